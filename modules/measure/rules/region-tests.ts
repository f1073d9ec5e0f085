import type { Text } from '@kit/base'
import type { Rational } from '@kit/kernels'
import type { Formula, Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import { at } from './column.ts'
import { exactRow } from './exact-row.ts'
import { type ExactRow, exactValue } from './exact-value.ts'
import type { County } from './measure-county.ts'
import { comparisonWords, decide, NOTHING, type Outcome } from './outcome.ts'
import { type Quantity, quantityAt } from './quantity.ts'
import { known } from './school-tests.ts'
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
    value !== null && limit !== null && test.unit === 'yes-no'
      ? yesNoSays(test.title, value, verdict)
      : value === null || limit === null
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

/** Not «no, but at least yes is required»: what should have been said is the other word. */
function yesNoSays(title: Text, value: number, verdict: Verdict): Text {
  const said = (yes: boolean): Text => (yes ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })
  const places = { title, value: said(value !== 0), wanted: said(value === 0) }
  return verdict === 'pass'
    ? sentence('{title}：{value}，符合要求。', '{title}: {value}, as required.', places)
    : sentence('{title}：{value}，应为{wanted}。', '{title}: {value}, but it should be {wanted}.', places)
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

/** A formula of the county; null is missing. */
export function regionValue({ own }: County, formula: Formula): number | null {
  return known(at(own.evaluate(formula.expr, 'as-given'), 0))
}

/** The same, exact where floating point cannot tell. */
export function regionQuantity({ own }: County, formula: Formula): Quantity | null {
  return quantityAt(own, formula, own.evaluate(formula.expr, 'as-given'), 0)
}

/** The same without rounding. */
export function exactRegionValue(county: County, formula: Formula): Rational | null {
  return exactValue(formula.expr, exactCounty(county))
}

export function exactCounty({ own }: County): ExactRow {
  return exactRow(own, 0, 'as-given')
}
