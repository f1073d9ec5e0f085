import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { ruleOf } from './needs.ts'

/** By kind and row: 1 where the indicator of that school may stay at the floor. */
export type Waivers = readonly Uint8Array[]

/**
 * By kind, what the spread of each stage makes of a lump: at `top` it neither helps nor harms, and each unit of value per
 * pupil below it gives back `weight` of the price. Weight 0: the spread does not bind.
 */
export type Prices = readonly {
  readonly top: Float64Array
  readonly weight: Float64Array
  /** By pool: what a lump costs as a share of its price; less while schools have some to give. */
  readonly worth: Float64Array
}[]

/** More ways than this for one school are not all tried; then each of its stages chooses for itself. */
const MOST_WAYS = 4096

/**
 * For every school the indicators that stay at the floor so that the rest costs least. Schools do not depend on one another
 * here; the stages of one school do, through what they share, and are decided together.
 *
 * @complexity O(R K) and, for one-through schools, O(ways K)
 */
export function chooseWaivers(
  instance: InvestmentInstance,
  views: readonly KindView[],
  prices: Prices,
): Waivers {
  const chosen = views.map(v => new Uint8Array(v.potOf.length))
  for (const rows of rowsOfSchools(instance)) {
    const lists = rows.map(r => subsets(views.length, views.length - ruleOf(instance, r).need))
    const ways = lists.reduce((n, list) => n * list.length, 1)
    const groups = ways <= MOST_WAYS ? [rows] : rows.map(r => [r])
    for (const group of groups)
      for (const [k, mask] of cheapestWay(instance, views, prices, group).entries())
        mark(chosen[k], group, mask)
  }
  return chosen
}

function mark(column: Uint8Array | undefined, rows: readonly number[], mask: number): void {
  rows.forEach((r, i) => {
    if (column) column[r] = (mask >> i) & 1
  })
}

/** By kind: which rows of the group are waived, as bits. */
function cheapestWay(
  instance: InvestmentInstance,
  views: readonly KindView[],
  prices: Prices,
  rows: readonly number[],
): number[] {
  const costs = views.map(v => costsByMask(instance, v, prices, rows))
  const lists = rows.map(r => subsets(views.length, views.length - ruleOf(instance, r).need))
  let best: number[] = []
  let least = Number.POSITIVE_INFINITY
  const descend = (i: number, masks: readonly number[]) => {
    const list = lists[i]
    if (list) {
      for (const subset of list)
        descend(
          i + 1,
          masks.map((m, k) => (subset.includes(k) ? m | (1 << i) : m)),
        )
      return
    }
    const cost = masks.reduce((sum, m, k) => sum + (costs[k]?.[m] as number), 0)
    if (best.length > 0 && cost >= least) return
    least = cost
    best = [...masks]
  }
  descend(
    0,
    views.map(() => 0),
  )
  return best
}

/** Price of one kind for a group of rows, by the set of rows that are waived. */
function costsByMask(
  instance: InvestmentInstance,
  view: KindView,
  prices: Prices,
  rows: readonly number[],
): Float64Array {
  const costs = new Float64Array(1 << rows.length)
  for (let mask = 0; mask < costs.length; mask++) {
    const wanted = new Map<number, number>()
    let beyond = 0
    rows.forEach((r, i) => {
      const pot = view.potOf[r] as number
      const asked = ((mask >> i) & 1 ? view.low[r] : view.full[r]) as number
      if (asked > (view.most[pot] as number)) beyond += 1
      wanted.set(pot, Math.max(wanted.get(pot) ?? Number.NEGATIVE_INFINITY, asked))
    })
    let sum = 0
    for (const [pot, lumps] of wanted) sum += priceOfLumps(instance, view, prices, pot, lumps)
    // What there is no room for is avoided before anything else.
    costs[mask] = sum + beyond * 2 ** 52
  }
  return costs
}

/**
 * What lumps at a pot cost when a lump that brings the spread down saves another one elsewhere. A lump that gives back its
 * whole price is bought anyway and counts as nothing. Lumps below zero are given to others, who save what they are worth.
 */
export function priceOfLumps(
  instance: InvestmentInstance,
  view: KindView,
  prices: Prices,
  pot: number,
  lumps: number,
): number {
  const { price, lump } = instance.kinds[view.kind] as InvestmentInstance['kinds'][number]
  // The share of its price that lump j has, counted from 0, is start + j × rise.
  const worth = prices[view.kind]?.worth[view.pool[pot] as number] as number
  if (lumps < 0) return lumps * Math.max(0, worth * price - (view.movePrice ?? price))
  let start = worth
  let rise = 0
  for (let i = view.first[pot] as number; i < (view.first[pot + 1] as number); i++) {
    const r = view.row[i] as number
    const { stage, pupils } = instance.rows[r] as InvestmentInstance['rows'][number]
    const gain = view.gain[i] as number
    const middle = ((view.amount[r] as number) + gain / 2) / pupils
    const part = (gain / lump) * (prices[view.kind]?.weight[stage] as number)
    start -= part * ((prices[view.kind]?.top[stage] as number) - middle)
    rise += part * (gain / pupils)
  }
  const anyway = start >= 0 ? 0 : rise > 0 ? Math.ceil(-start / rise) : lumps
  const paid = Math.max(0, lumps - anyway)
  return price * paid * (start + (rise * (anyway + lumps - 1)) / 2)
}

export function rowsOfSchools({ rows }: InvestmentInstance): number[][] {
  const bySchool = new Map<number, number[]>()
  rows.forEach(({ school }, r) => {
    const own = bySchool.get(school)
    if (own) own.push(r)
    else bySchool.set(school, [r])
  })
  return [...bySchool.values()]
}

/** Every way to pick `size` of 0 … n − 1. */
function subsets(n: number, size: number, from = 0): number[][] {
  if (size <= 0) return [[]]
  const found: number[][] = []
  for (let k = from; k <= n - size; k++)
    for (const rest of subsets(n, size - 1, k + 1)) found.push([k, ...rest])
  return found
}
