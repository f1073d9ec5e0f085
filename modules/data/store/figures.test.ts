import { randomUUID } from 'node:crypto'
import { ada, COUNTY_1, testDatabase } from '@kit/testkit'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { resolve } from '../rules/resolve.ts'
import { everything } from '../service/figures.ts'
import { loadStories } from '../service/stories.ts'
import { openCounty, PERIOD } from '../test/scene.ts'
import { countFigures, loadFigureKeys, loadFigures } from './figures.ts'

const db = await testDatabase()
let scene: Awaited<ReturnType<typeof openCounty>>
beforeAll(async () => {
  scene = await openCounty(db)
})

interface Saying {
  readonly stream: string
  readonly value: number | null
  /** An earlier entry of the same history somebody picks after this one was recorded. */
  readonly pick: number | null
}
const saying: fc.Arbitrary<Saying> = fc.record({
  stream: fc.constantFrom('a', 'b', 'c'),
  value: fc.option(fc.integer({ min: 0, max: 2 })),
  pick: fc.option(fc.nat(9), { freq: 3 }),
})
const histories = fc.array(fc.array(saying, { minLength: 1, maxLength: 8 }), {
  minLength: 120,
  maxLength: 120,
})

/** Writes each history as the figure of a metric of its own, one entry a minute. */
async function write(stories: readonly (readonly Saying[])[]): Promise<void> {
  let minute = 0
  const at = (second: number) => new Date(Date.UTC(2021, 0, 1, 0, minute, second)).toISOString()
  const entries = stories.flatMap((story, n) => {
    const ids = story.map(() => randomUUID())
    return story.map(({ stream, value, pick }, i) => {
      minute++
      const picked = pick === null ? null : ids[pick % (i + 1)]
      return { id: ids[i], stream, value, metric: `metric-${n}`, at: at(0), picked, picked_at: at(1) }
    })
  })
  const given = `from jsonb_to_recordset($2) as e (id uuid, stream text, value float8, metric text, at timestamptz,
    picked uuid, picked_at timestamptz)`
  const fill = (statement: string) =>
    db.admin.query(`${statement} ${given}`, [COUNTY_1, JSON.stringify(entries)])
  await db.admin.query('truncate data_choices, data_facts, data_sources, data_imports')
  await fill(`insert into data_sources select $1, id, 'form', stream, null, null, null, null, 'x', at`)
  await fill(`insert into data_facts
    select $1, id, 1, 'A', '${PERIOD}', metric, 'primary', value, null, null, '{}', at`)
  await db.admin.query(
    `insert into data_choices
     select $1, gen_random_uuid(), 'A', '${PERIOD}', metric, 'primary', picked, 1, 'r', 'x', picked_at ${given}
     where picked is not null`,
    [COUNTY_1, JSON.stringify(entries)],
  )
}

it('the decision in SQL is the decision of the rule, for generated histories at every instant', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.array(fc.nat(600), { minLength: 2, maxLength: 2 }),
      async (stories, minutes) => {
        await write(stories)
        const all = await scene.as(ada, tx =>
          loadStories(
            tx,
            COUNTY_1,
            stories.map((_, n) => keyOf(n)),
          ),
        )
        for (const minute of [...minutes, 100_000]) {
          const knownAt = new Date(Date.UTC(2021, 0, 1, 0, minute))
          const bySql = await scene.as(ada, tx => loadFigures(tx, { ...everything(COUNTY_1), knownAt }))
          const byRule = all.flatMap(({ entries, choices }) => {
            const said = entries.map(e => ({ ...e.fact, stream: e.source.stream, recordedAt: e.at }))
            const r = resolve(said, choices, knownAt)
            if (!r) return []
            const { standing, outdated, official } = r
            return [
              {
                ...keyOf(Number(official.metric.slice(7))),
                value: official.value,
                fact: official.id,
                standing,
                outdated,
              },
            ]
          })
          expect(byMetric(bySql)).toEqual(byMetric(byRule))
        }
      },
    ),
    { numRuns: 10, endOnFailure: true },
  )
})

function keyOf(n: number) {
  return { unit: 'A', period: PERIOD, metric: `metric-${n}`, stage: 'primary' as const }
}
function byMetric<T extends { metric: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.metric < b.metric ? -1 : 1))
}

it('a page knows the total also beyond its end, and counts agree with pages', async () => {
  const told = (stream: string, value: number | null) => ({ stream, value, pick: null })
  await write([[told('a', 1)], [told('a', 1), told('b', 2)], [told('a', 1), told('b', 2)]])
  const page = (standing: 'contested' | null, offset: number, limit: number) =>
    scene.as(ada, tx => loadFigureKeys(tx, everything(COUNTY_1), { standing, offset, limit }))
  expect(await page(null, 1, 1)).toEqual({ total: 3, keys: [keyOf(1)] })
  expect(await page('contested', 0, 10)).toEqual({ total: 2, keys: [keyOf(1), keyOf(2)] })
  expect(await page('contested', 10, 10)).toEqual({ total: 2, keys: [] })
  const counts = await scene.as(ada, tx => countFigures(tx, everything(COUNTY_1)))
  expect(counts).toEqual([{ period: PERIOD, figures: 3, contested: 2, schools: 1 }])
})
