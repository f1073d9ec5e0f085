import type { Assignment } from './deferred-acceptance.ts'
import { classOf, type Market, numberAt, poolOf } from './instance.ts'

/** A broken property, with whom it concerns. */
export interface Violation {
  readonly property: 'P1' | 'P2' | 'P3' | 'P4' | 'P5'
  readonly pupil: number
  readonly pool: number
}

/**
 * Proves P1–P5 of an assignment (README) from the cutoff of each pool: the place of its last pupil. Shares no code with the
 * algorithm that made it. P5: let each full pool point to the pool of the best-placed pupil who would rather be in it; an
 * assignment that keeps P1–P4 is the best one for the pupils exactly when these arrows contain no cycle.
 *
 * @shape violations, at most `most`; none means proved
 * @requires units of one child for P5; with bundles P1–P4 are checked under the prefix rule
 * @complexity O(wishes)
 */
export function checkAssignment(market: Market, granted: Assignment, most = 20): Violation[] {
  const found: Violation[] = []
  const say = (property: Violation['property'], pupil: number, pool: number) => {
    if (found.length < most) found.push({ property, pupil, pool })
  }
  const { load, last } = cutoffs(market, granted, say)
  const admits = (s: number) => (load[s] as number) < (market.seats[s] as number)
  const wanted = new Float64Array(market.pools).fill(Number.POSITIVE_INFINITY)
  const wantedBy = new Int32Array(market.pools).fill(-1)
  eachBetterWish(market, granted, (p, at) => {
    const choice = market.choices[at] as number
    const s = poolOf(choice)
    const place = classOf(choice) * 2 ** 20 + numberAt(market, at, p)
    if (admits(s)) say('P3', p, s)
    else if (place < (last[s] as number)) say('P4', p, s)
    else if (place < (wanted[s] as number)) {
      wanted[s] = place
      wantedBy[s] = p
    }
  })
  if (market.heads === null && found.length === 0) {
    for (const s of cycle(market, granted, wantedBy)) say('P5', wantedBy[s] as number, s)
  }
  return found
}

function cutoffs(
  market: Market,
  granted: Assignment,
  say: (v: Violation['property'], pupil: number, pool: number) => void,
) {
  const load = new Float64Array(market.pools)
  const last = new Float64Array(market.pools).fill(-1)
  const lastHeads = new Float64Array(market.pools)
  for (let p = 0; p < market.pupils; p++) {
    const k = granted[p] as number
    if (k === -1) continue
    const at = (market.first[p] as number) + k
    if (k < -1 || at >= (market.first[p + 1] as number)) {
      say('P1', p, -1)
      continue
    }
    const choice = market.choices[at] as number
    const s = poolOf(choice)
    load[s] = (load[s] as number) + (market.heads?.[p] ?? 1)
    const place = classOf(choice) * 2 ** 20 + numberAt(market, at, p)
    if (place > (last[s] as number)) {
      last[s] = place
      lastHeads[s] = market.heads?.[p] ?? 1
    }
  }
  for (let s = 0; s < market.pools; s++) {
    if (
      (load[s] as number) - (lastHeads[s] as number) >= (market.seats[s] as number) &&
      (load[s] as number) > 0
    )
      say('P2', -1, s)
    else if (market.heads === null && (load[s] as number) > (market.seats[s] as number)) say('P2', -1, s)
  }
  return { load, last }
}

function eachBetterWish(
  market: Market,
  granted: Assignment,
  visit: (pupil: number, at: number) => void,
): void {
  for (let p = 0; p < market.pupils; p++) {
    const from = market.first[p] as number
    const k = granted[p] as number
    const to = k < 0 ? (market.first[p + 1] as number) : Math.min(from + k, market.first[p + 1] as number)
    for (let at = from; at < to; at++) visit(p, at)
  }
}

/** Pools on one cycle of improvements, if there is one. */
function cycle(market: Market, granted: Assignment, wantedBy: Int32Array): number[] {
  const next = Array.from(wantedBy, p => {
    if (p === -1 || (granted[p] as number) < 0) return -1
    return poolOf(market.choices[(market.first[p] as number) + (granted[p] as number)] as number)
  })
  const seenIn = new Int32Array(next.length).fill(-1)
  for (let start = 0; start < next.length; start++) {
    let s = start
    while (s !== -1 && seenIn[s] === -1) {
      seenIn[s] = start
      s = next[s] as number
    }
    if (s === -1 || seenIn[s] !== start) continue
    const around = [s]
    for (let t = next[s] as number; t !== s; t = next[t] as number) around.push(t)
    return around
  }
  return []
}
