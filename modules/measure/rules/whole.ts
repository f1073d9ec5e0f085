import { type Expr, type ExprFunction, stageNamedIn, yearsBack } from '@kit/policy'
import { at, type Columns, type Whole } from './column.ts'
import { columnKey } from './stage-table.ts'

/** Operations that make whole numbers of whole numbers. */
const SAFE: ReadonlySet<ExprFunction> = new Set([
  ...(['+', '-', '*', 'neg', 'min', 'max', 'if', 'known', 'not', 'and', 'or', 'ceil', 'floor'] as const),
  ...(['=', '!=', '<', '<=', '>', '>='] as const),
])
const SUMS: ReadonlySet<ExprFunction> = new Set(['total', 'count', 'smallest', 'largest'])

/**
 * Where a formula, read as given, is computed from whole numbers only: heads, classes, fen. There its value is exact
 * as it stands, and a tie needs no fractions.
 */
export function wholeOf(columns: Columns, expr: Expr): Whole {
  const { table, book } = columns
  if (expr.op === 'number') return Number.isInteger(expr.value)
  if (expr.op === 'parameter') return isWhole(book.parameter(expr.id, table.stage) ?? Number.NaN)
  if (expr.op === 'metric') {
    const column = table.columns.get(columnKey(expr.id, expr.stage))
    return !column || wholeRows(column)
  }
  const [first] = expr.args
  if (expr.fn === 'previous' && first) {
    const then = columns.before(yearsBack(expr.args))
    return then === null || then.whole(first)
  }
  if (SUMS.has(expr.fn) && first) return wholeSums(columns, expr, first)
  return SAFE.has(expr.fn) && expr.args.map(arg => columns.whole(arg)).reduce(both, true)
}

export function isWholeAt(whole: Whole, row: number): boolean {
  return typeof whole === 'boolean' ? whole : whole[row] === 1
}

/** Missing is neither whole nor not: what is missing is not asked. */
function isWhole(value: number): boolean {
  return Number.isNaN(value) || Number.isSafeInteger(value)
}

/** Most figures are whole in every row; only of the others it is kept where. */
function wholeRows(column: Float64Array): Whole {
  let i = 0
  while (i < column.length && isWhole(column[i]!)) i++
  if (i === column.length) return true
  const out = new Uint8Array(column.length).fill(1, 0, i)
  for (; i < out.length; i++) out[i] = Number(isWhole(column[i]!))
  return out
}

function both(a: Whole, b: Whole): Whole {
  if (a === true || b === false) return b
  if (b === true || a === false) return a
  return a.map((x, i) => x & b[i]!)
}

/** A sum is whole where it is of every school, and not too large. */
function wholeSums(columns: Columns, expr: Expr, arg: Expr): Whole {
  const { schools, table } = columns
  const of = schools?.at(stageNamedIn(arg) ?? 'all')
  if (!schools || !of) return false
  const whole = of.whole(arg)
  const sums = columns.sums(expr)
  const starts = of.table.counties
  return Uint8Array.from({ length: table.rows }, (_, c) => {
    if (schools.unplaced[c]! > 0 || !isWhole(at(sums, c))) return 0
    if (whole === true) return 1
    for (let i = starts[c]!; i < starts[c + 1]!; i++) if (!isWholeAt(whole, i)) return 0
    return 1
  })
}
