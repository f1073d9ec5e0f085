/**
 * Whole numbers that add up to a total, in proportion to weights: rounded down, then one more to the largest remainders;
 * of equal remainders the first comes first.
 *
 * @requires weights of which one is above zero, unless the total is zero
 * @example shareOut(10, [1, 1, 1]) // → [4, 3, 3]
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map(w => (total * w) / sum)
  const shares = exact.map(Math.floor)
  const left = total - shares.reduce((a, b) => a + b, 0)
  const remainder = (i: number) => (exact[i] as number) - (shares[i] as number)
  const order = weights.map((_, i) => i).sort((a, b) => remainder(b) - remainder(a) || a - b)
  for (const i of order.slice(0, left)) shares[i]! += 1
  return shares
}
