/** Width of rounding noise relative to the limit; wide enough for sums of thousands of schools and for differences. */
const NOISE = 1e-9

/** How far from a limit floating point can no longer tell on which side a value lies. */
export function noiseAround(limit: number): number {
  return NOISE * Math.abs(limit)
}

/**
 * Where a value lies to a limit as far as floating point can tell: −1 below, 1 above, 0 too near to tell (decide exactly),
 * NaN when either is missing.
 *
 * @example sideOf(0.3, 0.1 + 0.2) // → 0
 */
export function sideOf(value: number, limit: number): number {
  const apart = value - limit
  const noise = noiseAround(limit)
  if (apart > noise) return 1
  if (apart < -noise) return -1
  return Number.isNaN(apart) ? Number.NaN : 0
}
