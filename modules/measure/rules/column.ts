import type { Stage } from '@kit/base'
import type { Expr } from '@kit/policy'
import type { Rulebook } from './rulebook.ts'
import type { StageTable } from './stage-table.ts'

/** 1 where a formula is a whole number that floating point has exactly; true, false: in every row. */
export type Whole = Uint8Array | boolean

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
  /** Where a formula, as given, is computed from whole numbers only, and therefore exact as it stands. */
  whole(expr: Expr): Whole
  /** A formula as given, kept for asking again and again. */
  sums(expr: Expr): Column
  /** The schools behind every row, where the rows are counties. */
  readonly schools: SchoolsOf | null
  /** The same rows so many years before; null where nothing is on record. */
  before(years: number): Columns | null
  /** This stage's share of whole-school figures; NaN where a head-count is missing. */
  share(): Float64Array
}

/** The schools of every county of a table of counties. */
export interface SchoolsOf {
  /** One stage, or `all`: schools as a whole; counties in the same order. */
  at(stage: Stage): Columns | null
  /** Of how many schools of the county nobody can tell whether they belong to the scope. */
  readonly unplaced: Uint32Array
  /** All schools there were so many years before. */
  before(years: number): SchoolsOf | null
}

/** Value of one row of a column. */
export function at(column: Column, row: number): number {
  return typeof column === 'number' ? column : column[row]!
}
