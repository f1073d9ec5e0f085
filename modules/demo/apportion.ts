import { assert } from '@kit/base'

/**
 * Divides a whole number among shares in proportion to their weights, so that the parts are whole and sum to the total
 * (largest remainder; of equal remainders the earlier share wins).
 *
 * @requires whole, non-negative total and weights whose products stay below 2⁵³, at least one weight above zero
 * @example apportion(10, [1, 1, 1]) // → [4, 3, 3]
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, w) => a + w, 0)
  assert(Number.isInteger(total) && total >= 0 && sum > 0, `cannot apportion ${total} over weights of ${sum}`)
  const parts = weights.map(w => Math.floor((total * w) / sum))
  const left = total - parts.reduce((a, p) => a + p, 0)
  const order = weights
    .map((w, index) => ({ index, remainder: (total * w) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of order.slice(0, left)) parts[index]! += 1
  return parts
}
