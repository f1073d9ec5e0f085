import { type Spread, weightedSpread } from './weighted-spread.ts'

/** A county's schools with what was summed over them: see `weightedSpread`. */
export interface Group {
  readonly spread: Spread
  readonly amounts: Float64Array
  readonly pupils: Float64Array
  /** What each school adds to the squares. */
  readonly parts: Float64Array
  readonly from: number
  readonly to: number
}

/**
 * CV² of the county without school `i`, from the county's own sums: taking school i out moves the squares by
 * P·(X − X̄)²·PN/(PN − P). Where almost nothing of the squares is left, the difference would have lost its digits and
 * the rest is summed afresh.
 *
 * @complexity O(1), rarely O(n)
 */
export function squaredCvWithout(i: number, group: Group): number {
  const { spread, parts, amounts, pupils } = group
  const heads = spread.pupils - pupils[i]!
  const total = spread.total - amounts[i]!
  const squares = spread.squares * heads - parts[i]! * spread.pupils
  if (squares > LOST * spread.squares * heads) return squares / (total * total)
  return afresh(i, group)
}

/** Below this share of the former squares the subtraction has lost too many digits. */
const LOST = 1e-4

function afresh(i: number, { amounts, pupils, from, to }: Group): number {
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
 * Writes the strongest pulls of a county's schools into `into`; of equal pulls the earlier row first.
 * CV² orders schools as CV does, so only those that may be among the strongest cost a square root.
 *
 * @requires rows in the order in which ties shall be decided; −1 in the places to write to
 * @complexity O(n·most)
 * @example strongestPulls(group, pulls, 0, 1) // pulls.row[0] → the school that pulls most
 */
export function strongestPulls(group: Group, into: Pulls, at: number, most: number): void {
  const { from, to } = group
  const { cv } = group.spread
  if (!(cv >= 0) || to - from < 2) return
  const last = at + most - 1
  // What lies between these two squares pulls less than the weakest of a full list.
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) {
    const squared = squaredCvWithout(i, group)
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
