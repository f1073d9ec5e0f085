import { assert, type Stage, unreachable } from '@kit/base'
import { sideOf } from '@kit/kernels'
import { type Expr, type ExprFunction, yearsBack } from '@kit/policy'
import { applied, each, pair } from './arithmetic.ts'
import { at, type Column, type Columns, type Reading, type SchoolsOf, type Whole } from './column.ts'
import { exactRow } from './exact-row.ts'
import { exactValue } from './exact-value.ts'
import type { Rulebook } from './rulebook.ts'
import { openScratch, type Scratch } from './scratch.ts'
import { columnKey, columnOf, type StageTable } from './stage-table.ts'
import { isSum, summed } from './sums.ts'
import { isWholeAt, wholeOf } from './whole.ts'

/** Columns over a table of schools, or, with `schools`, of counties. */
export function openColumns(
  table: StageTable,
  book: Rulebook,
  schools: SchoolsOf | null = null,
  scratch: Scratch = openScratch(table.rows),
): Columns {
  const splits = new Map<string, Float64Array>()
  const earlier = new Map<number, Columns | null>()
  const wholes = new Map<Expr, Whole>()
  const sums = new Map<Expr, Column>()
  let share: Float64Array | null = null
  const columns: Columns = {
    table,
    book,
    schools,
    evaluate: (expr, reading) => evaluate({ columns, scratch, splitColumn, reading }, expr),
    release: scratch.release,
    share: () => {
      share ??= shareColumn(table, book)
      return share
    },
    whole: expr => kept(wholes, expr, () => wholeOf(columns, expr)),
    sums: expr => kept(sums, expr, () => columns.evaluate(expr, 'as-given')),
    before: years => {
      const known = earlier.get(years)
      if (known !== undefined) return known
      const then = table.before?.(years) ?? null
      const opened = then && openColumns(then, book, schools?.before(years) ?? null, scratch)
      earlier.set(years, opened)
      return opened
    },
  }
  function splitColumn(metric: string): Float64Array {
    const known = splits.get(metric)
    if (known) return known
    const whole = columnOf(table, metric)
    const share = columns.share()
    const part = new Float64Array(table.rows)
    for (let i = 0; i < part.length; i++) part[i] = share[i]! * whole[i]!
    splits.set(metric, part)
    return part
  }
  return columns
}

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

/** What an evaluation takes along. */
interface Evaluation {
  readonly columns: Columns
  readonly scratch: Scratch
  readonly splitColumn: (metric: string) => Float64Array
  readonly reading: Reading
}

function evaluate(on: Evaluation, expr: Expr): Column {
  const { table, book } = on.columns
  switch (expr.op) {
    case 'number':
      return expr.value
    case 'parameter':
      return book.parameter(expr.id, table.stage) ?? Number.NaN
    case 'metric':
      if (on.reading === 'split' && expr.stage === undefined && book.isWhole(expr.id, table.stage))
        return on.splitColumn(expr.id)
      return table.columns.get(columnKey(expr.id, expr.stage)) ?? Number.NaN
    case 'call':
      return called(on, expr.fn, expr.args)
    default:
      return unreachable(expr)
  }
}

function called(on: Evaluation, fn: ExprFunction, exprs: readonly Expr[]): Column {
  const { columns, scratch } = on
  if (fn === 'previous') return previous(on, exprs)
  if (isSum(fn)) return summed(columns, scratch, fn, exprs)
  const args = exprs.map(arg => evaluate(on, arg))
  if (isComparison(fn)) return compared(on, fn, exprs, args)
  if (fn === 'ceil' || fn === 'floor') return rounded(on, fn, exprs, args)
  return applied(fn, args, scratch)
}

/** The same rows so many years before; of a row not on record then everything is missing. */
function previous({ columns, scratch, reading }: Evaluation, exprs: readonly Expr[]): Column {
  const [expr] = exprs
  assert(expr, 'previous has an argument')
  const then = columns.before(yearsBack(exprs))
  if (!then) return Number.NaN
  const value = then.evaluate(expr, reading)
  const { onRecord } = then.table
  if (!onRecord) return value
  const out = scratch.into([value])
  for (let i = 0; i < out.length; i++) out[i] = onRecord[i] === 1 ? at(value, i) : Number.NaN
  return out
}

/** A number so near to a whole one that floating point cannot tell is rounded without it. */
function rounded(
  { columns, scratch, reading }: Evaluation,
  fn: 'ceil' | 'floor',
  exprs: readonly Expr[],
  [value = Number.NaN]: readonly Column[],
): Column {
  const round = fn === 'ceil' ? Math.ceil : Math.floor
  return each(scratch, [value], row => {
    const x = at(value, row)
    const whole = Math.round(x)
    if (x === whole || sideOf(x, whole) !== 0) return round(x)
    const exact = exactValue({ op: 'call', fn, args: exprs }, exactRow(columns, row, reading))
    assert(exact !== null, 'a value that floating point has is not missing')
    return Number(exact.n)
  })
}

function shareColumn(table: StageTable, book: Rulebook): Float64Array {
  const weight = (stage: Stage) => book.parameter(book.pack.scope.stageWeights, stage)
  const own = weight(table.stage)
  assert(own !== null, `stage ${table.stage} has a weight on ${book.day}`)
  const sum = new Float64Array(table.rows)
  for (const [stage, heads] of table.heads) {
    const w = weight(stage)
    if (w === null) continue
    for (let i = 0; i < sum.length; i++) sum[i]! += w * heads[i]!
  }
  const heads = table.heads.get(table.stage)
  assert(heads !== undefined, `heads of ${table.stage} are among the heads`)
  for (let i = 0; i < sum.length; i++) sum[i] = (own * heads[i]!) / sum[i]!
  return sum
}

export type ComparisonFunction = '=' | '!=' | '<' | '<=' | '>' | '>='

function isComparison(fn: ExprFunction): fn is ComparisonFunction {
  return fn === '=' || fn === '!=' || fn === '<' || fn === '<=' || fn === '>' || fn === '>='
}

/** Whether `side` (−1 below, 0 on it, 1 above) satisfies the comparison. */
export function satisfies(fn: ComparisonFunction, side: number): boolean {
  switch (fn) {
    case '=':
      return side === 0
    case '!=':
      return side !== 0
    case '<':
      return side < 0
    case '<=':
      return side <= 0
    case '>':
      return side > 0
    case '>=':
      return side >= 0
    default:
      return unreachable(fn)
  }
}

/** A figure and a number compare as they are; whatever was calculated is decided exactly when it is too near to tell. */
function compared(
  { columns, scratch, reading }: Evaluation,
  fn: ComparisonFunction,
  exprs: readonly Expr[],
  args: readonly Column[],
): Column {
  const [a, b] = pair(args)
  const truth = [-1, 0, 1].map(side => Number(satisfies(fn, side)))
  const [below, on, above] = truth as [number, number, number]
  if (exprs.every(e => e.op !== 'call')) return comparedAsTheyAre(scratch, [below, on, above], a, b)
  const difference: Expr = { op: 'call', fn: '-', args: exprs }
  let whole: Whole | null = reading === 'as-given' ? null : false
  const exactSide = (row: number, x: number, y: number): number => {
    whole ??= wholeOf(columns, difference)
    if (isWholeAt(whole, row)) return Math.sign(x - y)
    const exact = exactValue(difference, exactRow(columns, row, reading))
    assert(exact !== null, 'a value that floating point has is not missing')
    return exact.n < 0n ? -1 : Number(exact.n > 0n)
  }
  return each(scratch, [a, b], row => {
    const [x, y] = [at(a, row), at(b, row)]
    const near = sideOf(x, y)
    if (Number.isNaN(near)) return Number.NaN
    const side = near === 0 ? exactSide(row, x, y) : near
    return side < 0 ? below : side > 0 ? above : on
  })
}

/** A column against a number, as conditions mostly are, has a loop of its own. */
function comparedAsTheyAre(
  scratch: Scratch,
  [below, on, above]: readonly [number, number, number],
  a: Column,
  b: Column,
): Column {
  const outcome = (x: number, y: number) => (x < y ? below : x > y ? above : x === y ? on : Number.NaN)
  if (typeof a === 'number' || typeof b !== 'number')
    return each(scratch, [a, b], row => outcome(at(a, row), at(b, row)))
  const out = scratch.into([a])
  for (let i = 0; i < out.length; i++) out[i] = outcome(a[i]!, b)
  return out
}
