/** A net of streets for walking: crossings (or doors) 0 … N−1, each street both ways. */
export interface Streets {
  readonly nodes: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** Zero or more. */
  readonly metres: Float64Array
}

/**
 * The shortest ways on foot from each of some places to all nodes; infinite where no street leads.
 *
 * @shape places × N metres, row by row
 * @requires metres zero or more, both ends of a street within 0 … N−1
 * @source Dijkstra 1959
 * @complexity O(places × streets × log N)
 */
export function streetWays(streets: Streets, places: readonly number[]): Float64Array[] {
  const net = netOf(streets)
  return places.map(place => waysFrom(net, place))
}

interface Net {
  readonly starts: Int32Array
  readonly to: Int32Array
  readonly metres: Float64Array
}

function netOf({ nodes, from, to, metres }: Streets): Net {
  const starts = new Int32Array(nodes + 1)
  for (const ends of [from, to]) for (const x of ends) starts[x + 1] = starts[x + 1]! + 1
  for (let x = 0; x < nodes; x++) starts[x + 1] = starts[x + 1]! + starts[x]!
  const next = starts.slice()
  const net = { starts, to: new Int32Array(2 * to.length), metres: new Float64Array(2 * to.length) }
  const put = (x: number, y: number, length: number) => {
    const i = next[x]!
    next[x] = i + 1
    net.to[i] = y
    net.metres[i] = length
  }
  metres.forEach((length, e) => {
    put(from[e]!, to[e]!, length)
    put(to[e]!, from[e]!, length)
  })
  return net
}

function waysFrom({ starts, to, metres }: Net, place: number): Float64Array {
  const way = new Float64Array(starts.length - 1).fill(Number.POSITIVE_INFINITY)
  const heap = heapBy()
  way[place] = 0
  heap.push(place, 0)
  for (let top = heap.pop(); top !== null; top = heap.pop()) {
    const [x, far] = top
    if (far > way[x]!) continue
    for (let i = starts[x]!; i < starts[x + 1]!; i++) {
      const y = to[i]!
      const length = far + metres[i]!
      if (length >= way[y]!) continue
      way[y] = length
      heap.push(y, length)
    }
  }
  return way
}

/** Nodes by their way, the nearest first. */
function heapBy() {
  const nodes: number[] = []
  const ways: number[] = []
  const swap = (i: number, j: number) => {
    ;[nodes[i], nodes[j]] = [nodes[j]!, nodes[i]!]
    ;[ways[i], ways[j]] = [ways[j]!, ways[i]!]
  }
  return {
    push(node: number, way: number) {
      nodes.push(node)
      ways.push(way)
      for (let i = nodes.length - 1; i > 0; ) {
        const above = (i - 1) >> 1
        if (ways[above]! <= ways[i]!) break
        swap(i, above)
        i = above
      }
    },
    pop(): [number, number] | null {
      if (nodes.length === 0) return null
      swap(0, nodes.length - 1)
      const top: [number, number] = [nodes.pop()!, ways.pop()!]
      for (let i = 0; ; ) {
        const left = 2 * i + 1
        if (left >= nodes.length) break
        const least = left + 1 < nodes.length && ways[left + 1]! < ways[left]! ? left + 1 : left
        if (ways[i]! <= ways[least]!) break
        swap(i, least)
        i = least
      }
      return top
    },
  }
}
