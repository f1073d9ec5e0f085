import { assert } from '@kit/base'
import {
  add,
  compare,
  divide,
  floorOf,
  multiply,
  type Rational,
  rationalOf,
  subtract,
  ZERO,
} from '@kit/kernels'

/**
 * Divides whole fen by parts that make one, so that the shares add up to the amount exactly: each gets its whole fen,
 * and the fen left over go to the largest remainders, the earlier part first.
 *
 * @requires a whole amount; at least one part above zero; what they add up to counts as the whole
 * @unit fen
 * @example splitAmount(100, [1/3, 1/3, 1/3 as fractions]) // → [34, 33, 33]
 */
export function splitAmount(amount: number, parts: readonly Rational[]): number[] {
  assert(Number.isSafeInteger(amount), 'an amount in whole fen')
  const one = parts.reduce(add, ZERO)
  const exact = parts.map(part => divide(multiply(rationalOf(amount), part), one))
  const whole = exact.map(floorOf)
  const shares = whole.map(share => Number(share.n))
  const remainders = exact.map((share, i) => subtract(share, whole[i] as Rational))
  const order = parts.map((_, i) => i).sort((a, b) => compare(remainders[b]!, remainders[a]!) || a - b)
  const left = amount - shares.reduce((sum, share) => sum + share, 0)
  for (const i of order.slice(0, left)) shares[i]! += 1
  return shares
}
