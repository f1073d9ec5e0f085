import type { Market } from './instance.ts'

/** Each pupil's seat, as the index of the wish that was granted (0 = first wish), or −1. */
export type Assignment = Int32Array

/**
 * Pupil-proposing deferred acceptance: the assignment without justified envy that every pupil likes best.
 *
 * Each pool holds its pupils in a binary heap with the one who would have to leave first on top; a key is
 * `priority class × 2^20 + lottery rank`, so a comparison is one integer comparison and the key names the pupil.
 *
 * @shape market of P pupils × S pools → P integers: granted wish or −1
 * @requires a market of `packMarket`; without bundles and with one number a pupil (else `prefixAcceptance`)
 * @source Gale & Shapley 1962, Theorem 2
 * @complexity O(proposals · log q); the order in which pupils propose is irrelevant; no randomness
 * @example deferredAcceptance(packMarket([[{ pool: 0, priority: 0 }], [{ pool: 0, priority: 0 }]], [1])) // → [0, −1]
 */
export function deferredAcceptance({ pupils, pools, first, choices, seats }: Market): Assignment {
  const base = new Uint32Array(pools + 1)
  for (let s = 0; s < pools; s++) base[s + 1] = (base[s] as number) + (seats[s] as number)
  const heap = new Uint32Array(base[pools] as number)
  const held = new Uint32Array(pools)
  /** The key of who would have to leave: most wishes are refused by this one look. */
  const bar = seats.map(q => (q === 0 ? 0 : OPEN))
  const granted = new Int32Array(pupils).fill(-1)

  for (let start = 0; start < pupils; start++) {
    let p = start
    let at = first[p] as number
    let end = first[p + 1] as number
    while (at < end) {
      const choice = choices[at] as number
      const s = choice >>> 4
      const key = (choice & 15) * 0x100000 + p
      const last = bar[s] as number
      if (key >= last) {
        at++
        continue
      }
      granted[p] = at - (first[p] as number)
      const root = base[s] as number
      const q = seats[s] as number
      if (last === OPEN) {
        const n = (held[s] as number) + 1
        siftUp(heap, root, n - 1, key)
        held[s] = n
        if (n === q) bar[s] = heap[root] as number
        break
      }
      siftDown(heap, root, q, key)
      bar[s] = heap[root] as number
      p = last & 0xfffff
      at = (first[p] as number) + (granted[p] as number) + 1
      end = first[p + 1] as number
      granted[p] = -1
    }
  }
  return granted
}

/** Of a pool with seats left; above every key. */
const OPEN = 0xffffffff

function siftUp(heap: Uint32Array, root: number, size: number, key: number): void {
  let i = size
  while (i > 0) {
    const parent = (i - 1) >>> 1
    const above = heap[root + parent] as number
    if (above >= key) break
    heap[root + i] = above
    i = parent
  }
  heap[root + i] = key
}

/** Puts `key` in the place of the top and restores the heap. */
function siftDown(heap: Uint32Array, root: number, size: number, key: number): void {
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= size) break
    if (child + 1 < size && (heap[root + child + 1] as number) > (heap[root + child] as number)) child++
    const below = heap[root + child] as number
    if (below <= key) break
    heap[root + i] = below
    i = child
  }
  heap[root + i] = key
}
