import { assert } from '@kit/base'

/** Repeatable randomness: integer arithmetic only, so that every machine draws the same numbers. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** True in `permille` of 1,000 draws. */
  chance(permille: number): boolean
  pick<T>(list: readonly T[]): T
}

/**
 * A stream of numbers named by a text; streams of different names do not influence one another, so a school added to
 * the district leaves the figures of the others as they were.
 *
 * @source SplitMix32: a counter stepped by the golden ratio and mixed; period 2³²
 * @example random('1/a').int(1, 6) === random('1/a').int(1, 6) // → true
 */
export function random(name: string): Random {
  let state = fnv1a(name)
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  const int = (low: number, high: number): number => {
    const span = high - low + 1
    assert(Number.isInteger(span) && span >= 1 && span <= 2 ** 21, `draw from ${low} to ${high}`)
    return low + Math.floor((next() * span) / 2 ** 32)
  }
  return {
    int,
    chance: permille => int(1, 1000) <= permille,
    pick: list => {
      const found = list[int(0, list.length - 1)]
      assert(found !== undefined, 'pick from an empty list')
      return found
    },
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
