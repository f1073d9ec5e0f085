import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rationalOf,
  squareRoot,
  subtract,
  ZERO,
} from '../exact/rational.ts'

/** A school's resource and pupils without rounding. */
export interface ExactSchool {
  readonly amount: Rational
  readonly pupils: Rational
}

/**
 * CV² without rounding: PN·Σ(x²/P) / (Σx)² − 1.
 *
 * @requires Σx ≠ 0 and every P > 0
 * @example exactSquaredCv([{ amount: rationalOf(2), pupils: rationalOf(100) }, …]) // → 1/4
 */
export function exactSquaredCv(schools: readonly ExactSchool[]): Rational {
  let pupils = ZERO
  let total = ZERO
  let squares = ZERO
  for (const s of schools) {
    pupils = add(pupils, s.pupils)
    total = add(total, s.amount)
    squares = add(squares, divide(multiply(s.amount, s.amount), s.pupils))
  }
  return subtract(divide(multiply(pupils, squares), multiply(total, total)), ONE)
}

/** Decides CV against limit by CV² against limit²: −1 within, 0 exactly on it, 1 beyond. */
export function compareCvExactly(schools: readonly ExactSchool[], limit: number): -1 | 0 | 1 {
  const l = rationalOf(limit)
  return compare(exactSquaredCv(schools), multiply(l, l))
}

/** Decimals to which roots are drawn: two composites that agree so far are taken as equal. */
const PLACES = 80

/**
 * Decides the plain mean of CVs against a limit with 80 decimals of each root.
 *
 * @shape squared: CV² of each indicator
 */
export function compareCompositeExactly(squared: readonly Rational[], limit: number): -1 | 0 | 1 {
  const sum = squared.reduce((s, r) => s + squareRoot(r, PLACES), 0n)
  const l = rationalOf(limit)
  const goal = (l.n * BigInt(squared.length) * 10n ** BigInt(PLACES)) / l.d
  const apart = sum - goal
  const noise = BigInt(squared.length)
  return apart < -noise ? -1 : apart > noise ? 1 : 0
}
