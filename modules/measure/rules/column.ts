import type { Expr } from '@kit/policy'
import type { Rulebook } from './rulebook.ts'
import type { StageTable } from './stage-table.ts'

/** One value a row, or one for all rows. True is 1, false 0, missing NaN. */
export type Column = Float64Array | number

/** `split`: whole-school figures count with this stage's share; `as-given`: they stand as they are. */
export type Reading = 'split' | 'as-given'

/** Evaluates expressions of the pack language over a whole table at once, one pass an operation. */
export interface Columns {
  readonly table: StageTable
  readonly book: Rulebook
  evaluate(expr: Expr, reading: Reading): Column
  /** Gives back a result that is no longer needed, so that the next operation may write into it. */
  release(column: Column): void
  /** This stage's share of whole-school figures; NaN where a head-count is missing. */
  share(): Float64Array
}

/** Value of one row of a column. */
export function at(column: Column, row: number): number {
  return typeof column === 'number' ? column : column[row]!
}
