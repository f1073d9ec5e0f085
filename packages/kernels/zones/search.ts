import type { Random } from '../random/index.ts'
import { choiceOf, type ZoneInstance, type ZoneRules } from './instance.ts'

/** Zones while they are being searched. */
export interface State {
  readonly of: ZoneInstance
  readonly rules: ZoneRules
  /** For one pupil, by choice. */
  readonly weight: Float64Array
  /** The county's share of the group. */
  readonly share: number
  readonly isHome: Uint8Array
  readonly zone: Int32Array
  readonly choice: Int32Array
  readonly load: Int32Array
  readonly group: Int32Array
  /** What a pupil over the seats counts now. */
  penalty: number
  readonly seen: Int32Array
  readonly queue: Int32Array
  stamp: number
}

export function stateOf(of: ZoneInstance, rules: ZoneRules, weight: Float64Array, choice: Int32Array): State {
  const zone = choice.map(a => of.schools[a]!)
  const load = new Int32Array(of.capacity.length)
  const group = new Int32Array(of.capacity.length)
  zone.forEach((s, b) => {
    load[s] = load[s]! + of.pupils[b]!
    group[s] = group[s]! + of.group[b]!
  })
  const isHome = new Uint8Array(zone.length)
  for (const b of of.home) isHome[b] = 1
  const all = load.reduce((a, b) => a + b, 0)
  const share = all === 0 ? 0 : group.reduce((a, b) => a + b, 0) / all
  const space = { seen: new Int32Array(zone.length), queue: new Int32Array(zone.length), stamp: 0 }
  return { of, rules, weight, share, isHome, zone, choice, load, group, penalty: rules.overload, ...space }
}

/** What the zones count as a whole, with the full penalty. */
export function objective({ of, rules, weight, share, choice, load, group }: State): number {
  let total = 0
  choice.forEach((a, b) => {
    total += of.pupils[b]! * weight[a]!
  })
  for (let s = 0; s < load.length; s++)
    total +=
      rules.overload * Math.max(0, load[s]! - of.capacity[s]!) +
      rules.uneven * Math.abs(group[s]! - share * load[s]!)
  return total
}

/**
 * Shifts of blocks over a border and exchanges across it; a worse plan is taken as long as it is worse by less than a threshold
 * drawn like those of annealing. Returns the worsening taken (negative: better), 0 for none.
 */
export function tryMove(state: State, random: Random, heat: number): number {
  const { of, zone, isHome } = state
  const b = random.below(zone.length)
  const n = neighbour(state, random, b)
  if (n < 0 || isHome[b] === 1) return 0
  const from = zone[b]!
  const to = zone[n]!
  if (from === to) return 0
  const arc = choiceOf(of, b, to)
  if (arc < 0) return 0
  const worse = change(state, b, arc)
  const threshold = heat * THRESHOLDS[random.next() >>> 22]!
  const back = state.choice[b]!
  if (worse < threshold) {
    if (!isRemovable(state, b)) return 0
    move(state, b, arc)
    return worse
  }
  const c = partner(state, random, b, to)
  if (c < 0) return 0
  const arcBack = choiceOf(of, c, from)
  if (arcBack < 0 || !isRemovable(state, b)) return 0
  move(state, b, arc)
  const both = worse + change(state, c, arcBack)
  if (both < threshold && bordersZone(state, c, from) && isRemovable(state, c)) {
    move(state, c, arcBack)
    return both
  }
  move(state, b, back)
  return 0
}

/** A block of the other zone near b to exchange it for, or −1. */
function partner(state: State, random: Random, b: number, to: number): number {
  const near = neighbour(state, random, b)
  if (near < 0) return -1
  const c = random.next() & 1 ? near : neighbour(state, random, near)
  return c === b || state.zone[c] !== to || state.isHome[c] === 1 ? -1 : c
}

function neighbour({ of }: State, random: Random, b: number): number {
  const from = of.neighbourStarts[b]!
  const count = of.neighbourStarts[b + 1]! - from
  return count === 0 ? -1 : of.neighbours[from + random.below(count)]!
}

function bordersZone({ of, zone }: State, b: number, s: number): boolean {
  for (let i = of.neighbourStarts[b]!; i < of.neighbourStarts[b + 1]!; i++)
    if (zone[of.neighbours[i]!] === s) return true
  return false
}

function change(state: State, b: number, arc: number): number {
  const { of, weight, choice, load, group } = state
  const old = choice[b]!
  const from = of.schools[old]!
  const to = of.schools[arc]!
  const n = of.pupils[b]!
  const g = of.group[b]!
  return (
    n * (weight[arc]! - weight[old]!) +
    counts(state, from, load[from]! - n, group[from]! - g) -
    counts(state, from, load[from]!, group[from]!) +
    counts(state, to, load[to]! + n, group[to]! + g) -
    counts(state, to, load[to]!, group[to]!)
  )
}

function counts({ of, rules, penalty, share }: State, s: number, load: number, group: number): number {
  const over = load - of.capacity[s]!
  const uneven = group - share * load
  return (over > 0 ? penalty * over : 0) + rules.uneven * (uneven < 0 ? -uneven : uneven)
}

function move({ of, zone, choice, load, group }: State, b: number, arc: number): void {
  const from = zone[b]!
  const to = of.schools[arc]!
  const n = of.pupils[b]!
  const g = of.group[b]!
  load[from] = load[from]! - n
  group[from] = group[from]! - g
  load[to] = load[to]! + n
  group[to] = group[to]! + g
  zone[b] = to
  choice[b] = arc
}

/** Whether the zone of b stays whole without b: all its neighbours there still find one another. */
function isRemovable(state: State, b: number): boolean {
  const { of, zone, seen, queue } = state
  const { neighbourStarts, neighbours } = of
  const s = zone[b]!
  const stamp = ++state.stamp
  let left = 0
  let start = -1
  for (let i = neighbourStarts[b]!; i < neighbourStarts[b + 1]!; i++) {
    const n = neighbours[i]!
    if (zone[n] !== s) continue
    left++
    start = n
  }
  if (left <= 1) return true
  seen[b] = stamp
  seen[start] = stamp
  queue[0] = start
  for (let head = 0, tail = 1; head < tail; head++) {
    const x = queue[head]!
    if (isNeighbour(of, b, x) && --left === 0) return true
    for (let i = neighbourStarts[x]!, end = neighbourStarts[x + 1]!; i < end; i++) {
      const n = neighbours[i]!
      if (zone[n] !== s || seen[n] === stamp) continue
      seen[n] = stamp
      queue[tail++] = n
    }
  }
  return false
}

function isNeighbour({ neighbourStarts, neighbours }: ZoneInstance, b: number, x: number): boolean {
  for (let i = neighbourStarts[b]!, end = neighbourStarts[b + 1]!; i < end; i++)
    if (neighbours[i] === x) return true
  return false
}

const LN_2 = Math.LN2

/** −ln u for u = (i + ½) / 1024, by 2 artanh as a series: only + − × ÷, so the same on every machine. */
const THRESHOLDS = Float64Array.from({ length: 1024 }, (_, i) => minusLn((i + 0.5) / 1024))

function minusLn(u: number): number {
  let x = u
  let halvings = 0
  while (x < 0.5) {
    x *= 2
    halvings++
  }
  const y = (1 - x) / (1 + x)
  let sum = 0
  for (let k = 61; k >= 1; k -= 2) sum = sum * y * y + 1 / k
  return 2 * y * sum + halvings * LN_2
}
