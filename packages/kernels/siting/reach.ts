import { assert } from '@kit/base'
import type { WholeSolver } from '../highs/index.ts'
import { type LinearModel, rowList } from '../investment/linear.ts'

/** Where schools could stand and how far it is; blocks without pupils are asked for nothing. */
export interface ReachInstance {
  readonly blocks: number
  readonly sites: number
  /** Whole metres, `ways[b * sites + m]`; infinite where there is no way. */
  readonly ways: Float64Array
  readonly pupils: Int32Array
  /** Sites that are open and stay so, protected ones among them. */
  readonly fixed: readonly number[]
}

export interface Reach {
  readonly open: readonly number[]
  /** Nearest open site, −1 where none can be reached; by block. */
  readonly siteOf: Int32Array
  /** The longest way of any pupil. */
  readonly longest: number
  /** What any choice of sites has to accept; in the unit of the goal. Equal to what was reached: proved best. */
  readonly bound: number
}

/**
 * The sites that make the longest way shortest (p-centre). Tries radii among the ways, halving; each is a question of covering.
 *
 * @returns `bound` in metres: no choice of as many sites has a shorter longest way; null where some block reaches no site at all
 * @unit metres
 * @complexity log(ways) coverings; exact while the solver's nodes suffice, else the bound stays below
 */
export function shortestLongest(of: ReachInstance, open: number, solver: WholeSolver): Reach | null {
  if (!of.pupils.some(p => p > 0)) return { ...reachOf(of, filled(of, [...of.fixed], open)), bound: 0 }
  const radii = [...new Set(waysInUse(of))].sort((a, b) => a - b)
  let [below, above] = [0, radii.length - 1]
  let best: number[] | null = null
  let proved = 0
  while (below <= above) {
    const middle = (below + above) >> 1
    const cover = fewestWithin(of, radii[middle]!, solver, open)
    if (cover.sites !== null && cover.sites.length <= open) {
      best = cover.sites
      above = middle - 1
    } else {
      if (cover.bound > open) proved = Math.max(proved, middle + 1)
      below = middle + 1
    }
  }
  if (best === null) return null
  const reach = reachOf(of, filled(of, best, open))
  const least = waysInUse(of).length === 0 ? 0 : radii[Math.min(proved, radii.length - 1)]!
  return { ...reach, bound: Math.min(reach.longest, least) }
}

/**
 * The fewest sites so that nobody's way is longer than the limit.
 *
 * @returns `bound` in sites; or the blocks that no site at all reaches within the limit
 * @complexity one covering
 */
export function fewestSites(
  of: ReachInstance,
  limit: number,
  solver: WholeSolver,
): { readonly reach: Reach | null; readonly beyond: readonly number[] } {
  const beyond = inhabited(of).filter(b => within(of, b, limit).length === 0)
  if (beyond.length > 0) return { reach: null, beyond }
  const { sites, bound } = fewestWithin(of, limit, solver)
  return { reach: sites === null ? null : { ...reachOf(of, sites), bound }, beyond }
}

/**
 * The sites that give the most pupils a way within the limit (maximal coverage).
 *
 * @returns `covered` pupils, and `bound`: no choice of as many sites covers more
 * @complexity one mixed whole-number model
 */
export function mostWithin(
  of: ReachInstance,
  limit: number,
  open: number,
  solver: WholeSolver,
): Reach & { readonly covered: number } {
  const all = inhabited(of).reduce((n, b) => n + of.pupils[b]!, 0)
  const model = coverModel(of, limit, 'pupils', open)
  const { x, bound } = solved(model, of.sites, solver)
  assert(x !== null, 'leaving pupils out is always allowed')
  const reach = reachOf(of, filled(of, chosen(of, x), open))
  return { ...reach, covered: coveredBy(of, reach, limit), bound: all - wholeAbove(bound) }
}

/** Pupils whose way to their site is within the limit. */
function coveredBy({ sites, ways, pupils }: ReachInstance, { siteOf }: Pick<Reach, 'siteOf'>, limit: number) {
  return siteOf.reduce((n, m, b) => (m >= 0 && ways[b * sites + m]! <= limit ? n + pupils[b]! : n), 0)
}

function waysInUse(of: ReachInstance): number[] {
  return inhabited(of).flatMap(b => within(of, b, Number.MAX_VALUE).map(m => of.ways[b * of.sites + m]!))
}

function inhabited({ pupils }: ReachInstance): number[] {
  return [...pupils.keys()].filter(b => pupils[b]! > 0)
}

function within({ sites, ways }: ReachInstance, b: number, limit: number): number[] {
  return Array.from({ length: sites }, (_, m) => m).filter(m => ways[b * sites + m]! <= limit)
}

/** A covering of all blocks; a quick one where that is enough, else the smallest there is. */
function fewestWithin(of: ReachInstance, limit: number, solver: WholeSolver, enough = -1) {
  if (inhabited(of).some(b => within(of, b, limit).length === 0))
    return { sites: null, bound: Number.POSITIVE_INFINITY }
  const quick = greedyCover(of, limit)
  if (quick.length <= enough) return { sites: quick, bound: of.fixed.length }
  const { x, bound } = solved(coverModel(of, limit, 'sites', of.sites), of.sites, solver)
  return { sites: x === null ? null : chosen(of, x), bound: wholeAbove(bound) }
}

/** Opens the site that reaches most blocks not reached yet, until all are. */
function greedyCover(of: ReachInstance, limit: number): number[] {
  const open = [...of.fixed]
  let left = inhabited(of).filter(b => !open.some(m => of.ways[b * of.sites + m]! <= limit))
  while (left.length > 0) {
    const counts = new Int32Array(of.sites)
    for (const b of left) for (const m of within(of, b, limit)) counts[m] = counts[m]! + 1
    const most = counts.indexOf(Math.max(...counts))
    open.push(most)
    left = left.filter(b => of.ways[b * of.sites + most]! > limit)
  }
  return open.sort((a, b) => a - b)
}

/** Columns: open or not, by site, whole; then left out or not, by block. */
function coverModel(of: ReachInstance, limit: number, goal: 'sites' | 'pupils', open: number): LinearModel {
  const columns = of.sites + of.blocks
  const list = rowList()
  for (const b of inhabited(of)) {
    const near = within(of, b, limit).map((m): [number, number] => [m, 1])
    list.add([...near, [of.sites + b, 1]], 1, Number.POSITIVE_INFINITY)
  }
  const sites = Array.from({ length: of.sites }, (_, m): [number, number] => [m, 1])
  list.add(sites, 0, Math.max(open, of.fixed.length))
  const cost = new Float64Array(columns)
  const most = new Float64Array(columns).fill(1)
  const least = new Float64Array(columns)
  for (const m of of.fixed) least[m] = 1
  if (goal === 'sites') {
    cost.fill(1, 0, of.sites)
    most.fill(0, of.sites)
  } else cost.set(of.pupils, of.sites)
  return { ...list.rows(), cost, least, most }
}

function solved(model: LinearModel, whole: number, solver: WholeSolver) {
  const session = solver.open(model, whole)
  try {
    return session.solve({ gap: 0 })
  } finally {
    session.dispose()
  }
}

function chosen({ sites }: ReachInstance, x: Float64Array): number[] {
  return Array.from({ length: sites }, (_, m) => m).filter(m => x[m]! > 0.5)
}

/** A bound on a whole number, however little above one the solver stopped. */
function wholeAbove(bound: number): number {
  return Math.ceil(bound - 1e-6)
}

/** Sites to spare are opened too, each where the ways then are shortest in sum. */
function filled(of: ReachInstance, open: readonly number[], count: number): number[] {
  const all = [...open]
  while (all.length < Math.min(count, of.sites)) {
    const way = (b: number, m: number) => Math.min(of.ways[b * of.sites + m]!, FAR)
    const nearest = Float64Array.from({ length: of.blocks }, (_, b) =>
      all.reduce((n, m) => Math.min(n, way(b, m)), FAR),
    )
    const gain = (m: number) =>
      nearest.reduce((n, far, b) => n + of.pupils[b]! * Math.max(0, far - way(b, m)), 0)
    const closed = Array.from({ length: of.sites }, (_, m) => m).filter(m => !all.includes(m))
    all.push(closed.reduce((best, m) => (gain(m) > gain(best) ? m : best)))
  }
  return all.sort((a, b) => a - b)
}

/** What a missing way counts when spare sites are placed: longer than any. */
const FAR = 1e9

function reachOf(of: ReachInstance, open: readonly number[]): Omit<Reach, 'bound'> {
  const way = (b: number, m: number) => of.ways[b * of.sites + m]!
  const siteOf = Int32Array.from({ length: of.blocks }, (_, b) => {
    const near = open.reduce((best, m) => (way(b, m) < way(b, best) ? m : best), open[0] ?? -1)
    return near >= 0 && Number.isFinite(way(b, near)) ? near : -1
  })
  const longest = inhabited(of).reduce(
    (n, b) => Math.max(n, siteOf[b]! < 0 ? Number.POSITIVE_INFINITY : way(b, siteOf[b]!)),
    0,
  )
  return { open, siteOf, longest }
}
