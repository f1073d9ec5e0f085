import type { Text } from '@kit/base'
import type { Entitlement, Formula } from '@kit/policy'
import type { EntitlementRow } from '../../plan-schema.ts'
import { regionStep } from '../lineage/explain-test.ts'
import { clauseOf, formulaStep, inWords, parameterStep, type Step, step } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import type { Asked } from './asked.ts'

const HEADS: Text = { zh: '人数', en: 'heads' }
const COUNTED: Text = { zh: '核定人数', en: 'heads that count' }

/** The way back from an amount: heads that count, heads, rate and whose part it is. */
export function entitlementStep(
  county: County,
  { title, heads, counted, rate, amount, shares, source }: Entitlement,
  of: Asked,
  row: EntitlementRow,
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
      ...(counted ? [back(COUNTED, counted, row.counted, 'person')] : []),
      back(HEADS, heads, row.heads, 'person'),
      parameterStep(book, rate, of.stageForRates),
      ...shares.map(({ level, part }, i) =>
        step(level, row.shares[i]?.amount ?? null, {
          unit: 'fen',
          inputs: [parameterStep(book, part, of.stageForRates)],
        }),
      ),
    ],
  })
}

function stepOf(county: County, { at }: Asked, name: Text, formula: Formula, value: number | null): Step {
  if (at === null) return { ...regionStep(county, formula, value), title: name }
  return formulaStep(name, formula, at.columns, at.school, at.row, 'as-given')
}
