import type { SitingInstance } from './instance.ts'

/** For each block its nearest and second nearest open site. */
interface Nearest {
  readonly first: Int32Array
  readonly firstCost: Float64Array
  readonly secondCost: Float64Array
}

/**
 * Exchanges one open site for a closed one as long as that shortens the ways, always the exchange that shortens them most.
 *
 * @shape isOpen by site is changed in place → Σ cost
 * @complexity O(B × M) an exchange
 * @source Whitaker 1983, fast interchange
 */
export function interchange(of: SitingInstance, isOpen: Uint8Array): number {
  const isFixed = new Uint8Array(of.sites)
  for (const m of of.fixed) isFixed[m] = 1
  for (;;) {
    const near = nearest(of, isOpen)
    const swap = bestSwap(of, isOpen, isFixed, near)
    if (swap === null) return near.firstCost.reduce((a, b) => a + b, 0)
    isOpen[swap.closed] = 0
    isOpen[swap.opened] = 1
  }
}

/** Opens sites one by one, each where it shortens the ways most. */
export function greedy(of: SitingInstance): Uint8Array {
  const isOpen = new Uint8Array(of.sites)
  for (const m of of.fixed) isOpen[m] = 1
  const far = of.cost.reduce((a, b) => Math.max(a, b), 0) + 1
  for (let n = of.fixed.length; n < of.open; n++) {
    const { firstCost } = nearest(of, isOpen, far)
    let best = -1
    let most = -1
    for (let m = 0; m < of.sites; m++) {
      if (isOpen[m] === 1) continue
      let gain = 0
      for (let b = 0; b < of.blocks; b++) gain += Math.max(0, firstCost[b]! - of.cost[b * of.sites + m]!)
      if (gain <= most) continue
      most = gain
      best = m
    }
    isOpen[best] = 1
  }
  return isOpen
}

function nearest(
  { blocks, sites, cost }: SitingInstance,
  isOpen: Uint8Array,
  none = Number.POSITIVE_INFINITY,
): Nearest {
  const first = new Int32Array(blocks).fill(-1)
  const firstCost = new Float64Array(blocks).fill(none)
  const secondCost = new Float64Array(blocks).fill(none)
  const open = [...isOpen.keys()].filter(m => isOpen[m] === 1)
  for (let b = 0; b < blocks; b++)
    for (const m of open) {
      const c = cost[b * sites + m]!
      if (c < firstCost[b]!) {
        secondCost[b] = firstCost[b]!
        firstCost[b] = c
        first[b] = m
      } else if (c < secondCost[b]!) secondCost[b] = c
    }
  return { first, firstCost, secondCost }
}

/** The exchange that gains most, or null: for every site to open, one pass tells the best one to close for it. */
function bestSwap(of: SitingInstance, isOpen: Uint8Array, isFixed: Uint8Array, near: Nearest) {
  const loss = new Float64Array(of.sites)
  let best: { opened: number; closed: number } | null = null
  let most = 0
  for (let m = 0; m < of.sites; m++) {
    if (isOpen[m] === 1) continue
    const gain = gainOf(of, near, m, loss)
    let closed = -1
    for (let k = 0; k < of.sites; k++)
      if (isOpen[k] === 1 && isFixed[k] === 0 && (closed < 0 || loss[k]! < loss[closed]!)) closed = k
    if (closed < 0 || gain - loss[closed]! <= most) continue
    most = gain - loss[closed]!
    best = { opened: m, closed }
  }
  return best
}

/** What opening m gains; into `loss`, what closing each open site then loses. */
function gainOf(
  { blocks, sites, cost }: SitingInstance,
  near: Nearest,
  m: number,
  loss: Float64Array,
): number {
  loss.fill(0)
  let gain = 0
  for (let b = 0; b < blocks; b++) {
    const c = cost[b * sites + m]!
    const first = near.firstCost[b]!
    const k = near.first[b]!
    if (c < first) gain += first - c
    else loss[k] = loss[k]! + Math.min(c, near.secondCost[b]!) - first
  }
  return gain
}
