import { sitingBound } from './bound.ts'
import type { SitingInstance } from './instance.ts'
import { greedy, interchange } from './interchange.ts'

export interface Siting {
  /** Open sites in their order. */
  readonly open: readonly number[]
  /** Nearest open site of each block; of equally near ones the first. */
  readonly siteOf: Int32Array
  readonly cost: number
  /** No choice of sites costs less. */
  readonly bound: number
}

/**
 * Chooses the sites that make the ways shortest in sum (p-median): greedy, interchange, then interchange again from the sites
 * the bound likes.
 *
 * @shape B blocks × M sites → open sites, the site of each block
 * @requires an instance that `checkInstance` accepted; Σ cost < 2^53
 * @complexity O((exchanges + rounds) × B × M); deterministic
 */
export function chooseSites(of: SitingInstance, effort: { readonly rounds: number }): Siting {
  let best = greedy(of)
  let cost = interchange(of, best)
  const proof = sitingBound(of, cost, effort.rounds)
  for (const isOpen of proof.open) {
    const other = interchange(of, isOpen)
    if (other >= cost) continue
    cost = other
    best = isOpen
  }
  const open = [...best.keys()].filter(m => best[m] === 1)
  const way = (b: number, m: number) => of.cost[b * of.sites + m]!
  const siteOf = Int32Array.from({ length: of.blocks }, (_, b) =>
    open.reduce((near, m) => (way(b, m) < way(b, near) ? m : near)),
  )
  return { open, siteOf, cost, bound: proof.bound }
}
