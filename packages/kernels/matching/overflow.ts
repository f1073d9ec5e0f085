/** A place on the map, in degrees. */
export interface Place {
  readonly lat: number
  readonly lon: number
}

/**
 * Metres between two places of a county, in whole metres: straight line on the sphere, flattened at the middle latitude. Only
 * + − × ÷ and the square root, so the same on every machine; over 50 km it errs by less than a thousandth.
 *
 * @example metresBetween({ lat: 37, lon: 112 }, { lat: 37.01, lon: 112 }) // → 1112
 */
export function metresBetween(a: Place, b: Place): number {
  const degree = 111_194.93
  const dy = (a.lat - b.lat) * degree
  const dx = (a.lon - b.lon) * degree * cosine((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.round(Math.sqrt(dx * dx + dy * dy))
}

/** The first terms of the series: below 10^−7 up to 80 degrees. */
function cosine(x: number): number {
  const q = x * x
  return 1 - (q / 2) * (1 - (q / 12) * (1 - (q / 30) * (1 - (q / 56) * (1 - (q / 90) * (1 - q / 132)))))
}

export interface Overflow {
  /** School of each unit in the given order; −1 where no school had room for all its children. */
  readonly school: Int32Array
  readonly metres: Float64Array
}

/**
 * 统筹: those left over, in the order of their numbers, each to the nearest school with room for all its children; equal distances
 * by the order of schools. Nobody draws again, and nobody can envy a nearer seat of somebody with a later number.
 *
 * @shape heads of U units in order, free seats of S schools, metres(u, s) (infinite: not to be considered) → school of each unit
 * @complexity O(U S)
 */
export function placeNearest(
  heads: readonly number[],
  free: readonly number[],
  metres: (unit: number, school: number) => number,
): Overflow {
  const left = [...free]
  const school = new Int32Array(heads.length).fill(-1)
  const far = new Float64Array(heads.length).fill(Number.NaN)
  heads.forEach((need, u) => {
    let nearest = Number.POSITIVE_INFINITY
    for (let s = 0; s < left.length; s++) {
      if ((left[s] as number) < need) continue
      const d = metres(u, s)
      if (d >= nearest) continue
      nearest = d
      school[u] = s
    }
    const s = school[u] as number
    if (s === -1) return
    far[u] = nearest
    left[s] = (left[s] as number) - need
  })
  return { school, metres: far }
}

/**
 * Proves a placement of those left over from the list alone, without placing anybody again: nobody was given a seat too far or too
 * many, and whoever has no nearer seat found none free after all those with earlier numbers.
 *
 * @shape as `placeNearest`, with the school of each unit → units for whom it does not hold
 * @complexity O(U S)
 */
export function checkOverflow(
  heads: readonly number[],
  free: readonly number[],
  metres: (unit: number, school: number) => number,
  school: Int32Array,
): number[] {
  const taken = free.map(() => 0)
  return heads.flatMap((need, u) => {
    const own = school[u] as number
    const far = own === -1 ? Number.POSITIVE_INFINITY : metres(u, own)
    const isFree = (s: number) => (free[s] as number) - (taken[s] as number) >= need
    const isSeated = own === -1 || (far < Number.POSITIVE_INFINITY && isFree(own))
    const missed = free.some((_, s) => isFree(s) && metres(u, s) < far)
    if (own !== -1) taken[own] = (taken[own] as number) + need
    return isSeated && !missed ? [] : [u]
  })
}
