import type { SitingInstance } from './instance.ts'

/**
 * What any choice of sites has to cost at least: every block is paid a price for being served, a site earns what it saves below
 * those prices, and prices move towards serving each block once (Lagrange, subgradient steps). Valid at every step.
 *
 * @complexity O(rounds × B × M)
 */
export function sitingBound(
  of: SitingInstance,
  best: number,
  rounds: number,
): { bound: number; open: Uint8Array[] } {
  const { blocks } = of
  const price = startPrices(of)
  const served = new Int32Array(blocks)
  const open: Uint8Array[] = []
  let bound = 0
  let step = 2
  let since = 0
  for (let round = 0; round < rounds && Math.ceil(bound) < best; round++) {
    const { value, chosen } = relaxed(of, price)
    if (value > bound) {
      bound = value
      since = 0
      open.push(chosen)
    } else if (++since === 20) {
      step /= 2
      since = 0
    }
    count(of, price, chosen, served)
    let length = 0
    for (const n of served) length += (1 - n) * (1 - n)
    if (length === 0) break
    const move = (step * (best - value)) / length
    for (let b = 0; b < blocks; b++) price[b] = Math.max(0, price[b]! + move * (1 - served[b]!))
  }
  return { bound: Math.min(best, Math.ceil(bound * (1 - 1e-12) - 1e-6)), open: open.slice(-8) }
}

/** By how many of the chosen sites each block would be served at these prices. */
function count(
  { blocks, sites, cost }: SitingInstance,
  price: Float64Array,
  chosen: Uint8Array,
  served: Int32Array,
): void {
  served.fill(0)
  for (let m = 0; m < sites; m++) {
    if (chosen[m] === 0) continue
    for (let b = 0; b < blocks; b++) if (cost[b * sites + m]! < price[b]!) served[b] = served[b]! + 1
  }
}

function startPrices({ blocks, sites, cost, open }: SitingInstance): Float64Array {
  const rank = Math.min(sites - 1, Math.max(1, Math.floor(sites / open)))
  return Float64Array.from({ length: blocks }, (_, b) => {
    const row = cost.slice(b * sites, (b + 1) * sites).sort()
    return row[rank]!
  })
}

/** With these prices, the sites that earn most: fixed ones always, then the best. */
function relaxed({ blocks, sites, cost, fixed, open }: SitingInstance, price: Float64Array) {
  const earns = new Float64Array(sites)
  for (let b = 0; b < blocks; b++) {
    const p = price[b]!
    for (let m = 0, i = b * sites; m < sites; m++, i++) if (cost[i]! < p) earns[m] = earns[m]! + p - cost[i]!
  }
  const chosen = new Uint8Array(sites)
  for (const m of fixed) chosen[m] = 1
  const rest = [...earns.keys()].filter(m => chosen[m] === 0).sort((a, b) => earns[b]! - earns[a]! || a - b)
  for (const m of rest.slice(0, open - fixed.length)) chosen[m] = 1
  let value = 0
  for (const p of price) value += p
  for (let m = 0; m < sites; m++) if (chosen[m] === 1) value -= earns[m]!
  return { value, chosen }
}
