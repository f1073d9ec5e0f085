import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { ruleOf } from './needs.ts'

/** By kind and row: 1 where the indicator of that school may stay at the floor. */
export type Waivers = readonly Uint8Array[]

/** By kind and stage: value per pupil up to which schools are raised anyway, so that a waiver below it saves nothing. */
export type Levels = readonly Float64Array[]

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
  levels: Levels,
): Waivers {
  const chosen = views.map(v => new Uint8Array(v.potOf.length))
  for (const rows of rowsOfSchools(instance)) {
    const lists = rows.map(r => subsets(views.length, views.length - ruleOf(instance, r).need))
    const ways = lists.reduce((n, list) => n * list.length, 1)
    const groups = ways <= MOST_WAYS ? [rows] : rows.map(r => [r])
    for (const group of groups)
      for (const [k, mask] of cheapestWay(instance, views, levels, group).entries())
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
  levels: Levels,
  rows: readonly number[],
): number[] {
  const costs = views.map(v => costsByMask(instance, v, levels, rows))
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
  levels: Levels,
  rows: readonly number[],
): Float64Array {
  const price = instance.kinds[view.kind]?.price as number
  const costs = new Float64Array(1 << rows.length)
  for (let mask = 0; mask < costs.length; mask++) {
    const wanted = new Map<number, number>()
    let beyond = 0
    rows.forEach((r, i) => {
      const pot = view.potOf[r] as number
      const asked = (mask >> i) & 1 ? view.low[r] : view.full[r]
      const lumps = Math.max(asked as number, lumpsToLevel(instance, view, levels, r))
      if ((asked as number) > (view.most[pot] as number)) beyond += 1
      wanted.set(pot, Math.max(wanted.get(pot) ?? 0, lumps))
    })
    let sum = 0
    for (const lumps of wanted.values()) sum += lumps * price
    // What there is no room for is avoided before anything else.
    costs[mask] = sum + beyond * 2 ** 52
  }
  return costs
}

/** Lumps that the raising of the lowest schools gives to a row anyway. */
export function lumpsToLevel(
  instance: InvestmentInstance,
  view: KindView,
  levels: Levels,
  r: number,
): number {
  const { stage, pupils } = instance.rows[r] as InvestmentInstance['rows'][number]
  const level = levels[view.kind]?.[stage] as number
  if (level === 0) return 0
  const lacking = level * pupils - (view.amount[r] as number)
  const lumps = lacking / (view.gain[view.partOf[r] as number] as number) - 0.5
  return Math.min(Math.max(0, Math.ceil(lumps)), view.most[view.potOf[r] as number] as number)
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
