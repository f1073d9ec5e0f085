import type { Expr, ExprFunction } from '../schema.ts'

/** Functions written as `name(a, b)`, with how many arguments they take. */
export const CALLS: Readonly<Partial<Record<ExprFunction, readonly [least: number, most: number]>>> = {
  min: [2, 9],
  max: [2, 9],
  ceil: [1, 1],
  floor: [1, 1],
  if: [3, 3],
  known: [1, 1],
  total: [1, 1],
  'mean-of': [1, 1],
  count: [1, 1],
  share: [1, 1],
  smallest: [1, 1],
  largest: [1, 1],
  previous: [1, 2],
}

/** Operators between two operands; the higher number binds tighter. Comparisons do not chain. */
export const INFIX: Readonly<Partial<Record<ExprFunction, number>>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
}
export const NOT = 3
export const COMPARISON = 4
export const NEGATION = 7

/** Functions that look at all schools in scope and give one value for the county. */
export const AGGREGATES: ReadonlySet<ExprFunction> = new Set([
  'total',
  'mean-of',
  'count',
  'share',
  'smallest',
  'largest',
])

/** How many years `previous(x)` or `previous(x, n)` goes back; the reader has checked that `n` is a whole number. */
export function yearsBack([, years]: readonly Expr[]): number {
  return years?.op === 'number' ? years.value : 1
}
