import { prefixedSha256 } from './sha256.ts'
import { uniformInteger } from './uniform.ts'

/** How lottery numbers become an order of admission: the ways cities really draw, as data. */
export type OrderRule =
  /** Smallest number first. */
  | { readonly kind: 'ascending' }
  /** Largest number first. */
  | { readonly kind: 'descending' }
  /**
   * Numbers 1 … n stand on a ring. Begin at `start`, go in `direction`, take every `interval`-th of those still standing; each
   * one taken leaves the ring. `drawn`: it comes from the seed; `stage`: it is drawn in the hall (see `settledOrder`); anything
   * else was fixed beforehand.
   */
  | {
      readonly kind: 'ring'
      readonly start: number | 'drawn' | 'stage'
      readonly interval: number | 'drawn' | 'stage'
      readonly direction: 'up' | 'down' | 'drawn' | 'stage'
    }

/**
 * One lottery number a unit: its place, from 1, when all units are ordered by SHA-256(`seed:id`) read as a 256-bit number. Anybody
 * can recompute a line with any SHA-256 tool. Equal digests are beyond reach; equal ids are a defect.
 *
 * @shape n ids → n integers, a permutation of 1 … n
 * @requires a seed of 64 hexadecimal digits and ids without repetition
 * @complexity O(n log n) and one block of SHA-256 an id
 */
export function lotteryNumbers(seed: string, ids: readonly string[]): Uint32Array {
  const hash = prefixedSha256(seed, ':')
  const digest = new Uint32Array(8)
  const bits = new Uint32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    hash(ids[i] as string, digest, 0)
    bits[i] = digest[0] as number
  }
  const digestOf = (unit: number) => {
    hash(ids[unit] as string, digest, 0)
    return digest.slice()
  }
  const order = byDigest(bits, digestOf)
  const numbers = new Uint32Array(ids.length)
  for (let place = 0; place < order.length; place++) numbers[order[place] as number] = place + 1
  return numbers
}

/**
 * Units in the order of their digests: three stable passes over the first 32 bits, eleven at a time, then neighbours with equal
 * first bits by the rest, which is worked out again for those few: a million whole digests would fill 32 MB. The first bits travel
 * with their units, so every pass but the writing reads memory in order.
 */
function byDigest(first: Uint32Array, digestOf: (unit: number) => Uint32Array): Uint32Array {
  const n = first.length
  let from: Sorted = { units: new Uint32Array(n), bits: first }
  for (let i = 0; i < n; i++) from.units[i] = i
  let to: Sorted = { units: new Uint32Array(n), bits: new Uint32Array(n) }
  for (const shift of [0, 11, 22]) {
    pass(from, to, shift)
    ;[from, to] = [to, from]
  }
  const { units, bits } = from
  for (let i = 1; i < n; i++) {
    if (bits[i] !== bits[i - 1]) continue
    const unit = units[i] as number
    let k = i
    while (k > 0 && bits[k - 1] === bits[i] && isBefore(digestOf, unit, units[k - 1] as number)) {
      units[k] = units[k - 1] as number
      k--
    }
    units[k] = unit
  }
  return units
}

interface Sorted {
  readonly units: Uint32Array
  readonly bits: Uint32Array
}

/** One stable pass of the radix sort over eleven bits. */
function pass({ units, bits }: Sorted, to: Sorted, shift: number): void {
  const n = units.length
  const next = new Uint32Array(2049)
  for (let i = 0; i < n; i++) {
    const bucket = (((bits[i] as number) >>> shift) & 2047) + 1
    next[bucket] = (next[bucket] as number) + 1
  }
  for (let b = 1; b < 2049; b++) next[b] = (next[b] as number) + (next[b - 1] as number)
  for (let i = 0; i < n; i++) {
    const bucket = ((bits[i] as number) >>> shift) & 2047
    const at = next[bucket] as number
    to.units[at] = units[i] as number
    to.bits[at] = bits[i] as number
    next[bucket] = at + 1
  }
}

function isBefore(digestOf: (unit: number) => Uint32Array, a: number, b: number): boolean {
  const [x, y] = [digestOf(a), digestOf(b)]
  const at = x.findIndex((word, i) => word !== y[i])
  if (at === -1) throw new Error(`defect: units ${a} and ${b} have one digest; is an id repeated?`)
  return (x[at] as number) < (y[at] as number)
}

/**
 * The order of admission as lottery numbers.
 *
 * @shape n → a permutation of 1 … n
 * @requires start and interval of a ring in 1 … n; nothing left to the stage
 * @complexity O(n log n)
 * @source facts 6: Baiyun (ascending), older practice (descending), Dongguan (start on a ring), Wuxi (direction and start), Nanchang (start and interval)
 * @example admissionOrder({ kind: 'ring', start: 6, interval: 3, direction: 'up' }, 20, seed).slice(0, 8) // → [6, 9, 12, 15, 18, 1, 4, 8]
 */
export function admissionOrder(rule: OrderRule, n: number, seed: string): Uint32Array {
  const ascending = Uint32Array.from({ length: n }, (_, i) => i + 1)
  if (rule.kind === 'ascending' || n === 0) return ascending
  if (rule.kind === 'descending') return ascending.reverse()
  const { direction } = rule
  const start = rule.start === 'drawn' ? uniformInteger(seed, 'start', n) : rule.start
  const interval = rule.interval === 'drawn' ? uniformInteger(seed, 'interval', n) : rule.interval
  if (start === 'stage' || interval === 'stage' || direction === 'stage')
    throw new Error('defect: what the stage drew is not in the order')
  if (start < 1 || start > n || interval < 1 || interval > n)
    throw new Error(`defect: start ${start}, interval ${interval} of ${n}`)
  const isUp = direction === 'drawn' ? uniformInteger(seed, 'direction', 2) === 1 : direction === 'up'
  return aroundTheRing(n, start, interval, isUp ? 'up' : 'down')
}

/** Walks by ranks among those still standing, kept in a Fenwick tree: O(log n) a step instead of O(interval). */
function aroundTheRing(n: number, start: number, interval: number, direction: 'up' | 'down'): Uint32Array {
  const standing = new Fenwick(n)
  const order = new Uint32Array(n)
  let rank = start
  for (let taken = 0; taken < n; taken++) {
    const left = n - taken
    const number = standing.select(rank)
    order[taken] = number
    standing.remove(number)
    if (left === 1) break
    const next = direction === 'up' ? rank - 2 + interval : rank - 1 - interval
    rank = (((next % (left - 1)) + (left - 1)) % (left - 1)) + 1
  }
  return order
}

/** Counts of those standing at 1 … n. */
class Fenwick {
  private readonly tree: Uint32Array
  private readonly top: number
  constructor(n: number) {
    this.tree = new Uint32Array(n + 1)
    for (let i = 1; i <= n; i++) this.tree[i] = i & -i
    this.top = 2 ** Math.floor(Math.log2(Math.max(n, 1)))
  }
  remove(position: number): void {
    for (let i = position; i < this.tree.length; i += i & -i) this.tree[i] = (this.tree[i] as number) - 1
  }
  /** The position of the rank-th (from 1) still standing. */
  select(rank: number): number {
    let position = 0
    let rest = rank
    for (let step = this.top; step > 0; step >>>= 1) {
      const at = position + step
      if (at < this.tree.length && (this.tree[at] as number) < rest) {
        position = at
        rest -= this.tree[at] as number
      }
    }
    return position + 1
  }
}
