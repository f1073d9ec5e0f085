import type { Transport } from './flow.ts'

/**
 * The basis as a tree: schools 0 … S−1, blocks S … S+B−1, root R. A block's parent is always a school; a school's is a block
 * that is split, or the root. Arcs: the choices 0 … A−1, then the seats of each school, then its overflow.
 */
export interface Tree extends Transport {
  readonly B: number
  readonly S: number
  readonly A: number
  readonly R: number
  readonly overflowCost: number
  readonly parent: Int32Array
  /** The arc to the parent. */
  readonly pred: Int32Array
  readonly flow: Int32Array
  /** 1 where all seats are taken and the seats arc is not in the tree. */
  readonly isFull: Uint8Array
  /** What sending one more pupil from the school on costs. */
  readonly pot: Float64Array
  readonly depth: Int32Array
  /** Children that have schools below them, as linked lists. */
  readonly first: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
  readonly isListed: Uint8Array
  readonly stack: Int32Array
}

export const treeArc = { apex, freeUpwards, push, hang, link }

function depthOf({ S, R, depth, parent }: Tree, x: number): number {
  if (x === R) return 0
  return x < S ? depth[x]! : depth[parent[x]!]! + 1
}

function apex(tree: Tree, from: number, to: number): number {
  const { parent } = tree
  let x = from
  let y = to
  let deep = depthOf(tree, x) - depthOf(tree, y)
  while (deep > 0) {
    x = parent[x]!
    deep--
  }
  while (deep < 0) {
    y = parent[y]!
    deep++
  }
  while (x !== y) {
    x = parent[x]!
    y = parent[y]!
  }
  return x
}

/** How many more pupils can go from x to its parent. */
function freeUpwards({ S, A, R, flow, capacity, parent, pred }: Tree, x: number): number {
  if (x >= S) return Number.POSITIVE_INFINITY
  const arc = pred[x]!
  if (parent[x] !== R) return flow[arc]!
  return arc < A + S ? capacity[x]! - flow[arc]! : Number.POSITIVE_INFINITY
}

/** Sends so many more pupils up from x to the apex (fewer, when negative). */
function push({ S, R, flow, parent, pred }: Tree, start: number, end: number, amount: number): void {
  for (let x = start; x !== end; x = parent[x]!) {
    const arc = pred[x]!
    const isUp = x >= S || parent[x] === R
    flow[arc] = flow[arc]! + (isUp ? amount : -amount)
  }
}

/** Cuts the leaving arc and hangs what lay below it, turned round, by the entering arc. */
function hang(tree: Tree, start: number, under: number, arc: number, leaving: number): void {
  const { parent, pred } = tree
  const change = potentialBy(tree, start, under, arc) - potentialOf(tree, start)
  let child = start
  let above = under
  let by = arc
  while (true) {
    const oldParent = parent[child]!
    const oldArc = pred[child]!
    unlink(tree, child)
    parent[child] = above
    pred[child] = by
    link(tree, child)
    if (oldArc === leaving) break
    above = child
    by = oldArc
    child = oldParent
  }
  renew(tree, start, change)
}

function potentialOf({ S, R, pot, cost, pred, parent }: Tree, x: number): number {
  if (x === R) return 0
  return x < S ? pot[x]! : cost[pred[x]!]! + pot[parent[x]!]!
}

function potentialBy(tree: Tree, x: number, under: number, arc: number): number {
  const { A, S, R, cost, overflowCost } = tree
  if (under === R) return arc < A + S ? 0 : overflowCost
  return potentialOf(tree, under) + (x < S ? -cost[arc]! : cost[arc]!)
}

/** New potentials and depths of the schools at and below x. */
function renew({ S, R, pot, depth, parent, first, next, stack }: Tree, x: number, change: number): void {
  let top = 0
  stack[top++] = x
  while (top > 0) {
    const node = stack[--top]!
    if (node < S) {
      pot[node] = pot[node]! + change
      depth[node] = parent[node] === R ? 1 : depth[parent[parent[node]!]!]! + 2
    }
    for (let child = first[node]!; child >= 0; child = next[child]!) stack[top++] = child
  }
}

/** Lists x under its parent; a block only once a school hangs below it. */
function link(tree: Tree, x: number): void {
  const { S, R, first, next, previous, parent, isListed } = tree
  const p = parent[x]!
  if (p === R || isListed[x] === 1 || (x >= S && first[x]! < 0)) return
  const head = first[p]!
  next[x] = head
  previous[x] = -1
  if (head >= 0) previous[head] = x
  first[p] = x
  isListed[x] = 1
  if (p >= S) link(tree, p)
}

function unlink(tree: Tree, x: number): void {
  const { S, first, next, previous, parent, isListed } = tree
  if (isListed[x] === 0) return
  const p = parent[x]!
  const before = previous[x]!
  const after = next[x]!
  if (before >= 0) next[before] = after
  else first[p] = after
  if (after >= 0) previous[after] = before
  isListed[x] = 0
  if (p >= S && first[p]! < 0) unlink(tree, p)
}
