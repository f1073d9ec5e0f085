import type { Columns } from './features.ts'

/** Pupils who stay together; mostly one. */
export interface Unit {
  readonly pupils: readonly number[]
  /** Class decided beforehand, with its reason kept by the caller; null when free. */
  readonly preset: number | null
}

export interface ClassInstance {
  readonly pupils: number
  readonly classes: number
  readonly units: readonly Unit[]
  /** Pairs of units that must not share a class. */
  readonly apart: readonly (readonly [number, number])[]
  /** 1 where the pupil is included (special needs) and makes the class smaller. */
  readonly included: Uint8Array
  /** By how many pupils an included pupil makes the class smaller. */
  readonly reduction: number
  readonly columns: Columns
}

/**
 * Class sizes once it is known how many included pupils each class has: equal within one after the reduction.
 *
 * @shape K counts of included pupils → K sizes, in sum N
 * @example classSizes(100, 2, [1, 0]) // → [49, 51]
 */
export function classSizes(pupils: number, reduction: number, included: readonly number[]): number[] {
  const credit = included.map(n => n * reduction)
  const level = pupils + credit.reduce((a, b) => a + b, 0)
  const base = Math.floor(level / included.length)
  let extra = level - base * included.length
  return credit.map(c => base - c + (extra-- > 0 ? 1 : 0))
}

/** How long to search; the clock is not asked, so the same effort gives the same classes everywhere. */
export interface Effort {
  readonly seed: number
  /** Exchanges tried while worse ones may still be taken; a quarter as many may follow that must help. */
  readonly steps: number
  /** Called now and then with 0 … 1; returning false stops with the best formation so far. */
  readonly onProgress?: (share: number) => boolean
}
