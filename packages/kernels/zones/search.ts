import type { Random } from '../random/index.ts'
import { choiceOf, type ZoneInstance, type ZoneRules } from './instance.ts'
import { tollOf, type Year } from './years.ts'

/** Zones while they are being searched. */
export interface State {
  readonly of: ZoneInstance
  readonly rules: ZoneRules
  readonly years: readonly YearState[]
  /** For the whole block over all years, by choice. */
  readonly toll: Float64Array
  readonly isHome: Uint8Array
  readonly zone: Int32Array
  readonly choice: Int32Array
  /** What a pupil over the seats counts now. */
  penalty: number
  readonly seen: Int32Array
  readonly queue: Int32Array
  stamp: number
  /** The second block of a pair of shifts. */
  pairBlock: number
}

interface YearState extends Year {
  /** Pupils by school, and those of the group. */
  readonly load: Int32Array
  readonly among: Int32Array
}

export function stateOf(
  of: ZoneInstance,
  rules: ZoneRules,
  years: readonly Year[],
  choice: Int32Array,
): State {
  const zone = choice.map(a => of.schools[a]!)
  const isHome = new Uint8Array(zone.length)
  for (const b of of.home) isHome[b] = 1
  const space = {
    seen: new Int32Array(zone.length),
    queue: new Int32Array(zone.length),
    stamp: 0,
    pairBlock: -1,
  }
  const filled = years.map(year => filledYear(year, zone))
  const toll = tollOf(years)
  return { of, rules, years: filled, toll, isHome, zone, choice, penalty: rules.overload, ...space }
}

function filledYear(year: Year, zone: Int32Array): YearState {
  const load = new Int32Array(year.capacity.length)
  const among = new Int32Array(year.capacity.length)
  zone.forEach((s, b) => {
    load[s] = load[s]! + year.pupils[b]!
    among[s] = among[s]! + year.group[b]!
  })
  return { ...year, load, among }
}

/** What the zones count as a whole, with the full penalty. */
export function objective({ rules, years, toll, choice }: State): number {
  let total = 0
  for (const a of choice) total += toll[a]!
  for (const { weight, share, load, among, capacity } of years)
    for (let s = 0; s < load.length; s++)
      total +=
        weight *
        (rules.overload * Math.max(0, load[s]! - capacity[s]!) +
          rules.uneven * Math.abs(among[s]! - share * load[s]!))
  return total
}

/**
 * Shifts of blocks over a border, and pairs of shifts: back over the same border, or on to a third zone. A worse plan is taken as
 * long as it is worse by less than a threshold drawn like those of annealing.
 */
export function tryMove(state: State, random: Random, heat: number): void {
  const { of, zone, isHome } = state
  const b = random.below(zone.length)
  const n = neighbour(state, random, b)
  if (n < 0 || isHome[b] === 1) return
  const from = zone[b]!
  const to = zone[n]!
  if (from === to) return
  const arc = choiceOf(of, b, to)
  if (arc < 0) return
  const worse = change(state, b, arc)
  const threshold = heat * THRESHOLDS[random.next() >>> 22]!
  if (worse < threshold) {
    if (isRemovable(state, b)) move(state, b, arc)
    return
  }
  const second = random.next() & 1 ? back(state, random, b, to) : onwards(state, random, n, b)
  if (second < 0 || !isRemovable(state, b)) return
  const c = state.pairBlock
  const before = state.choice[b]!
  move(state, b, arc)
  const both = worse + change(state, c, second)
  const s = of.schools[second]!
  if (both < threshold && bordersZone(state, c, s) && isRemovable(state, c)) move(state, c, second)
  else move(state, b, before)
}

/** A block of zone `to` near b that could go the other way; its choice, −1 for none. */
function back(state: State, random: Random, b: number, to: number): number {
  const near = neighbour(state, random, b)
  if (near < 0) return -1
  const c = random.next() & 1 ? near : neighbour(state, random, near)
  if (c === b || state.zone[c] !== to || state.isHome[c] === 1) return -1
  state.pairBlock = c
  return choiceOf(state.of, c, state.zone[b]!)
}

const STROLL = 4

/** A few steps through the zone of n; the first block on another border may go over it. */
function onwards(state: State, random: Random, n: number, b: number): number {
  const { zone, isHome } = state
  let c = n
  for (let i = 0; i < STROLL; i++) {
    const next = neighbour(state, random, c)
    if (zone[next] === zone[n]) {
      c = next
      continue
    }
    if (c === b || isHome[c] === 1) return -1
    state.pairBlock = c
    return choiceOf(state.of, c, zone[next]!)
  }
  return -1
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
  const { of, rules, penalty, toll, choice } = state
  const old = choice[b]!
  const from = of.schools[old]!
  const to = of.schools[arc]!
  let worse = toll[arc]! - toll[old]!
  for (const { weight, share, pupils, group, load, among, capacity } of state.years) {
    const n = pupils[b]!
    const free = capacity[to]! - load[to]!
    const over = load[from]! - capacity[from]!
    let counts = 0
    if (n > free) counts += penalty * (free > 0 ? n - free : n)
    if (over > 0) counts -= penalty * (over < n ? over : n)
    if (rules.uneven > 0) {
      const u = among[from]! - share * load[from]!
      const v = among[to]! - share * load[to]!
      const d = group[b]! - share * n
      counts += rules.uneven * (Math.abs(u - d) - Math.abs(u) + Math.abs(v + d) - Math.abs(v))
    }
    worse += weight * counts
  }
  return worse
}

function move({ of, years, zone, choice }: State, b: number, arc: number): void {
  const from = zone[b]!
  const to = of.schools[arc]!
  for (const { pupils, group, load, among } of years) {
    load[from] = load[from]! - pupils[b]!
    among[from] = among[from]! - group[b]!
    load[to] = load[to]! + pupils[b]!
    among[to] = among[to]! + group[b]!
  }
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
