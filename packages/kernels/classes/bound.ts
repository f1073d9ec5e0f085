import type { ClassInstance } from './instance.ts'

/**
 * A value no formation can go below: for each yes-no column the number of ones in every class is whole, so the best is the most
 * even whole split; a measure could be split evenly, so it adds nothing.
 *
 * @shape sizes of the K classes → lower bound of `objectiveOf`
 * @complexity O(columns × ones × log K)
 */
export function objectiveBound({ columns, pupils }: ClassInstance, sizes: readonly number[]): number {
  return columns.counts.reduce(
    (total, { ones, scale }) => total + evenest(ones, sizes, pupils) * scale * scale,
    0,
  )
}

/** min Σ (b_k − n_k ones / N)² / n_k over whole b_k with sum `ones`: convex and separable, so giving the next one where it costs least is exact. */
function evenest(ones: number, sizes: readonly number[], pupils: number): number {
  const rate = ones / pupils
  const cost = (k: number, b: number) => (b - (sizes[k] as number) * rate) ** 2 / (sizes[k] as number)
  const given = sizes.map(n => Math.max(0, Math.floor(n * rate) - 1))
  let left = Math.round(ones) - given.reduce((a, b) => a + b, 0)
  const worth = (k: number) => cost(k, (given[k] as number) + 1) - cost(k, given[k] as number)
  for (; left > 0; left--) {
    let best = 0
    for (let k = 1; k < sizes.length; k++) if (worth(k) < worth(best)) best = k
    given[best] = (given[best] as number) + 1
  }
  return given.reduce((total, b, k) => total + cost(k, b), 0)
}
