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
  await db.admin.query('truncate data_choices, data_facts, data_sources cascade')
  let minute = 0
  for (const [n, story] of stories.entries()) {
    const key = [COUNTY_1, 'A', PERIOD, `metric-${n}`, 'primary']
    const ids: string[] = []
    for (const { stream, value, pick } of story) {
      const id = randomUUID()
      ids.push(id)
      const at = new Date(Date.UTC(2021, 0, 1, 0, ++minute))
      await db.admin.query(
        `with source as (insert into data_sources values ($1, $2, 'form', $3, null, null, null, null, 'x', $4))
         insert into data_facts values ($1, $2, 1, $5, $6, $7, $8, $9, null, null, '{}', $4)`,
        [COUNTY_1, id, stream, at, ...key.slice(1), value],
      )
      if (pick === null) continue
      const chosenAt = new Date(at.getTime() + 1000)
      const row = [COUNTY_1, randomUUID(), ...key.slice(1), ids[pick % ids.length], chosenAt]
      await db.admin.query(
        `insert into data_choices values ($1, $2, $3, $4, $5, $6, $7, 1, 'r', 'x', $8)`,
        row,
      )
    }
  }
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
    { numRuns: 3 },
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
