import type { Assignment } from './deferred-acceptance.ts'
import type { Market } from './instance.ts'

/**
 * Deferred acceptance for markets with bundles: a pool admits units in order of priority while a seat is free. The last bundle
 * may exceed the plan by its size minus one; in return nobody is passed over (README, prefix rule).
 *
 * @shape as `deferredAcceptance`, units instead of pupils
 * @complexity O(proposals · q); written for clarity, used only where bundles exist
 */
export function prefixAcceptance({ pupils, pools, first, choices, seats, heads }: Market): Assignment {
  const size = (unit: number) => heads?.[unit] ?? 1
  const held: number[][] = Array.from({ length: pools }, () => [])
  const granted = new Int32Array(pupils).fill(-1)
  const next = new Uint32Array(pupils)
  const waiting = Array.from({ length: pupils }, (_, p) => pupils - 1 - p)
  for (let p = waiting.pop(); p !== undefined; p = waiting.pop()) {
    const at = (first[p] as number) + (next[p] as number)
    if (at >= (first[p + 1] as number)) continue
    next[p] = (next[p] as number) + 1
    const choice = choices[at] as number
    const pool = held[choice >>> 4] as number[]
    granted[p] = at - (first[p] as number)
    insert(pool, (choice & 15) * 0x100000 + p)
    for (const key of cutBeyond(pool, seats[choice >>> 4] as number, size)) {
      granted[key & 0xfffff] = -1
      waiting.push(key & 0xfffff)
    }
  }
  return granted
}

function insert(pool: number[], key: number): void {
  let i = pool.length
  while (i > 0 && (pool[i - 1] as number) > key) i--
  pool.splice(i, 0, key)
}

/** Removes those who begin after the seats are used up. */
function cutBeyond(pool: number[], seats: number, size: (unit: number) => number): number[] {
  let used = 0
  let n = 0
  while (n < pool.length && used < seats) used += size((pool[n++] as number) & 0xfffff)
  return pool.splice(n)
}
