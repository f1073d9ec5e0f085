import { type Spread, weightedSpread } from './weighted-spread.ts'

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

/** The schools that pull a CV most, in columns: `most` places from `at` on, strongest first, row −1 where there is none. */
export interface Pulls {
  readonly row: Int32Array
  /** CV of the county without the school; CV − without is its pull, positive where it drives the schools apart. */
  readonly without: Float64Array
}

/**
 * Writes the strongest pulls of the schools `from` to `to − 1` into `into`; of equal pulls the earlier row first.
 * CV² orders schools as CV does, so only those that may be among the strongest cost a square root.
 *
 * @requires the spread of the same range; rows in the order in which ties shall be decided; −1 in the places to write to
 * @complexity O(n·most)
 * @example strongestPulls(weightedSpread(x, p), x, p, 0, 3, pulls, 0, 1) // pulls.row[0] → the school that pulls most
 */
export function strongestPulls(
  spread: Spread,
  amounts: Float64Array,
  pupils: Float64Array,
  from: number,
  to: number,
  into: Pulls,
  at: number,
  most: number,
): void {
  const { cv } = spread
  if (!(cv >= 0) || to - from < 2) return
  const last = at + most - 1
  // What lies between these two squares pulls less than the weakest of a full list.
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) {
    const squared = squaredCvWithout(i, spread, amounts, pupils, from, to)
    if ((squared > low && squared < high) || !Number.isFinite(squared)) continue
    insert(into, at, last, i, Math.sqrt(squared), cv)
    if (into.row[last]! < 0) continue
    const weakest = Math.abs(cv - into.without[last]!)
    low = cv > weakest ? (cv - weakest) * (cv - weakest) : -1
    high = (cv + weakest) * (cv + weakest)
  }
}

function insert(into: Pulls, at: number, last: number, row: number, without: number, cv: number): void {
  const size = Math.abs(cv - without)
  let place = last + 1
  while (place > at && (into.row[place - 1]! < 0 || Math.abs(cv - into.without[place - 1]!) < size)) place--
  if (place > last) return
  for (let k = last; k > place; k--) {
    into.row[k] = into.row[k - 1]!
    into.without[k] = into.without[k - 1]!
  }
  into.row[place] = row
  into.without[place] = without
}
