import { sha256Hex } from './sha256.ts'

/**
 * An integer of 1 … n, each equally likely, from a seed and a label: the first of SHA-256(`seed:label:0`), `…:1`, …, read as a
 * 52-bit number, that falls below the largest multiple of n. Taking a remainder of any other would favour small numbers.
 *
 * @requires 1 ≤ n ≤ 2^32
 * @example uniformInteger('00'.repeat(32), 'start', 1) // → 1
 */
export function uniformInteger(seed: string, label: string, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new Error(`defect: no integer of 1…${n}`)
  const fair = 2 ** 52 - (2 ** 52 % n)
  for (let attempt = 0; ; attempt++) {
    const drawn = Number.parseInt(sha256Hex(`${seed}:${label}:${attempt}`).slice(0, 13), 16)
    if (drawn < fair) return (drawn % n) + 1
  }
}
