import { assert, type Stage } from '@kit/base'
import { rationalOf } from '@kit/kernels'
import type { Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import { atLeastK, ROW_VERDICTS } from './at-least-k.ts'
import { at } from './column.ts'
import { exactRow } from './exact-row.ts'
import { exactValue } from './exact-value.ts'
import type { County, StageMeasures } from './measure-county.ts'
import { decide, NOTHING, type Outcome } from './outcome.ts'
import { atLeastKSays, schoolValueSays } from './school-says.ts'
import { reached } from './verdicts.ts'

type AtLeastK = Extract<Test, { op: 'at-least-k@1' }>
type SchoolValue = Extract<Test, { op: 'school-value@1' }>

/** At least k indicators reach their threshold in every school, and the rest the floor. */
export function atLeastKOutcome(county: County, test: AtLeastK, stage: Stage): Outcome {
  const { schools, columns, measures } = stageOf(county, stage)
  const tested = measures.filter(m => test.indicators.includes(m.of.indicator.id))
  const rows = atLeastK(
    tested.map(m => m.of),
    test.k,
    columns.table.rows,
  )
  const verdicts = schools.map((_, i) => ROW_VERDICTS[rows.verdict[i]!]!)
  const summary = summed(
    county,
    test,
    stage,
    schools.map(s => s.unit.id),
    verdicts,
    1,
  )
  return { ...summary, says: atLeastKSays(county, test, summary, tested, verdicts) }
}

/** One comparison a school; those for which `when` does not hold are not asked. */
export function schoolValueOutcome(county: County, test: SchoolValue, stage: Stage | null): Outcome {
  const { schools, columns } = stageOf(county, stage ?? 'all')
  const value = columns.evaluate(test.value.expr, 'as-given')
  const limit = columns.evaluate(test.limit.expr, 'as-given')
  const when = test.when ? columns.evaluate(test.when.expr, 'as-given') : 1
  const verdicts = schools.map((_, row): Verdict => {
    const asked = at(when, row)
    if (asked === 0) return 'not-applicable'
    const verdict = decide(known(at(value, row)), test.compare, known(at(limit, row)), () => {
      const exact = exactRow(columns, row, 'as-given')
      return { value: exactValue(test.value.expr, exact), limit: exactValue(test.limit.expr, exact) }
    })
    return Number.isNaN(asked) && verdict === 'fail' ? 'undetermined' : verdict
  })
  const share = typeof test.share === 'number' ? test.share : county.book.parameter(test.share, 'all')
  const summary = summed(
    county,
    test,
    stage,
    schools.map(s => s.unit.id),
    verdicts,
    share,
  )
  const ranked = schools.map((school, row) => ({
    school,
    value: known(at(value, row)),
    limit: known(at(limit, row)),
  }))
  return { ...summary, says: schoolValueSays(county, test, summary, ranked, verdicts) }
}

/** The verdict over all schools asked: how many pass against how many have to. */
function summed(
  county: County,
  test: Test,
  stage: Stage | null,
  units: readonly string[],
  verdicts: readonly Verdict[],
  share: number | null,
): Omit<Outcome, 'says'> {
  const with_ = (wanted: Verdict) => units.filter((_, i) => verdicts[i] === wanted)
  const outside = county.leftOut.filter(l => l.open).map(l => l.school.unit.id)
  const passing = with_('pass').length
  const open = with_('undetermined').length + outside.length
  const asked = passing + with_('fail').length + open
  return {
    ...NOTHING,
    test,
    stage,
    verdict: verdictOf(passing, open, asked, share),
    value: asked === 0 || open > 0 ? null : passing / asked,
    compare: '>=',
    limit: share,
    unit: 'ratio',
    failing: with_('fail'),
    missing: [...with_('undetermined'), ...outside],
    schools: new Map(units.map((unit, i) => [unit, verdicts[i]!])),
  }
}

/** Whether enough of the schools asked pass, with those of which it is open. */
export function verdictOf(passing: number, open: number, asked: number, share: number | null): Verdict {
  if (asked === 0) return 'not-applicable'
  if (share === null) return 'undetermined'
  const { n, d } = rationalOf(share)
  const needed = Number((n * BigInt(asked) + d - 1n) / d)
  return reached(passing, open, needed)
}

export function stageOf(county: County, stage: Stage): StageMeasures {
  const found = county.stages.get(stage)
  assert(found, `stage ${stage} is in the scope`)
  return found
}

export function known(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
