import type { Text } from '@kit/base'
import type { Entitlement, Formula } from '@kit/policy'
import type { EntitlementRow } from '../../plan-schema.ts'
import { exactly, exactValue } from '../exact-value.ts'
import { regionStep } from '../lineage/explain-test.ts'
import { clauseOf, formulaStep, inWords, parameterStep, type Step, step } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import type { Asked } from './asked.ts'
import { mostCovered } from './entitlements.ts'
import { numberOf } from './target-standing.ts'

const HEADS: Text = { zh: '人数', en: 'heads' }
const COUNTED: Text = { zh: '核定人数', en: 'heads that count' }
const COVERED: Text = { zh: '最多覆盖人数', en: 'covered at most' }
const COVERED_OF: Text = { zh: '覆盖面基数', en: 'persons of whom so many are covered' }
const PAID: Text = { zh: '实际拨付', en: 'paid' }

/** The way back from an amount: heads that count, heads, rate and whose part it is. */
export function entitlementStep(
  county: County,
  { title, heads, counted, cover, rate, amount, shares, source }: Entitlement,
  of: Asked,
  row: EntitlementRow,
  rateStep: Step = parameterStep(county.book, rate, of.stageForRates),
): Step {
  const { book } = county
  const back = (name: Text, formula: Formula, value: number | null, unit: string) => ({
    ...stepOf(county, of, name, formula, value),
    unit,
  })
  return step(title, row.amount, {
    unit: 'fen',
    clause: clauseOf(book, source),
    formula: amount ? inWords(book, amount) : { zh: '核定人数 × 标准', en: 'heads that count × rate' },
    inputs: [
      ...(amount ? [back(title, amount, row.amount, 'fen')] : []),
      ...(counted ? [back(COUNTED, counted, cover ? personsIn(counted, of) : row.counted, 'person')] : []),
      ...(cover ? [coverStep(county, cover, of)] : []),
      back(HEADS, heads, row.heads, 'person'),
      rateStep,
      ...shares.map(({ level, part }, i) =>
        step(level, row.shares[i]?.amount ?? null, {
          unit: 'fen',
          inputs: [parameterStep(book, part, of.stageForRates)],
        }),
      ),
    ],
  })
}

/** The way back from what was paid; nothing where the pack does not say where it stands. */
export function paidStep(county: County, { paid }: Entitlement, of: Asked, row: EntitlementRow): Step | null {
  return paid ? { ...stepOf(county, of, PAID, paid, row.paid), unit: 'fen' } : null
}

function coverStep(county: County, cover: NonNullable<Entitlement['cover']>, of: Asked): Step {
  const { book } = county
  const most = mostCovered(cover, of, exactly(book.parameter(cover.atMost, of.stageForRates)))
  return step(COVERED, most && numberOf(most), {
    unit: 'person',
    formula: { zh: '基数 × 覆盖面上限，取整人', en: 'persons × cover, whole persons' },
    inputs: [
      { ...stepOf(county, of, COVERED_OF, cover.of, personsIn(cover.of, of)), unit: 'person' },
      parameterStep(book, cover.atMost, of.stageForRates),
    ],
  })
}

function personsIn(formula: Formula, of: Asked): number | null {
  const value = exactValue(formula.expr, of.exact)
  return value && numberOf(value)
}

function stepOf(county: County, { at }: Asked, name: Text, formula: Formula, value: number | null): Step {
  if (at === null) return { ...regionStep(county, formula, value), title: name }
  return formulaStep(name, formula, at.columns, at.school, at.row, 'as-given')
}
