import type { Stage } from '@kit/base'
import type { Rational } from '@kit/kernels'
import { evaluate, type Formula, type Row, type Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import type { Columns } from './column.ts'
import { exactRow } from './exact-row.ts'
import { type ExactRow, exactly, exactValue } from './exact-value.ts'
import type { County } from './measure-county.ts'
import { comparisonWords, decide, NOTHING, type Outcome } from './outcome.ts'
import { columnKey } from './stage-table.ts'
import { sentence, withUnit } from './wording.ts'

type RegionValue = Extract<Test, { op: 'region-value@1' }>
type Attested = Extract<Test, { op: 'attested@1' }>

/** One comparison on figures of the county and sums over its schools. */
export function regionValueOutcome(county: County, test: RegionValue): Outcome {
  const value = regionValue(county, test.value)
  const limit = regionValue(county, test.limit)
  const row = exactCounty(county)
  const verdict = decide(value, test.compare, limit, () => ({
    value: exactValue(test.value.expr, row),
    limit: exactValue(test.limit.expr, row),
  }))
  const { vocabulary } = county.book
  const places = {
    title: test.title,
    compare: comparisonWords(test.compare),
    value: withUnit(value ?? 0, test.unit, vocabulary, limit),
    limit: withUnit(limit ?? 0, test.unit, vocabulary),
  }
  const says =
    value === null || limit === null
      ? sentence(
          '“{title}”缺少数据，暂不能判定。',
          '“{title}” cannot be decided: figures are missing.',
          places,
        )
      : verdict === 'pass'
        ? sentence(
            '{title}：{value}，符合{compare}{limit}的要求。',
            '{title}: {value}, {compare} {limit} as required.',
            places,
          )
        : sentence(
            '{title}：{value}，未达到{compare}{limit}的要求。',
            '{title}: {value}, but {compare} {limit} is required.',
            places,
          )
  return {
    ...NOTHING,
    test,
    stage: null,
    verdict,
    value,
    compare: test.compare,
    limit,
    unit: test.unit,
    says,
  }
}

/** A person attests it: yes, no, or nobody has said anything yet. */
export function attestedOutcome(county: County, test: Attested): Outcome {
  const flag = county.region.get(columnKey(test.metric, 'all'))?.value ?? null
  const verdict: Verdict = flag === null ? 'undetermined' : flag === 0 ? 'fail' : 'pass'
  const places = { title: test.title }
  const says = {
    pass: sentence('{title}：已确认符合。', '{title}: attested.', places),
    fail: sentence('{title}：确认为不符合。', '{title}: attested as not met.', places),
    undetermined: sentence('{title}：尚未有人确认。', '{title}: nobody has attested it yet.', places),
  }[verdict]
  return {
    ...NOTHING,
    test,
    stage: null,
    verdict,
    value: flag,
    missing: flag === null ? [test.metric] : [],
    says,
  }
}

export function regionValue(county: County, formula: Formula): number | null {
  return evaluate(formula.expr, countyRow(county))
}

/** The same without rounding. */
export function exactRegionValue(county: County, formula: Formula): Rational | null {
  return exactValue(formula.expr, exactCounty(county))
}

function countyRow(county: County): Row {
  return {
    figure: (metric, stage) => county.region.get(columnKey(metric, stage ?? 'all'))?.value ?? null,
    parameter: id => county.book.parameter(id, 'all'),
    schools: stage => schoolRows(county, stage, row, { figure: () => null, parameter: () => null }),
    before: years => {
      const earlier = county.before(years)
      return earlier && countyRow(earlier)
    },
  }
}

export function exactCounty(county: County): ExactRow {
  return {
    figure: (metric, stage) => exactly(county.region.get(columnKey(metric, stage ?? 'all'))?.value),
    parameter: id => exactly(county.book.parameter(id, 'all')),
    schools: stage =>
      schoolRows(county, stage, (columns, i) => exactRow(columns, i, 'as-given'), {
        figure: () => null,
        parameter: () => null,
      }),
    before: years => {
      const earlier = county.before(years)
      return earlier && exactCounty(earlier)
    },
  }
}

/** Every school in scope; one that cannot be placed counts as a school of which nothing is known. */
function schoolRows<R>(
  county: County,
  stage: Stage | null,
  rowOf: (columns: Columns, i: number) => R,
  unknown: R,
): R[] {
  const at = county.stages.get(stage ?? 'all')
  const rows = at?.schools.map((_, i) => rowOf(at.columns, i)) ?? []
  return county.leftOut.some(l => l.open) ? [...rows, unknown] : rows
}

/** One row of a table as the pack language sees it. */
export function row({ table, book }: Columns, i: number): Row {
  return {
    figure: (metric, stage) => {
      const value = table.columns.get(columnKey(metric, stage))?.[i]
      return value === undefined || Number.isNaN(value) ? null : value
    },
    parameter: id => book.parameter(id, table.stage),
  }
}
