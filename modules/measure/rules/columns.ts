import { assert, type Stage, unreachable } from '@kit/base'
import { sideOf } from '@kit/kernels'
import type { Expr, ExprFunction } from '@kit/policy'
import { at, type Column, type Columns, type Reading } from './column.ts'
import { exactRow } from './exact-row.ts'
import { exactValue } from './exact-value.ts'
import type { Rulebook } from './rulebook.ts'
import { openScratch, type Scratch } from './scratch.ts'
import { columnKey, columnOf, type StageTable } from './stage-table.ts'

export function openColumns(table: StageTable, book: Rulebook): Columns {
  const splits = new Map<string, Float64Array>()
  const scratch = openScratch(table.rows)
  let share: Float64Array | null = null
  const columns: Columns = {
    table,
    book,
    evaluate: (expr, reading) => evaluate({ columns, scratch, splitColumn, reading }, expr),
    release: scratch.release,
    share: () => {
      share ??= shareColumn(table, book)
      return share
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
    case 'call': {
      const args = expr.args.map(arg => evaluate(on, arg))
      if (isComparison(expr.fn)) return compared(on, expr.fn, expr.args, args)
      return applied(expr.fn, args, on.scratch)
    }
    default:
      return unreachable(expr)
  }
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
  return each(scratch, [a, b], row => {
    const near = sideOf(at(a, row), at(b, row))
    if (Number.isNaN(near)) return Number.NaN
    if (near !== 0) return near < 0 ? below : above
    const exact = exactValue(difference, exactRow(columns, row, reading))
    assert(exact !== null, 'a value that floating point has is not missing')
    return exact.n < 0n ? below : exact.n > 0n ? above : on
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

function applied(
  fn: Exclude<ExprFunction, ComparisonFunction>,
  args: readonly Column[],
  scratch: Scratch,
): Column {
  switch (fn) {
    case '+':
    case '-':
    case '*':
    case '/':
    case 'and':
    case 'or':
      return zip(scratch, fn, ...pair(args))
    case 'neg':
    case 'not':
    case 'ceil':
    case 'floor':
    case 'known':
      return each(scratch, args, unary(fn, args[0]!))
    case 'min':
    case 'max':
      return each(scratch, args, row => (fn === 'min' ? Math.min : Math.max)(...args.map(a => at(a, row))))
    case 'if':
      return each(scratch, args, row => chosen(at(args[0]!, row), args, row))
    case 'total':
    case 'mean-of':
    case 'count':
    case 'share':
    case 'smallest':
    case 'largest':
    case 'previous':
      throw new Error(`defect: ${fn} belongs to the county and cannot stand in a school's formula`)
    default:
      return unreachable(fn)
  }
}

function chosen(condition: number, args: readonly Column[], row: number): number {
  if (Number.isNaN(condition)) return Number.NaN
  return at(condition !== 0 ? args[1]! : args[2]!, row)
}

function unary(fn: 'neg' | 'not' | 'ceil' | 'floor' | 'known', a: Column): (row: number) => number {
  switch (fn) {
    case 'neg':
      return row => -at(a, row)
    case 'not':
      return row => negation(at(a, row))
    case 'ceil':
      return row => Math.ceil(at(a, row))
    case 'floor':
      return row => Math.floor(at(a, row))
    case 'known':
      return row => (Number.isNaN(at(a, row)) ? 0 : 1)
    default:
      return unreachable(fn)
  }
}

/** Nothing can be said about a ratio to zero: it is missing, not infinite. */
export function quotient(a: number, b: number): number {
  return b === 0 ? Number.NaN : a / b
}

/** Three-valued and: one no decides, otherwise a missing side leaves it open. */
export function both(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : 1
}

function either(a: number, b: number): number {
  return negation(both(negation(a), negation(b)))
}

function negation(a: number): number {
  return Number.isNaN(a) ? Number.NaN : Number(a === 0)
}

function pair(args: readonly Column[]): [Column, Column] {
  const [a, b] = args
  assert(a !== undefined && b !== undefined, 'two operands')
  return [a, b]
}

/** The rows one by one, or once when no operand differs from row to row. */
function each(scratch: Scratch, args: readonly Column[], value: (row: number) => number): Column {
  if (args.every(a => typeof a === 'number')) return value(0)
  const out = scratch.into(args)
  for (let i = 0; i < out.length; i++) out[i] = value(i)
  return out
}

type Binary = '+' | '-' | '*' | '/' | 'and' | 'or'

/**
 * Two columns row by row: the engine's innermost loops, one an operation, so that nothing is decided a row. What nobody
 * reported makes every sum and product missing at once.
 */
function zip(scratch: Scratch, fn: Binary, a: Column, b: Column): Column {
  if (typeof a === 'number' && typeof b === 'number') return calculate(fn, a, b)
  const out = scratch.into([a, b])
  if (fn !== 'and' && fn !== 'or' && (Number.isNaN(a) || Number.isNaN(b))) {
    scratch.release(out)
    return Number.NaN
  }
  if (typeof a === 'number') for (let i = 0; i < out.length; i++) out[i] = calculate(fn, a, at(b, i))
  else if (typeof b === 'number') for (let i = 0; i < out.length; i++) out[i] = calculate(fn, a[i]!, b)
  else LOOPS[fn](out, a, b)
  return out
}

type Loop = (out: Float64Array, a: Float64Array, b: Float64Array) => void

const LOOPS: Readonly<Record<Binary, Loop>> = {
  '+': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!
  },
  '-': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!
  },
  '*': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!
  },
  '/': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = quotient(a[i]!, b[i]!)
  },
  and: (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = both(a[i]!, b[i]!)
  },
  or: (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = either(a[i]!, b[i]!)
  },
}

function calculate(fn: Binary, x: number, y: number): number {
  switch (fn) {
    case '+':
      return x + y
    case '-':
      return x - y
    case '*':
      return x * y
    case '/':
      return quotient(x, y)
    case 'and':
      return both(x, y)
    case 'or':
      return either(x, y)
    default:
      return unreachable(fn)
  }
}
