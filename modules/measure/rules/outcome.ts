import { type Stage, type Text, unreachable } from '@kit/base'
import { compare as compareExactly, type Rational, rationalOf, sideOf } from '@kit/kernels'
import type { Comparison, Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import { satisfies } from './columns.ts'

/** What came out of one test, for one stage or for the county. */
export interface Outcome {
  readonly test: Test
  readonly stage: Stage | null
  readonly verdict: Verdict
  readonly value: number | null
  readonly compare: Comparison | null
  readonly limit: number | null
  readonly unit: string | null
  /** Schools, indicators or tests, as the operation says. */
  readonly failing: readonly string[]
  readonly missing: readonly string[]
  readonly points: { readonly got: number; readonly of: number } | null
  readonly says: Text
  /** What each school it looked at came to, for tests of schools. */
  readonly schools: ReadonlyMap<string, Verdict> | null
}

export const NOTHING: Pick<
  Outcome,
  'value' | 'compare' | 'limit' | 'unit' | 'failing' | 'missing' | 'points' | 'schools'
> = {
  value: null,
  compare: null,
  limit: null,
  unit: null,
  failing: [],
  missing: [],
  points: null,
  schools: null,
}

/**
 * Decides a comparison before any rounding. Near a tie the value is computed once more without rounding.
 *
 * @refuses nothing: a missing side is `undetermined`
 */
export function decide(
  value: number | null,
  compare: Comparison,
  limit: number | null,
  exact: () => { value: Rational | null; limit: Rational | null },
): Verdict {
  if (value === null || limit === null) return 'undetermined'
  let side = sideOf(value, limit)
  if (Number.isNaN(side)) return 'undetermined'
  if (side === 0) {
    const without = exact()
    side = compareExactly(without.value ?? rationalOf(value), without.limit ?? rationalOf(limit))
  }
  return satisfies(compare, side) ? 'pass' : 'fail'
}

/** The comparison in words. */
export function comparisonWords(compare: Comparison): Text {
  switch (compare) {
    case '>=':
      return { zh: '不低于', en: 'at least' }
    case '>':
      return { zh: '高于', en: 'more than' }
    case '<=':
      return { zh: '不超过', en: 'at most' }
    case '<':
      return { zh: '低于', en: 'less than' }
    case '=':
      return { zh: '等于', en: 'exactly' }
    default:
      return unreachable(compare)
  }
}
