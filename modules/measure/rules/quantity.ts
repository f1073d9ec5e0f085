import { compare, type Rational, rationalOf, sideOf } from '@kit/kernels'
import type { Expr, Formula } from '@kit/policy'
import { at, type Column, type Columns } from './column.ts'
import { exactRow } from './exact-row.ts'
import { exactValue } from './exact-value.ts'
import { isWholeAt } from './whole.ts'

/** A value as floating point has it, and without rounding for when that cannot tell. */
export interface Quantity {
  readonly near: number
  exact(): Rational
}

/** A number somebody wrote down. */
export function written(value: number): Quantity {
  return { near: value, exact: () => rationalOf(value) }
}

/** Of an exact fraction. */
export function quantityOf(value: Rational): Quantity {
  return { near: numberOf(value), exact: () => value }
}

/** A formula in one row of its column; null is missing. */
export function quantityAt(columns: Columns, formula: Formula, column: Column, row: number): Quantity | null {
  const near = at(column, row)
  if (Number.isNaN(near)) return null
  const exact = () =>
    isExact(columns, formula.expr, near, row)
      ? rationalOf(near)
      : (exactValue(formula.expr, exactRow(columns, row, 'as-given')) ?? rationalOf(near))
  return { near, exact }
}

/** Of whole numbers a value is exact as it stands, and so is a quotient that comes out whole: no other rounds to it. */
function isExact(columns: Columns, expr: Expr, near: number, row: number): boolean {
  if (!Number.isSafeInteger(near)) return false
  if (isWholeAt(columns.whole(expr), row)) return true
  if (expr.op !== 'call' || expr.fn !== '/') return false
  return expr.args.every(arg => isWholeAt(columns.whole(arg), row))
}

/** −1, 0 or 1 as a lies below, on or above b; decided exactly where floating point cannot tell. */
export function sideOfQuantity(a: Quantity, b: Quantity): number {
  const side = sideOf(a.near, b.near)
  return side === 0 ? compare(a.exact(), b.exact()) : side
}

export function numberOf({ n, d }: Rational): number {
  return Number(n) / Number(d)
}
