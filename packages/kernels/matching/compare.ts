import type { Assignment } from './deferred-acceptance.ts'
import { classOf, type Market, numberAt, poolOf } from './instance.ts'

/** Where a pool's admission ended. */
export interface Cutoff {
  /** Children seated. */
  readonly load: number
  /** Whether somebody more would have been taken. */
  readonly open: boolean
  /** Class, lottery number there and index of the last one taken; −1 where nobody was. */
  readonly priority: number
  readonly number: number
  readonly pupil: number
}

/** @shape one cutoff a pool @complexity O(pupils) */
export function cutoffsOf(market: Market, granted: Assignment): Cutoff[] {
  const load = new Float64Array(market.pools)
  const last = new Float64Array(market.pools).fill(-1)
  const lastPupil = new Int32Array(market.pools).fill(-1)
  granted.forEach((k, p) => {
    if (k < 0) return
    const at = (market.first[p] as number) + k
    const choice = market.choices[at] as number
    const s = poolOf(choice)
    load[s] = (load[s] as number) + (market.heads?.[p] ?? 1)
    const place = classOf(choice) * 2 ** 20 + numberAt(market, at, p)
    if (place < (last[s] as number)) return
    last[s] = place
    lastPupil[s] = p
  })
  return Array.from(load, (held, s) => {
    const place = last[s] as number
    return {
      load: held,
      open: held < (market.seats[s] as number),
      priority: place < 0 ? -1 : Math.floor(place / 2 ** 20),
      number: place < 0 ? -1 : place % 2 ** 20,
      pupil: lastPupil[s] as number,
    }
  })
}

/** Why a wish that was better than the granted one was not granted. */
export type WhyNot = 'earlier-class' | 'smaller-number' | 'envy'

/**
 * Holds a wish with its lottery number against where admission ended. `envy`: the rule itself was not kept for this family, which
 * only mechanisms other than deferred acceptance do; for a wish that was never made it says that the seat would have been given.
 */
export function whyNot(choice: number, number: number, cutoff: Cutoff): WhyNot {
  if (cutoff.open || cutoff.priority > classOf(choice)) return 'envy'
  if (cutoff.priority < classOf(choice)) return 'earlier-class'
  return cutoff.number < number ? 'smaller-number' : 'envy'
}

export interface Outcome {
  /** Children who got their first wish, second wish, … */
  readonly byWish: readonly number[]
  readonly unassigned: number
  /** Units that would rather be in a pool with a free seat, or before whose turn somebody else was taken. */
  readonly envious: number
}

/**
 * What an assignment gave, to lay mechanisms side by side.
 *
 * @shape market, wish of each choice, granted choices → outcome
 * @complexity O(choices)
 */
export function outcomeOf(market: Market, wishOf: Uint8Array, granted: Assignment): Outcome {
  const cutoffs = cutoffsOf(market, granted)
  const byWish: number[] = []
  let unassigned = 0
  let envious = 0
  granted.forEach((k, p) => {
    const from = market.first[p] as number
    const heads = market.heads?.[p] ?? 1
    const end = k < 0 ? (market.first[p + 1] as number) : from + k
    if (k < 0) unassigned += heads
    else {
      const wish = wishOf[end] as number
      while (byWish.length <= wish) byWish.push(0)
      byWish[wish] = (byWish[wish] as number) + heads
    }
    for (let at = from; at < end; at++) {
      const choice = market.choices[at] as number
      if (whyNot(choice, numberAt(market, at, p), cutoffs[poolOf(choice)] as Cutoff) !== 'envy') continue
      envious++
      break
    }
  })
  return { byWish, unassigned, envious }
}
