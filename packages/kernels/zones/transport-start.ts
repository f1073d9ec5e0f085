import type { Transport } from './flow.ts'
import type { Tree } from './transport-tree.ts'

/**
 * A first basis without artificial arcs: blocks that would lose most by their second choice are seated first, each at its
 * cheapest school with seats left, else at its cheapest; what a school has too many goes to its overflow.
 *
 * @complexity O(A + B log B)
 */
export function crashBasis(of: Transport, overflowCost = overflowCostOf(of)): Tree {
  const tree = emptyTree(of, overflowCost)
  const { S, A, R, pupils, capacity, schools, flow, parent, pred, pot } = tree
  const left = capacity.slice()
  for (const b of byRegret(of)) {
    const arc = cheapest(of, b, left)
    const s = schools[arc]!
    left[s] = left[s]! - pupils[b]!
    flow[arc] = pupils[b]!
    parent[S + b] = s
    pred[S + b] = arc
  }
  for (let s = 0; s < S; s++) {
    const isOver = left[s]! <= 0
    flow[A + s] = isOver ? capacity[s]! : capacity[s]! - left[s]!
    flow[A + S + s] = isOver ? -left[s]! : 0
    parent[s] = R
    pred[s] = isOver ? A + S + s : A + s
    pot[s] = isOver ? overflowCost : 0
    tree.isFull[s] = isOver ? 1 : 0
  }
  tree.depth.fill(1)
  tree.first.fill(-1)
  return tree
}

function emptyTree(of: Transport, overflowCost: number): Tree {
  const B = of.pupils.length
  const S = of.capacity.length
  const A = of.schools.length
  const nodes = B + S
  return {
    ...of,
    B,
    S,
    A,
    R: nodes,
    overflowCost,
    parent: new Int32Array(nodes),
    pred: new Int32Array(nodes),
    flow: new Int32Array(A + 2 * S),
    isFull: new Uint8Array(S),
    pot: new Float64Array(S),
    depth: new Int32Array(S),
    first: new Int32Array(nodes),
    next: new Int32Array(nodes),
    previous: new Int32Array(nodes),
    isListed: new Uint8Array(nodes),
    stack: new Int32Array(nodes + 1),
  }
}

/** A chain of moves visits a school at most once, so it never saves as much as this. */
function overflowCostOf({ cost, capacity }: Transport): number {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (const c of cost) {
    if (c < least) least = c
    if (c > most) most = c
  }
  return cost.length === 0 ? 1 : 1 + (capacity.length + 1) * (most - least) + most
}

function byRegret({ pupils, starts, cost }: Transport): Int32Array {
  const regret = new Float64Array(pupils.length)
  for (let b = 0; b < pupils.length; b++) {
    let best = Number.POSITIVE_INFINITY
    let second = Number.POSITIVE_INFINITY
    for (let a = starts[b]!; a < starts[b + 1]!; a++) {
      const c = cost[a]!
      if (c < best) {
        second = best
        best = c
      } else if (c < second) second = c
    }
    regret[b] = second === Number.POSITIVE_INFINITY ? second : second - best
  }
  const order = Int32Array.from(regret, (_, b) => b)
  return order.sort((a, b) => (regret[a] === regret[b] ? a - b : regret[b]! > regret[a]! ? 1 : -1))
}

function cheapest({ starts, schools, cost, pupils }: Transport, b: number, left: Int32Array): number {
  let best = -1
  let any = starts[b]!
  for (let a = starts[b]!; a < starts[b + 1]!; a++) {
    const c = cost[a]!
    if (c < cost[any]!) any = a
    if (left[schools[a]!]! >= pupils[b]! && (best < 0 || c < cost[best]!)) best = a
  }
  return best < 0 ? any : best
}
