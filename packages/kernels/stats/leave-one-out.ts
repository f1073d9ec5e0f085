import { type Spread, weightedSpread } from './weighted-spread.ts'

/** A school's pull on the county's CV: `effect` = CV with it − CV without it; positive: it drives the schools apart. */
export interface Pull {
  readonly index: number
  readonly without: number
  readonly effect: number
}

/**
 * CV² of the county without school `i`, from the county's own sums: taking school i out moves the squares by
 * P·(X − X̄)²·PN/(PN − P). Where almost nothing of the squares is left, the difference would have lost its digits and
 * the rest is summed afresh.
 *
 * @complexity O(1), rarely O(n)
 */
export function squaredCvWithout(
  i: number,
  spread: Spread,
  amounts: Float64Array,
  pupils: Float64Array,
  from: number,
  to: number,
): number {
  const p = pupils[i]!
  const x = amounts[i]!
  const heads = spread.pupils - p
  const total = spread.total - x
  const away = x / p - spread.mean
  const squares = spread.squares - (p * away * away * spread.pupils) / heads
  if (squares > LOST * spread.squares) return (squares * heads) / (total * total)
  return afresh(i, amounts, pupils, from, to)
}

/** Below this share of the former squares the subtraction has lost too many digits. */
const LOST = 1e-4

function afresh(i: number, amounts: Float64Array, pupils: Float64Array, from: number, to: number): number {
  const keep = (_: number, k: number) => from + k !== i
  const { cv } = weightedSpread(
    amounts.subarray(from, to).filter(keep),
    pupils.subarray(from, to).filter(keep),
  )
  return cv * cv
}

/**
 * The schools that pull the county's CV most, strongest first; of equal pulls the earlier row first.
 * CV² orders schools as CV does, so only those few that may be among the strongest cost a square root.
 *
 * @requires the spread of the same range; rows in the order in which ties shall be decided
 * @complexity O(n·k), k = `most`
 * @example strongestPulls(spread, Float64Array.of(1, 1, 9), Float64Array.of(10, 10, 10), 0, 3, 1)[0].index // → 2
 */
export function strongestPulls(
  spread: Spread,
  amounts: Float64Array,
  pupils: Float64Array,
  from: number,
  to: number,
  most: number,
): Pull[] {
  if (!(spread.cv >= 0) || to - from < 2) return []
  const top: Pull[] = []
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) {
    const squared = squaredCvWithout(i, spread, amounts, pupils, from, to)
    if (top.length === most && squared > low && squared < high) continue
    if (!Number.isFinite(squared)) continue
    const without = Math.sqrt(squared)
    insert(top, { index: i, without, effect: spread.cv - without }, most)
    if (top.length < most) continue
    const weakest = Math.abs(top[most - 1]!.effect)
    low = spread.cv > weakest ? (spread.cv - weakest) ** 2 : -1
    high = (spread.cv + weakest) ** 2
  }
  return top
}

function insert(top: Pull[], pull: Pull, most: number): void {
  const size = Math.abs(pull.effect)
  let at = top.length
  while (at > 0 && Math.abs(top[at - 1]!.effect) < size) at--
  if (at >= most) return
  top.splice(at, 0, pull)
  if (top.length > most) top.pop()
}
