import type { Assignment } from './deferred-acceptance.ts'
import { classOf, type Market, numberAt, poolOf } from './instance.ts'

/**
 * Deferred acceptance for markets with bundles, or with a lottery number for every school: a pool admits units in order of
 * priority while a seat is free. The last bundle may exceed the plan by its size minus one; in return nobody is passed over
 * (README, prefix rule).
 *
 * @shape as `deferredAcceptance`, units instead of pupils
 * @complexity O(proposals · q); written for clarity
 */
export function prefixAcceptance(market: Market): Assignment {
  const { pupils, pools, first, choices, seats, heads } = market
  const held: Held[][] = Array.from({ length: pools }, () => [])
  const granted = new Int32Array(pupils).fill(-1)
  const next = new Uint32Array(pupils)
  const waiting = Array.from({ length: pupils }, (_, p) => pupils - 1 - p)
  for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
    const at = (first[unit] as number) + (next[unit] as number)
    if (at >= (first[unit + 1] as number)) continue
    next[unit] = (next[unit] as number) + 1
    const choice = choices[at] as number
    const pool = held[poolOf(choice)] as Held[]
    granted[unit] = at - (first[unit] as number)
    const place = classOf(choice) * 2 ** 20 + numberAt(market, at, unit)
    insert(pool, { unit, place, heads: heads?.[unit] ?? 1 })
    for (const displaced of cutBeyond(pool, seats[poolOf(choice)] as number)) {
      granted[displaced.unit] = -1
      waiting.push(displaced.unit)
    }
  }
  return granted
}

interface Held {
  readonly unit: number
  readonly place: number
  readonly heads: number
}

function insert(pool: Held[], who: Held): void {
  let i = pool.length
  while (i > 0 && (pool[i - 1] as Held).place > who.place) i--
  pool.splice(i, 0, who)
}

/** Removes those who begin after the seats are used up. */
function cutBeyond(pool: Held[], seats: number): Held[] {
  let used = 0
  let n = 0
  while (n < pool.length && used < seats) used += (pool[n++] as Held).heads
  return pool.splice(n)
}
