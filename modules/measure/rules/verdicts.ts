import type { Verdict } from '../schema.ts'

/**
 * All must pass: a known failure decides even when something else is missing; otherwise what is missing leaves it open.
 *
 * @example allOf(['pass', 'undetermined', 'fail']) // → 'fail'
 */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  const counted = verdicts.filter(v => v !== 'not-applicable')
  if (counted.includes('fail')) return 'fail'
  if (counted.includes('undetermined')) return 'undetermined'
  return counted.length === 0 ? 'not-applicable' : 'pass'
}

/**
 * A number that can only grow from `got` to `got + open` against the number needed.
 *
 * @example reached(5, 1, 6) // → 'undetermined': five reach it, of one we do not know
 */
export function reached(got: number, open: number, needed: number): Verdict {
  if (got >= needed) return 'pass'
  return got + open >= needed ? 'undetermined' : 'fail'
}
