import { add, divide, multiply, type Rational, rationalOf, subtract } from '@kit/kernels'
import type { Target, YearValue } from '@kit/policy'
import { type Quantity, sideOfQuantity } from '../quantity.ts'

/**
 * What the path of a target demands in a year: its `baseline` and the values of `by`, joined by straight lines or, in
 * steps, the last that fell due. After the last year it stays.
 *
 * @refuses a year in which nothing is demanded yet, that of the baseline among them: null
 * @example demandedIn({ baseline: { year: 2020, value: 90 }, by: [{ year: 2025, value: 95 }] }, 2022) // → 92
 */
export function demandedIn(
  { baseline, by, interpolation }: Pick<Target, 'baseline' | 'by' | 'interpolation'>,
  year: number,
): Rational | null {
  const steps = interpolation === 'steps'
  const points = [...(baseline && !steps ? [baseline] : []), ...by]
  const from = points.findLast(point => point.year <= year)
  if (!from || (from === baseline && from.year === year)) return null
  const to = steps ? undefined : points.find(point => point.year > year)
  if (!to) return rationalOf(from.value)
  const passed = divide(rationalOf(year - from.year), rationalOf(to.year - from.year))
  return add(rationalOf(from.value), multiply(subtract(rationalOf(to.value), rationalOf(from.value)), passed))
}

/** What a floor demands in a year: the value of the first year not yet over, afterwards the last; or else the baseline. */
export function heldIn({ baseline, by }: Pick<Target, 'baseline' | 'by'>, year: number): Rational | null {
  const point = by.find(p => p.year >= year) ?? by.at(-1) ?? baseline
  return point ? rationalOf(point.value) : null
}

/**
 * Where the years on record lead by a straight line of least squares: a hint, not a finding.
 *
 * @refuses fewer than two years: null
 * @example trendIn([{ year: 2020, value: 86 }, { year: 2021, value: 87 }], 2023) // → 89
 */
export function trendIn(points: readonly YearValue[], year: number): number | null {
  const n = points.length
  if (n < 2) return null
  const meanYear = points.reduce((sum, p) => sum + p.year, 0) / n
  const meanValue = points.reduce((sum, p) => sum + p.value, 0) / n
  const spread = points.reduce((sum, p) => sum + (p.year - meanYear) ** 2, 0)
  const pull = points.reduce((sum, p) => sum + (p.year - meanYear) * (p.value - meanValue), 0)
  return meanValue + (pull / spread) * (year - meanYear)
}

/** Whether more is better; `=` falls where the baseline lies above its end, or where nothing shall be left. */
export function betterOf({
  compare: sign,
  baseline,
  by,
}: Pick<Target, 'compare' | 'baseline' | 'by'>): 'higher' | 'lower' {
  if (sign === '<' || sign === '<=') return 'lower'
  const end = by.at(-1)
  const falls =
    sign === '=' && end !== undefined && (end.value === 0 || (baseline?.value ?? end.value) > end.value)
  return falls ? 'lower' : 'higher'
}

/** A value is as good as what is demanded; `strict`: it has to be better. */
export function isAsGood(
  value: Quantity,
  demanded: Quantity,
  better: 'higher' | 'lower',
  strict: boolean,
): boolean {
  const side = sideOfQuantity(value, demanded) * (better === 'higher' ? 1 : -1)
  return strict ? side > 0 : side >= 0
}
