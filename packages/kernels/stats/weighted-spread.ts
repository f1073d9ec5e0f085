/** Spread of one resource over the schools of a county, each school weighing as many as it has pupils. */
export interface Spread {
  /** PN: all pupils. */
  readonly pupils: number
  /** Σx: all of the resource. */
  readonly total: number
  /** X̄ = Σx / ΣP: what there is for one pupil of the county; not the mean of the schools' values. */
  readonly mean: number
  /** Σ P·(X − X̄)², over schools. */
  readonly squares: number
  /** S = √(Σ (P/PN)·(X − X̄)²): population form, no n − 1. */
  readonly deviation: number
  /** S / X̄; NaN where there is no pupil or nothing of the resource at all. */
  readonly cv: number
}

/**
 * Enrolment-weighted coefficient of variation (校际差异系数) of the schools `from` to `to − 1`.
 * Two passes: the mean first, then the deviations from it, so that nearly equal schools lose no digits.
 *
 * @shape amounts x and pupils P, one entry a school-stage
 * @shape parts, if asked for: what each school adds to the squares, P·(X − X̄)²
 * @unit the CV has none; mean and deviation are resource per pupil
 * @requires pupils > 0 in the range; a NaN anywhere in it makes the whole spread NaN (missing is never zero)
 * @source 县域义务教育校际均衡指标计算方法: X̄ = Σx/ΣP, S = √(Σ Pi/PN (Xi − X̄)²), CV = S/X̄
 * @complexity O(n)
 * @example weightedSpread(Float64Array.of(2, 6), Float64Array.of(100, 100)).cv // → 0.5
 */
export function weightedSpread(
  amounts: Float64Array,
  pupils: Float64Array,
  from = 0,
  to = amounts.length,
  parts?: Float64Array,
): Spread {
  let heads = 0
  let total = 0
  for (let i = from; i < to; i++) {
    heads += pupils[i]!
    total += amounts[i]!
  }
  const mean = total / heads
  let squares = 0
  for (let i = from; i < to; i++) {
    const p = pupils[i]!
    const away = amounts[i]! - mean * p
    const part = (away * away) / p
    if (parts) parts[i] = part
    squares += part
  }
  const deviation = Math.sqrt(squares / heads)
  return { pupils: heads, total, mean, squares, deviation, cv: mean === 0 ? Number.NaN : deviation / mean }
}

/**
 * Plain mean of the single coefficients (综合差异系数, 2012 method).
 *
 * @requires at least one; NaN if any is NaN
 * @example compositeCv([0.4, 0.6]) // → 0.5
 */
export function compositeCv(cvs: readonly number[]): number {
  return cvs.reduce((sum, cv) => sum + cv, 0) / cvs.length
}
