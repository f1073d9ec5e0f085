import { crashBasis } from './transport-start.ts'
import { type Tree, treeArc } from './transport-tree.ts'

/** Which schools a block may be sent to, row by row: `schools[starts[b]] … schools[starts[b + 1] - 1]`. */
export interface Transport {
  /** By block. */
  readonly pupils: Int32Array
  /** Seats by school. */
  readonly capacity: Int32Array
  readonly starts: Int32Array
  readonly schools: Int32Array
  /** Whole numbers, by choice; usually metres. */
  readonly cost: Float64Array
}

export interface Flow {
  /** Pupils by choice. */
  readonly flow: Int32Array
  /** Pupils over the seats, by school: as few as there can be. */
  readonly overload: Int32Array
  /** What one more seat at the school would save, by school; `overflowCost` where the county as a whole lacks seats. */
  readonly seatValue: Float64Array
  /** Σ pupils × cost, overload not counted. */
  readonly cost: number
  /** What a pupil without a seat counts: more than any chain of moves could save. */
  readonly overflowCost: number
  readonly pivots: number
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
export function transport(of: Transport, onProgress?: (pivots: number) => boolean): Flow | null {
  const tree = crashBasis(of)
  const rows = of.pupils.length + of.capacity.length
  const window = Math.max(
    8,
    Math.ceil((2 * Math.sqrt(of.schools.length) * rows) / (of.schools.length + rows)),
  )
  const search: Search = { cursor: 0, window, arc: -1, from: -1, to: -1 }
  let pivots = 0
  while (findEntering(tree, search)) {
    pivot(tree, search)
    if (++pivots % 4096 === 0 && onProgress?.(pivots) === false) return null
  }
  return flowOf(tree, pivots)
}

interface Search {
  cursor: number
  readonly window: number
  arc: number
  /** The entering choice raises the flow from … to … */
  from: number
  to: number
}

/** Looks through windows of blocks and schools for the choice that saves most; false when none saves anything. */
function findEntering(tree: Tree, search: Search): boolean {
  const { B, S, R, A, starts, schools, cost, pot, parent, pred, isFull, overflowCost } = tree
  const rows = B + S
  let best = 0
  let inWindow = 0
  for (let seen = 0; seen < rows; seen++) {
    const row = search.cursor
    search.cursor = row + 1 === rows ? 0 : row + 1
    if (row < B) {
      const b = S + row
      const here = cost[pred[b]!]! + pot[parent[b]!]!
      for (let a = starts[row]!, end = starts[row + 1]!; a < end; a++) {
        const s = schools[a]!
        const reduced = cost[a]! + pot[s]! - here
        if (reduced < best) {
          best = reduced
          search.arc = a
          search.from = b
          search.to = s
        }
      }
    } else {
      const s = row - B
      const value = pot[s]!
      const isFreed = isFull[s] === 1 && value < 0
      const reduced = isFreed ? value : isFull[s] === 1 || parent[s] === R ? 0 : -value
      if (reduced < best) {
        best = reduced
        search.arc = A + s
        search.from = isFreed ? R : s
        search.to = isFreed ? s : R
      } else if (overflowCost - value < best) {
        best = overflowCost - value
        search.arc = A + S + s
        search.from = s
        search.to = R
      }
    }
    if (++inWindow >= search.window) {
      if (best < 0) return true
      inWindow = 0
    }
  }
  return best < 0
}

function pivot(tree: Tree, { arc, from, to }: Search): void {
  const { A, S, R, flow, capacity, parent, pred, isFull } = tree
  const apex = treeArc.apex(tree, from, to)
  const isSeat = arc >= A && arc < A + S
  let amount = isSeat ? capacity[arc - A]! : Number.POSITIVE_INFINITY
  let out = -1
  let isFromSide = true
  for (let x = from; x !== apex; x = parent[x]!) {
    if (x < S && parent[x] !== R) continue
    const free = flow[pred[x]!]!
    if (free < amount) {
      amount = free
      out = x
    }
  }
  for (let x = to; x !== apex; x = parent[x]!) {
    const free = treeArc.freeUpwards(tree, x)
    if (free <= amount) {
      amount = free
      out = x
      isFromSide = false
    }
  }
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
  if (leaving >= A && leaving < A + S) isFull[out] = isFromSide ? 0 : 1
  if (isSeat) isFull[arc - A] = 0
  if (isFromSide) treeArc.hang(tree, from, to, arc, leaving)
  else treeArc.hang(tree, to, from, arc, leaving)
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
