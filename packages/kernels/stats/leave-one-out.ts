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
 *
 * @requires rows in the order in which ties shall be decided; row −1 and without NaN in the places to write to
 * @complexity O(n), plus O(most) for each of the few that enter the list
 * @example strongestPulls(group, pulls, 0, 1) // pulls.row[0] → the school that pulls most
 */
export function strongestPulls(group: Group, into: Pulls, at: number, most: number): void {
  const { from, to, amounts, pupils, parts, spread } = group
  const { cv, pupils: heads, total, squares } = spread
  if (!(cv >= 0) || to - from < 2) return
  const { row, without } = into
  const last = at + most - 1
  const lost = LOST * squares
  let weakest = Number.isNaN(without[last]!) ? -1 : Math.abs(cv - without[last]!)
  for (let i = from; i < to; i++) {
    // As in squaredCvWithout, with what does not change from school to school outside the loop.
    const others = heads - pupils[i]!
    const rest = total - amounts[i]!
    const left = squares * others - parts[i]! * heads
    const value = left > lost * others ? Math.sqrt(left) / Math.abs(rest) : Math.sqrt(afresh(i, group))
    const size = Math.abs(cv - value)
    // A school that alone has any of it leaves nothing to compare: no number, and no place in the list.
    if (!(size > weakest) || size === Number.POSITIVE_INFINITY) continue
    let place = last
    for (; place > at && !(Math.abs(cv - without[place - 1]!) >= size); place--) {
      row[place] = row[place - 1]!
      without[place] = without[place - 1]!
    }
    row[place] = i
    without[place] = value
    weakest = Number.isNaN(without[last]!) ? -1 : Math.abs(cv - without[last]!)
  }
}
