import type { Stage } from '@kit/base'
import type { ClassSizeRules } from '../../monitor/schema.ts'
import type { Asked } from './asked.ts'

/** Classes by band, of a stage or (`_g1`, …) of one grade; null when one of them is missing. */
export function bandsIn(
  { ask, rules }: Asked,
  unit: string,
  stage: Stage,
  period: string,
  grade = '',
): number[] | null {
  const found = rules.bands.map(b => ask(unit, `${b.metric}${grade}`, stage, period))
  return found.every(x => x !== null) ? found : null
}

/** Classes of `heads` and more: bands that begin there or above. */
export function sumFrom(
  { bands }: ClassSizeRules,
  of: readonly number[] | null,
  heads: number,
): number | null {
  return of === null ? null : of.reduce((sum, n, i) => ((bands[i]?.from ?? 0) >= heads ? sum + n : sum), 0)
}
