import { ada, COUNTY_1, cleo, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { batch, codes, fact, must, openCounty, PERIOD, school } from '../test/scene.ts'
import { vocabulary } from '../test/vocabulary.ts'
import { chooseOfficial, correctFigure } from './corrections.ts'
import { figureHistory, listFigures, readFacts, readFigures } from './figures.ts'

const db = await testDatabase()
let scene: Awaited<ReturnType<typeof openCounty>>
beforeAll(async () => {
  scene = await openCounty(db)
})

const key = (unit: string) => ({ unit, period: PERIOD, metric: 'pupils', stage: 'primary' as const })
const history = async (unit: string) =>
  must(await scene.as(ada, tx => figureHistory(tx, COUNTY_1, key(unit))))
const choose = (unit: string, id: string, reason = '以学籍系统为准') =>
  scene.as(ada, tx => chooseOfficial(tx, { region: COUNTY_1, ...key(unit), fact: id, reason }))
const correct = (unit: string, value: number | null, reason = '校长来函更正') =>
  scene.as(ada, tx => correctFigure(tx, vocabulary, { region: COUNTY_1, ...key(unit), value, reason }))
const official = async (unit: string) => (await history(unit)).figure.official.value

/** A school of its own for each test, contested between workbook (480) and register (482). */
async function contested(unit: string): Promise<void> {
  must(await scene.tell(batch([fact(unit, 480)], { units: [school(unit)] })))
  must(await scene.tell(batch([fact(unit, 482)], { stream: 'register' })))
}

describe('choosing the official value', () => {
  it('makes the chosen stream official, with the reason on record and in the ledger', async () => {
    await contested('H1')
    expect((await history('H1')).figure).toMatchObject({ standing: 'contested', official: { value: 480 } })
    const register = (await history('H1')).entries[1]!.fact
    expect(must(await choose('H1', register.id))).toMatchObject({
      standing: 'chosen',
      official: { value: 482 },
    })
    const { choices } = await history('H1')
    expect(choices).toMatchObject([{ fact: register.id, reason: '以学籍系统为准', chosenBy: 'Ada' }])
    const { rows } = await db.admin.query(`select event, subject from store_ledger where subject like 'H1 %'`)
    expect(rows).toEqual([{ event: 'data.figure-chosen', subject: `H1 ${PERIOD} pupils primary` }])
  })

  it('follows the chosen stream and asks to look again when it moves', async () => {
    await contested('H2')
    must(await choose('H2', (await history('H2')).entries[1]!.fact.id))
    must(await scene.tell(batch([fact('H2', 500)], { stream: 'register' })))
    expect((await history('H2')).figure).toMatchObject({ official: { value: 500 }, outdated: true })
  })

  it('an entry of another figure, or a missing reason, is refused; both are said', async () => {
    await contested('H3')
    const foreign = (await history('H1')).entries[0]!.fact.id
    expect(codes(await choose('H3', foreign, '  '))).toEqual(['data.unknown-figure', 'data.reason-missing'])
  })
})

describe('correcting a figure', () => {
  it('keeps what stood before, and importing the old file again does not undo it', async () => {
    must(await scene.tell(batch([fact('H4', 480)], { units: [school('H4')] })))
    expect(must(await correct('H4', 481))).toMatchObject({ standing: 'chosen', official: { value: 481 } })
    must(await scene.tell(batch([fact('H4', 480)])))
    expect(await official('H4')).toBe(481)
    const { entries } = await history('H4')
    expect(entries.map(e => [e.fact.value, e.source.kind, e.fact.reason])).toEqual([
      [480, 'workbook', null],
      [481, 'correction', '校长来函更正'],
    ])
  })

  it('may say that a value is not available after all', async () => {
    must(await scene.tell(batch([fact('H5', 480)], { units: [school('H5')] })))
    must(await correct('H5', null))
    expect(await official('H5')).toBeNull()
    const set = must(await scene.as(ada, tx => readFigures(tx, { region: COUNTY_1 })))
    expect(set.figures.find(f => f.unit === 'H5')).toMatchObject({ value: null, standing: 'chosen' })
  })

  it('may fill a figure nobody has given yet', async () => {
    must(await scene.tell(batch([], { units: [school('H6')] })))
    expect(must(await correct('H6', 12))).toMatchObject({ standing: 'sole', official: { value: 12 } })
  })

  it('back to an earlier correction is a new entry with a reason of its own', async () => {
    must(await scene.tell(batch([fact('H7', 480)], { units: [school('H7')] })))
    for (const value of [481, 482, 481]) must(await correct('H7', value, `改为${value}`))
    const { entries } = await history('H7')
    expect(entries.map(e => e.fact.reason)).toEqual([null, '改为481', '改为482', '改为481'])
    expect(await official('H7')).toBe(481)
  })

  it('the same value, an unknown school, a wrong value and no reason are refused, all at once', async () => {
    expect(codes(await correct('H4', 481))).toEqual(['data.same-value'])
    expect(codes(await correct('nowhere', 0.5, ''))).toEqual([
      'data.unknown-unit',
      'data.reason-missing',
      'data.not-whole',
    ])
  })
})

describe('looking at figures', () => {
  it('a page is filtered by standing and unit and carries the rivals', async () => {
    await contested('H8')
    const page = must(
      await scene.as(ada, tx =>
        listFigures(tx, { region: COUNTY_1, unit: 'H8', standing: 'contested', offset: 0, limit: 10 }),
      ),
    )
    expect(page.total).toBe(1)
    expect(page.items[0]).toMatchObject({ official: { value: 480 }, rivals: [{ value: 482 }] })
  })

  it('people of one school see the figures of their own school only', async () => {
    must(await scene.tell(batch([fact('cleo-school', 77)], { units: [school('cleo-school')] })))
    const asked = { region: COUNTY_1, offset: 0, limit: 10 }
    const page = must(await scene.as(cleo, tx => listFigures(tx, asked)))
    expect(page.items.map(f => f.unit)).toEqual(['cleo-school'])
    const other = await scene.as(cleo, tx => listFigures(tx, { ...asked, unit: 'H8' }))
    expect(codes(other)).toEqual(['data.outside-own-unit'])
    expect(codes(await scene.as(cleo, tx => figureHistory(tx, COUNTY_1, key('H8'))))).toEqual([
      'data.outside-own-unit',
    ])
  })

  it('a figure leads back to its cell by the id of its fact', async () => {
    const set = must(await scene.as(ada, tx => readFigures(tx, { region: COUNTY_1, periods: [PERIOD] })))
    const id = set.figures.find(f => f.unit === 'H8')!.fact
    const facts = await scene.as(ada, tx => readFacts(tx, COUNTY_1, [id, 'nonsense']))
    expect(facts.get(id)).toMatchObject({
      fact: { value: 480, raw: '480', locator: { sheet: '学生', cell: 'C5' } },
      source: { kind: 'workbook', fileName: 'workbook.xlsx', importedBy: 'Ada' },
    })
    expect(facts.size).toBe(1)
  })

  it('the digest is that of the values, however they were told', async () => {
    const digest = async () =>
      must(await scene.as(ada, tx => readFigures(tx, { region: COUNTY_1, periods: ['2015-2016'] }))).digest
    const before = await digest()
    must(await scene.tell(batch([fact('H1', 5, { period: '2015-2016' })])))
    const told = await digest()
    must(await scene.tell(batch([fact('H1', 5, { period: '2015-2016' })], { stream: 'register' })))
    expect(told).not.toBe(before)
    expect(await digest()).toBe(told)
  })
})
