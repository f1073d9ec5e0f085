import type { Flow, Transport } from './flow.ts'
import { crashBasis } from './transport-start.ts'
import { type Tree, treeArc } from './transport-tree.ts'

export interface TransportEffort {
  /** What a pupil without a seat counts; by itself so much that as few as possible have none. */
  readonly overflowCost?: number
  /** Called now and then; returning false stops without an answer. */
  readonly onProgress?: (pivots: number) => boolean
}

/**
 * The cheapest way to send all pupils to schools when blocks may be split: no plan of zones costs less. Network simplex on a
 * strongly feasible tree; only schools and split blocks carry potentials, those of all other blocks follow from their school.
 *
 * @shape B blocks × S schools, A choices → pupils by choice, overload and seat value by school
 * @requires every block has a choice; costs whole, Σ pupils × overflowCost < 2^53
 * @complexity pivots × (window of choices + subtree of schools); deterministic
 * @source Cunningham 1976 (strong feasibility)
 */
export function transport(of: Transport, effort: TransportEffort = {}): Flow | null {
  const tree = crashBasis(of, effort.overflowCost)
  const rows = of.pupils.length + of.capacity.length
  const window = Math.max(
    8,
    Math.ceil((2 * Math.sqrt(of.schools.length) * rows) / (of.schools.length + rows)),
  )
  const search: Search = { cursor: 0, window, best: 0, arc: -1, from: -1, to: -1 }
  let pivots = 0
  while (findEntering(tree, search)) {
    pivot(tree, search)
    if (++pivots % 4096 === 0 && effort.onProgress?.(pivots) === false) return null
  }
  return flowOf(tree, pivots)
}

interface Search {
  cursor: number
  readonly window: number
  best: number
  arc: number
  /** The entering choice sends more pupils from … to … */
  from: number
  to: number
}

/** Looks through windows of blocks and schools for the choice that saves most; false when none saves anything. */
function findEntering(tree: Tree, search: Search): boolean {
  const { B, S } = tree
  const rows = B + S
  search.best = 0
  let inWindow = 0
  for (let seen = 0; seen < rows; seen++) {
    const row = search.cursor
    search.cursor = row + 1 === rows ? 0 : row + 1
    if (row < B) tryBlock(tree, search, row)
    else trySchool(tree, search, row - B)
    if (++inWindow < search.window) continue
    if (search.best < 0) return true
    inWindow = 0
  }
  return search.best < 0
}

function tryBlock({ S, starts, schools, cost, pot, parent, pred }: Tree, search: Search, row: number): void {
  const b = S + row
  const here = cost[pred[b]!]! + pot[parent[b]!]!
  for (let a = starts[row]!, end = starts[row + 1]!; a < end; a++) {
    const s = schools[a]!
    const reduced = cost[a]! + pot[s]! - here
    if (reduced >= search.best) continue
    search.best = reduced
    search.arc = a
    search.from = b
    search.to = s
  }
}

/** Taking a free seat, giving one back, or going over. */
function trySchool({ S, A, R, pot, isFull, overflowCost }: Tree, search: Search, s: number): void {
  const value = pot[s]!
  const isFreed = isFull[s] === 1
  const bySeat = isFreed ? value : -value
  const byOverflow = overflowCost - value
  if (bySeat >= search.best && byOverflow >= search.best) return
  const isSeat = bySeat <= byOverflow
  search.best = isSeat ? bySeat : byOverflow
  search.arc = isSeat ? A + s : A + S + s
  search.from = isSeat && isFreed ? R : s
  search.to = isSeat && isFreed ? s : R
}

function pivot(tree: Tree, { arc, from, to }: Search): void {
  const { A, S, R, flow, parent, pred, isFull } = tree
  const isSeat = arc >= A && arc < A + S
  const apex = treeArc.apex(tree, from, to)
  const { amount, out, isFromSide } = blocking(
    tree,
    from,
    to,
    apex,
    isSeat ? tree.capacity[arc - A]! : INFINITE,
  )
  if (amount > 0) {
    flow[arc] = flow[arc]! + (isSeat && from === R ? -amount : amount)
    treeArc.push(tree, from, apex, -amount)
    treeArc.push(tree, to, apex, amount)
  }
  if (out < 0) {
    isFull[arc - A] = from === R ? 0 : 1
    return
  }
  const leaving = pred[out]!
  if (parent[out] === R && leaving < A + S) isFull[out] = isFromSide ? 0 : 1
  if (isSeat) isFull[arc - A] = 0
  if (isFromSide) treeArc.hang(tree, from, to, arc, leaving)
  else treeArc.hang(tree, to, from, arc, leaving)
}

const INFINITE = Number.POSITIVE_INFINITY

/** How many pupils can be moved round the circle, and what stops more: the last such place seen from the apex, so that no pivot circles. */
function blocking(tree: Tree, from: number, to: number, apex: number, most: number) {
  const { S, R, flow, parent, pred } = tree
  let amount = most
  let out = -1
  let isFromSide = true
  for (let x = from; x !== apex; x = parent[x]!) {
    const free = x < S && parent[x] !== R ? INFINITE : flow[pred[x]!]!
    if (free >= amount) continue
    amount = free
    out = x
  }
  for (let x = to; x !== apex; x = parent[x]!) {
    const free = treeArc.freeUpwards(tree, x)
    if (free > amount) continue
    amount = free
    out = x
    isFromSide = false
  }
  return { amount, out, isFromSide }
}

function flowOf({ A, S, flow, cost, pot, overflowCost }: Tree, pivots: number): Flow {
  let total = 0
  for (let a = 0; a < A; a++) total += flow[a]! * cost[a]!
  return {
    flow: flow.slice(0, A),
    overload: flow.slice(A + S),
    seatValue: pot.map(v => Math.min(Math.max(v, 0), overflowCost)),
    cost: total,
    overflowCost,
    pivots,
  }
}
