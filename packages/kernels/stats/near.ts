/** Width of rounding noise relative to the limit; wide enough for sums of thousands of schools and for differences. */
const NOISE = 1e-9

/**
 * Where a value lies to a limit as far as floating point can tell: −1 below, 1 above, 0 too near to tell (decide exactly),
 * NaN when either is missing.
 *
 * @example sideOf(0.3, 0.1 + 0.2) // → 0
 */
export function sideOf(value: number, limit: number): number {
  const apart = value - limit
  if (Number.isNaN(apart)) return Number.NaN
  const noise = NOISE * Math.max(Math.abs(limit), Math.abs(value), 1e-300)
  return apart > noise ? 1 : apart < -noise ? -1 : 0
}
