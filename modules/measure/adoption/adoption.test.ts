import { must } from '@kit/base'
import { ada, ben, COUNTY_1, testDatabase } from '@kit/testkit'
import { newRegion, registerRegion } from '@loop/data'
import { beforeAll, describe, expect, it } from 'vitest'
import { adoptedPacks, adoptPack, giveUpPack, listAdoptions } from '../service/adoptions.ts'
import { demoPack } from '../test/pack.ts'
import type { AdoptionEntry } from './schema.ts'
import { adoptionOn } from './standing.ts'

const db = await testDatabase()
const LAW = demoPack({ id: 'national/law' })
const OWN = demoPack({ id: 'plans/own', jurisdiction: COUNTY_1.slice(0, 6) })
const FOREIGN = demoPack({ id: 'plans/foreign', jurisdiction: '140107' })
const OPEN = demoPack({ id: 'plans/open' })
const deps = { packs: new Map([LAW, OWN, FOREIGN, OPEN].map(pack => [pack.id, pack])) }
const region = COUNTY_1

beforeAll(async () => {
  await db.store.transaction(ada, tx => registerRegion(tx, newRegion(COUNTY_1, { zh: '甲县', en: 'A' })))
})

const adopt = (pack: string, more: { note?: string; from?: string } = {}) =>
  db.store.transaction(ada, tx => adoptPack(tx, deps, { region, pack, note: '', ...more }))
const giveUp = (pack: string, from?: string) =>
  db.store.transaction(ada, tx => giveUpPack(tx, deps, { region, pack, from, note: '上级已另行部署' }))
const adopted = () =>
  db.store.transaction(ada, async tx => (await adoptedPacks(tx, deps, region)).map(pack => pack.id))
const codesOf = (result: Awaited<ReturnType<typeof adopt>>) =>
  result.ok ? [] : result.refusals.map(refusal => refusal.code)

describe('adopting a document', () => {
  it('the law holds without anybody adopting it, a plan does not', async () => {
    expect(await adopted()).toEqual(['national/law'])
    expect(codesOf(await adopt('national/law'))).toEqual(['measure.adopted-already'])
    expect(codesOf(await giveUp('national/law'))).toEqual(['measure.not-adopted'])
  })

  it('a plan of the own territory is adopted, once, and the deed is in the ledger', async () => {
    expect(must(await adopt('plans/own'))).toMatchObject({ adoption: 'adopted', territory: 'inside' })
    expect(codesOf(await adopt('plans/own'))).toEqual(['measure.adopted-already'])
    expect(await adopted()).toEqual(['national/law', 'plans/own'])
    const { rows } = await db.admin.query(
      "select detail from store_ledger where event = 'measure.pack-adopted'",
    )
    expect(rows.map(row => row.detail.pack)).toEqual(['plans/own'])
  })

  it('a plan made for another place is refused without a reason; the reason stays beside it', async () => {
    expect(codesOf(await adopt('plans/foreign', { note: '  ' }))).toEqual(['measure.other-territory'])
    expect(await adopted()).not.toContain('plans/foreign')
    const note = '市里要求参照执行'
    expect(must(await adopt('plans/foreign', { note }))).toMatchObject({ territory: 'outside', note })
  })

  it('a plan adopted from a later day is tried until then', async () => {
    const coming = must(await adopt('plans/open', { from: '2999-01-01' }))
    expect([coming.adoption, coming.from]).toEqual(['trial', '2999-01-01'])
    expect(await adopted()).not.toContain('plans/open')
  })

  it('given up it no longer holds, what was done stays on record, and it can be adopted again', async () => {
    must(await giveUp('plans/own'))
    expect(await adopted()).not.toContain('plans/own')
    expect(codesOf(await giveUp('plans/own'))).toEqual(['measure.not-adopted'])
    must(await adopt('plans/own'))
    const list = await db.store.transaction(ada, tx => listAdoptions(tx, deps, region))
    const deeds = list.find(one => one.pack === 'plans/own')?.entries.map(entry => entry.deed)
    expect(deeds).toEqual(['adopted', 'given-up', 'adopted'])
  })

  it('another county sees none of it', async () => {
    const list = await db.store.transaction(ben, tx => listAdoptions(tx, deps, region))
    expect(list.flatMap(one => one.entries)).toEqual([])
  })

  it('a document nobody knows is refused', async () => {
    expect(codesOf(await adopt('plans/nowhere'))).toEqual(['measure.unknown-pack'])
  })
})

describe('on which day it holds', () => {
  const entry = (deed: AdoptionEntry['deed'], from: string): AdoptionEntry => ({
    ...{ id: `${deed}-${from}`, pack: 'plans/open', deed, from, note: '' },
    ...{ madeBy: 'Ada', madeAt: '2026-01-01T00:00:00Z' },
  })
  const history = [entry('given-up', '2026-09-01'), entry('adopted', '2026-01-01')]

  it.each([
    ['2025-12-31', 'trial'],
    ['2026-01-01', 'adopted'],
    ['2026-08-31', 'adopted'],
    ['2026-09-01', 'trial'],
  ])('adopted from January, given up from September: on %s it is %s', (day, adoption) => {
    expect(adoptionOn(OPEN, region, history, day).adoption).toBe(adoption)
  })

  it('what was recorded last holds, whatever its day', () => {
    const again = [entry('adopted', '2026-03-01'), ...history]
    expect(adoptionOn(OPEN, region, again, '2026-10-01').adoption).toBe('adopted')
  })
})
