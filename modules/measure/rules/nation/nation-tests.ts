import { assert, type Stage, unreachable } from '@kit/base'
import { compareCompositeExactly, compositeCv, type ExactSchool, exactSquaredCv, sideOf } from '@kit/kernels'
import type { Test } from '@kit/policy'
import type { Verdict } from '../../schema.ts'
import { atLeastK } from '../at-least-k.ts'
import { at, type Columns } from '../column.ts'
import { satisfies } from '../columns.ts'
import { exactRatio } from '../indicator-columns.ts'
import { type Measure, measureTable } from '../measure-county.ts'
import { exactCvSide } from '../measure-nation.ts'
import { quantityAt, sideOfQuantity } from '../quantity.ts'
import { verdictOf } from '../school-tests.ts'
import { allOf, reached } from '../verdicts.ts'
import type { OpenCounties } from './counties.ts'

/** One test in every county; of a comparison of the county its value too (NaN: missing). */
export interface NationTest {
  readonly id: string
  readonly verdicts: readonly Verdict[]
  readonly value: Float64Array | null
}

/** Every test of the pack for every county of a block, with the meaning of `decideCounty`. */
export function decideCounties(counties: OpenCounties): NationTest[] {
  const { book, table } = counties.own
  const decided = new Map<string, NationTest>()
  const measures = new Map<Stage, Measure[]>()
  const on: Deciding = {
    counties,
    rows: table.rows,
    decide: id => {
      const known = decided.get(id)
      if (known) return known
      const test = decideTest(on, book.test(id))
      decided.set(id, test)
      return test
    },
    measuresOf: stage => {
      const known = measures.get(stage)
      if (known) return known
      const columns = counties.at(stage)
      const made = columns ? measureTable(columns) : []
      measures.set(stage, made)
      return made
    },
  }
  return book.pack.tests.map(test => on.decide(test.id))
}

interface Deciding {
  readonly counties: OpenCounties
  readonly rows: number
  readonly decide: (id: string) => NationTest
  readonly measuresOf: (stage: Stage) => readonly Measure[]
}

function decideTest(on: Deciding, test: Test): NationTest {
  const { id } = test
  switch (test.op) {
    case 'region-value@1':
      return regionValues(on, test)
    case 'school-value@1':
      return { id, value: null, verdicts: byStage(on, test, stage => schoolValues(on, test, stage)) }
    case 'at-least-k@1':
      return { id, value: null, verdicts: byStage(on, test, stage => schoolsReaching(on, test, stage)) }
    case 'cv-each@1':
    case 'cv-mean@1':
      return { id, value: null, verdicts: byStage(on, test, stage => spreads(on, test, stage)) }
    case 'attested@1': {
      const flags = on.counties.own.evaluate({ op: 'metric', id: test.metric }, 'as-given')
      const said = (flag: number): Verdict =>
        Number.isNaN(flag) ? 'undetermined' : flag === 0 ? 'fail' : 'pass'
      return { id, value: null, verdicts: each(on, c => said(at(flags, c))) }
    }
    case 'score@1':
      return { id, value: null, verdicts: scores(on, test) }
    case 'all@1': {
      const of = test.of.map(on.decide)
      return { id, value: null, verdicts: each(on, c => allOf(of.map(o => o.verdicts[c]!))) }
    }
    default:
      return unreachable(test)
  }
}

function each<T>({ rows }: Deciding, of: (county: number) => T): T[] {
  return Array.from({ length: rows }, (_, county) => of(county))
}

/** Over the stages it is asked for, as one verdict. */
function byStage(
  on: Deciding,
  test: Extract<Test, { readonly stages: readonly Stage[] | null }>,
  decide: (stage: Stage) => readonly Verdict[],
): Verdict[] {
  const whole = test.op === 'school-value@1' ? (['all'] as const) : on.counties.own.book.pack.scope.stages
  const stages = (test.stages ?? whole).map(decide)
  return each(on, c => allOf(stages.map(verdicts => verdicts[c]!)))
}

function regionValues(on: Deciding, test: Extract<Test, { op: 'region-value@1' }>): NationTest {
  const { own } = on.counties
  const values = own.evaluate(test.value.expr, 'as-given')
  const limits = own.evaluate(test.limit.expr, 'as-given')
  const verdicts = each(on, (c): Verdict => {
    const value = quantityAt(own, test.value, values, c)
    const limit = quantityAt(own, test.limit, limits, c)
    if (!value || !limit) return 'undetermined'
    return satisfies(test.compare, sideOfQuantity(value, limit)) ? 'pass' : 'fail'
  })
  const value = Float64Array.from({ length: on.rows }, (_, c) => at(values, c))
  own.release(values)
  own.release(limits)
  return { id: test.id, verdicts, value }
}

/** `schools` gives −1 not asked, 0 open, 1 fails, 2 passes. */
function shareOfSchools(
  on: Deciding,
  columns: Columns,
  share: number | null,
  school: (row: number) => number,
): Verdict[] {
  const { counties } = columns.table
  return each(on, c => {
    const count = [0, 0, 0]
    for (let i = counties[c]!; i < counties[c + 1]!; i++) {
      const verdict = school(i)
      if (verdict >= 0) count[verdict]! += 1
    }
    const open = count[0]! + on.counties.unplaced[c]!
    return verdictOf(count[2]!, open, open + count[1]! + count[2]!, share)
  })
}

function schoolValues(on: Deciding, test: Extract<Test, { op: 'school-value@1' }>, stage: Stage): Verdict[] {
  const columns = stageOf(on, stage)
  const values = columns.evaluate(test.value.expr, 'as-given')
  const limits = columns.evaluate(test.limit.expr, 'as-given')
  const when = test.when ? columns.evaluate(test.when.expr, 'as-given') : 1
  const decided = (i: number): number => {
    const asked = at(when, i)
    if (asked === 0) return -1
    let side = sideOf(at(values, i), at(limits, i))
    if (Number.isNaN(side)) return 0
    if (side === 0) {
      const value = quantityAt(columns, test.value, values, i)
      const limit = quantityAt(columns, test.limit, limits, i)
      assert(value && limit, 'what lies on its limit is not missing')
      side = sideOfQuantity(value, limit)
    }
    if (satisfies(test.compare, side)) return 2
    return Number.isNaN(asked) ? 0 : 1
  }
  const share = typeof test.share === 'number' ? test.share : columns.book.parameter(test.share, 'all')
  const verdicts = shareOfSchools(on, columns, share, decided)
  for (const column of [values, limits, when]) columns.release(column)
  return verdicts
}

function schoolsReaching(on: Deciding, test: Extract<Test, { op: 'at-least-k@1' }>, stage: Stage): Verdict[] {
  const tested = on.measuresOf(stage).filter(m => test.indicators.includes(m.of.indicator.id))
  const columns = stageOf(on, stage)
  const { verdict } = atLeastK(
    tested.map(m => m.of),
    test.k,
    columns.table.rows,
  )
  return shareOfSchools(on, columns, 1, i => verdict[i]!)
}

function spreads(
  on: Deciding,
  test: Extract<Test, { op: 'cv-each@1' | 'cv-mean@1' }>,
  stage: Stage,
): Verdict[] {
  const columns = stageOf(on, stage)
  const { counties } = columns.table
  const limit = columns.book.parameter(test.limit, stage)
  const tested = test.indicators.flatMap(id => on.measuresOf(stage).filter(m => m.of.indicator.id === id))
  return each(on, (c): Verdict => {
    const unplaced = on.counties.unplaced[c]! > 0
    if (tested.length === 0 || (counties[c] === counties[c + 1] && !unplaced)) return 'not-applicable'
    if (unplaced || limit === null) return 'undetermined'
    if (test.op === 'cv-mean@1') return meanWithin(columns, tested, c, limit)
    return allOf(tested.map(measure => within(columns, measure, c, limit)))
  })
}

function within(columns: Columns, { of, spread }: Measure, county: number, limit: number): Verdict {
  const near = sideOf(spread.cv[county]!, limit)
  if (Number.isNaN(near)) return 'undetermined'
  return (near === 0 ? exactCvSide(columns, of, county, limit) : near) <= 0 ? 'pass' : 'fail'
}

function meanWithin(columns: Columns, tested: readonly Measure[], county: number, limit: number): Verdict {
  const near = sideOf(compositeCv(tested.map(m => m.spread.cv[county]!)), limit)
  if (Number.isNaN(near)) return 'undetermined'
  const squared = () => tested.map(m => exactSquaredCv(exactSchools(columns, m, county)))
  return (near === 0 ? compareCompositeExactly(squared(), limit) : near) <= 0 ? 'pass' : 'fail'
}

function exactSchools(columns: Columns, { of }: Measure, county: number): ExactSchool[] {
  const { counties } = columns.table
  const rows = Array.from(
    { length: counties[county + 1]! - counties[county]! },
    (_, i) => counties[county]! + i,
  )
  return rows.map(row => exactRatio(columns, of, row)).filter(ratio => ratio !== null)
}

function scores(on: Deciding, test: Extract<Test, { op: 'score@1' }>): Verdict[] {
  const { own } = on.counties
  const pass = own.book.parameter(test.pass, 'all')
  const items = test.items.map(item => ({
    ...item,
    verdicts: on.decide(item.test).verdicts,
    less: item.deduct ? own.evaluate(item.deduct.expr, 'as-given') : null,
  }))
  return each(on, c => {
    let [got, open] = [0, 0]
    for (const { points, verdicts, less } of items) {
      const verdict = verdicts[c]!
      const lost = verdict === 'fail' ? (less === null ? points : at(less, c)) : 0
      if (verdict === 'undetermined' || Number.isNaN(lost)) open += points
      else got += Math.min(points, Math.max(0, points - lost))
    }
    return pass === null ? 'undetermined' : reached(got, open, pass)
  })
}

function stageOf({ counties }: Deciding, stage: Stage): Columns {
  const columns = counties.at(stage)
  assert(columns, `stage ${stage} is in the scope`)
  return columns
}
