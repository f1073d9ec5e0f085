import { testDatabase } from '@kit/testkit'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assessFigures } from '../rules/assess-figures.ts'
import { openRulebook } from '../rules/rulebook.ts'
import { countySql } from '../sql/county-sql.ts'
import { arbitraryCounty } from './arbitrary-county.ts'
import { type CountyText, PERIOD } from './county.ts'
import { demoPack, vocabulary } from './pack.ts'

const db = await testDatabase()
const DAY = '2020-09-01'
const pack = demoPack()
const additive = [...vocabulary.metrics.values()]
  .filter(m => ['count', 'amount', 'money'].includes(m.type) && (m.merge ?? 'add') === 'add')
  .map(m => m.id)
const statement = countySql(openRulebook(pack, vocabulary, DAY), additive)

interface Line {
  stage: string
  unit: string
  indicator: string
  value: number | null
  cv: number | null
  verdict: string
}

async function inDatabase(text: CountyText): Promise<Line[]> {
  const parents = new Map(text.units.map(u => [u.id, u.parent]))
  const rows = text.figures.map(f => ({ ...f, parent: parents.get(f.unit) }))
  const client = await db.admin.connect()
  try {
    await client.query('begin')
    await client.query(
      `create temporary table county_figures on commit drop as
       select * from jsonb_to_recordset($1) as t(unit text, parent text, metric text, stage text, value numeric)`,
      [JSON.stringify(rows)],
    )
    return (await client.query<Line>(statement)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const key = (l: { stage: string; unit: string; indicator: string }) => `${l.stage}/${l.unit}/${l.indicator}`

it('the engine and the database agree on every value, coefficient and verdict of generated counties', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryCounty, async text => {
      const result = assessFigures({ ...text, pack, vocabulary, period: PERIOD, day: DAY })
      const ours = result.schools.flatMap(s =>
        s.cells.map((cell, i) => {
          const indicator = result.order[i]!
          const spread = result.indicators.find(x => x.indicator === indicator && x.stage === s.stage)
          const school = s.fails.includes('schools') ? 'fail' : undefined
          return {
            stage: s.stage,
            unit: s.unit,
            indicator,
            value: cell.value,
            cv: spread?.cv ?? null,
            fails: school,
          }
        }),
      )
      const theirs = new Map((await inDatabase(text)).map(l => [key(l), l]))
      expect(new Set(theirs.keys())).toEqual(new Set(ours.map(key)))
      for (const line of ours) {
        const other = theirs.get(key(line))!
        expect(close(line.value, other.value), `${key(line)} value ${line.value} ${other.value}`).toBe(true)
        expect(close(line.cv, other.cv), `${key(line)} cv ${line.cv} ${other.cv}`).toBe(true)
        expect(other.verdict === 'fail').toBe(line.fails === 'fail')
      }
      for (const stage of ['primary', 'junior']) {
        const test = result.tests.find(t => t.id === 'schools' && t.stage === stage)
        const open = [...theirs.values()].filter(l => l.stage === stage && l.verdict === 'undetermined')
        expect([...new Set(open.map(l => l.unit))].sort()).toEqual([...(test?.missing ?? [])].sort())
      }
    }),
    { numRuns: 60 },
  )
})

function close(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))
}
