import { ada, ben, COUNTY_1, cleo, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { batch, codes, fact, must, openCounty, school } from '../test/scene.ts'
import { previewBatch, recordBatch } from './batches.ts'
import { readFigures } from './figures.ts'
import { findRegion } from './regions.ts'

const db = await testDatabase()
let scene: Awaited<ReturnType<typeof openCounty>>
beforeAll(async () => {
  scene = await openCounty(db)
})
const figures = async (knownAt?: Date) => {
  const set = must(
    await scene.as(ada, tx => readFigures(tx, { region: COUNTY_1, ...(knownAt && { knownAt }) })),
  )
  return { ...set, values: Object.fromEntries(set.figures.map(f => [`${f.unit} ${f.metric}`, f.value])) }
}
const count = async (table: string) =>
  Number((await db.admin.query(`select count(*) from ${table}`)).rows[0].count)

describe('recording a batch', () => {
  it('another county sees nothing of it and cannot write into it', async () => {
    must(await scene.tell(batch([fact('A', 480)])))
    const seen = await scene.as(ben, tx => findRegion(tx, COUNTY_1))
    expect(codes(seen)).toEqual(['data.unknown-region'])
    const written = await scene.as(ben, tx => recordBatch(tx, batch([fact('A', 1)])))
    expect(codes(written)).toEqual(['data.unknown-region'])
  })

  it('stores new figures, keeps a true zero and "not available" apart, and says how many', async () => {
    const facts = [fact('B', 0), fact('C', null), fact('A', 0.1 + 0.2, { metric: 'site_area' })]
    expect(must(await scene.tell(batch(facts)))).toMatchObject({ factsNew: 3, factsChanged: 0, factsSame: 0 })
    const { values } = await figures()
    expect(values).toMatchObject({ 'B pupils': 0, 'C pupils': null, 'A site_area': 0.30000000000000004 })
  })

  it('the same batch again changes nothing and leaves no source and no ledger entry', async () => {
    const before = [await count('data_facts'), await count('data_sources'), await count('store_ledger')]
    const again = must(await scene.tell(batch([fact('B', 0), fact('C', null)], { units: [school('A')] })))
    expect(again).toEqual({ source: null, unitsNew: 0, factsNew: 0, factsChanged: 0, factsSame: 2 })
    expect([await count('data_facts'), await count('data_sources'), await count('store_ledger')]).toEqual(
      before,
    )
  })

  it('a changed value is appended, and what was known before can be asked again', async () => {
    const then = await figures()
    expect(must(await scene.tell(batch([fact('A', 490), fact('B', 0)])))).toMatchObject({
      factsChanged: 1,
      factsSame: 1,
    })
    expect((await figures()).values['A pupils']).toBe(490)
    const again = await figures(then.knownAt)
    expect(again).toEqual(then)
    expect((await figures()).digest).not.toBe(then.digest)
  })

  it('text of a cell comes through with tabs, line breaks, backslashes and quotes', async () => {
    const raw = 'a\tb\nc\\N "d" \r\\'
    const cell = { sheet: '学生\t"表"', cell: 'C\\5' }
    must(await scene.tell(batch([{ ...fact('A', 1, { metric: 'odd', locator: cell }), raw, text: raw }])))
    const { rows } = await db.admin.query(`select raw, text, locator from data_facts where metric = 'odd'`)
    expect(rows).toEqual([{ raw, text: raw, locator: cell }])
  })

  it('a new name of a school is a new entry; the old one is still what was known then', async () => {
    const then = await figures()
    must(await scene.tell(batch([], { units: [school('A', { name: '甲校', openedOn: '1998-09-01' })] })))
    const now = await figures()
    expect(now.units.find(u => u.id === 'A')).toMatchObject({ name: '甲校', openedOn: '1998-09-01' })
    expect(now.digest).not.toBe(then.digest)
    expect((await figures(then.knownAt)).units.find(u => u.id === 'A')?.name).toBe('A学校')
  })

  it('everything wrong is said at once and nothing is stored', async () => {
    const before = [await count('data_facts'), await count('data_units'), await count('data_sources')]
    const refused = await scene.tell(
      batch([fact('A', 1), fact('A', 2), fact('X', 3)], {
        units: [school('D', { parent: 'Y' }), school('E')],
      }),
    )
    expect(codes(refused)).toEqual(['data.unknown-unit', 'data.unknown-unit', 'data.told-twice'])
    expect([await count('data_facts'), await count('data_units'), await count('data_sources')]).toEqual(
      before,
    )
  })

  it('people of one school cannot bring in figures of another', async () => {
    const refused = await scene.as(cleo, tx => recordBatch(tx, batch([fact('A', 1)])))
    expect(codes(refused)).toEqual(['data.outside-own-unit'])
  })

  it('is in the ledger with who and how much', async () => {
    must(await scene.tell(batch([fact('A', 495)], { reason: '核对后更正' })))
    const { rows } = await db.admin.query(
      `select actor_id, event, detail from store_ledger order by recorded_at desc limit 1`,
    )
    expect(rows[0]).toMatchObject({
      actor_id: 'ada',
      event: 'data.batch-recorded',
      detail: { stream: 'workbook', factsChanged: 1, reason: '核对后更正' },
    })
  })

  it('facts cannot be changed or removed by the product itself', async () => {
    for (const statement of ['update data_facts set value = 1', 'delete from data_facts']) {
      const deed = async () => {
        const client = await db.admin.connect()
        try {
          await client.query(`begin; set local role junheng_app; set local app.region = '99'; ${statement}`)
        } finally {
          await client.query('rollback')
          client.release()
        }
      }
      await expect(deed()).rejects.toThrow(/permission denied/)
    }
  })

  it('two batches of one transaction have instants of their own', async () => {
    const [first, second] = await scene.as(ada, async tx => [
      must(await recordBatch(tx, batch([fact('B', 7)]))).source,
      must(await recordBatch(tx, batch([fact('B', 8)]))).source,
    ])
    const { rows } = await db.admin.query(
      'select source_id, recorded_at from data_sources where source_id = any($1) order by recorded_at',
      [[first, second]],
    )
    expect(rows.map(r => r.source_id)).toEqual([first, second])
    expect((await figures()).values['B pupils']).toBe(8)
  })

  it('a slower transaction that began earlier still comes later: what is known at an instant never changes', async () => {
    let release = () => {}
    const held = new Promise<void>(go => {
      release = go
    })
    let began = () => {}
    const started = new Promise<void>(go => {
      began = go
    })
    const slow = scene.as(ada, async tx => {
      await findRegion(tx, COUNTY_1)
      began()
      await held
      return recordBatch(tx, batch([fact('C', 33)]))
    })
    await started
    must(await scene.tell(batch([fact('A', 500)])))
    const then = await figures()
    release()
    must(await slow)
    expect((await figures()).values['C pupils']).toBe(33)
    expect(await figures(then.knownAt)).toEqual(then)
  })
})

describe('previewing a batch', () => {
  it('tells what would be new, changed, the same and contested, with where it stands, and stores nothing', async () => {
    must(
      await scene.tell(batch([fact('A', 1, { metric: 'teachers' }), fact('B', 2, { metric: 'teachers' })])),
    )
    const before = await count('data_facts')
    const next = batch(
      [
        fact('A', 5, { metric: 'teachers' }),
        fact('B', 2, { metric: 'teachers' }),
        fact('D', 9, { metric: 'teachers' }),
      ],
      { units: [school('D')] },
    )
    const preview = must(await scene.as(ada, tx => previewBatch(tx, next)))
    expect(preview).toMatchObject({ unitsNew: 1, unitsKnown: 2, factsNew: 1, factsChanged: 1, factsSame: 1 })
    expect(preview.sample).toEqual([
      {
        unit: 'A',
        unitName: '甲校',
        metric: 'teachers',
        stage: 'primary',
        before: 1,
        after: 5,
        at: '学生!C5',
      },
      {
        unit: 'D',
        unitName: 'D学校',
        metric: 'teachers',
        stage: 'primary',
        before: null,
        after: 9,
        at: '学生!C5',
      },
    ])
    expect(await count('data_facts')).toBe(before)
    const rival = { ...next, source: { ...next.source, stream: 'register' } }
    const contested = must(await scene.as(ada, tx => previewBatch(tx, rival)))
    expect(contested).toMatchObject({ factsNew: 3, factsChanged: 0, factsContested: 1 })
    expect(contested.sample.map(s => [s.unit, s.before, s.after])).toEqual([
      ['A', 1, 5],
      ['B', 2, 2],
      ['D', null, 9],
    ])
  })
})
