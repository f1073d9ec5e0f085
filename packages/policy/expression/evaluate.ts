import { assert, type Stage, unreachable } from '@kit/base'
import type { Expr, ExprFunction } from '../schema.ts'
import { yearsBack } from './functions.ts'

/** A figure, or `null`: missing. Truth is 1, falsehood 0. */
export type Value = number | null

/**
 * What an expression is asked about: one school at one stage, one whole school, or the county.
 *
 * - School at a stage: a metric without `@` is the figure of that stage, or of the whole school if it is only given so.
 * - Whole school: a metric without `@` is the whole-school figure, or else its stages of the scope combined into one
 *   (`mergeOf`: summed, the largest, the smallest; missing if a stage the school teaches is missing).
 * - `@all`, anywhere: the whole-school figure, or every stage the school teaches combined into one.
 * - County: the county's own figures; schools are reached through aggregates only.
 */
export interface Row {
  figure(metric: string, stage: Stage | undefined): Value
  parameter(id: string): Value
  /** County only. `null`: every school in scope as a whole; a stage: the schools that teach it, at that stage. */
  schools?(stage: Stage | null): readonly Row[]
  /** The same school or county so many years before, `null` where it was not on record. */
  before?(years: number): Row | null
}

/**
 * What an expression means, said slowly: the measuring engine computes columns and must agree with this, row by row.
 *
 * Missing in, missing out, with four exceptions: `known`; `and`/`or` where one side already decides; the branch `if`
 * does not take; a condition that is missing makes `if` missing. Division by zero is missing. Over no schools `count`
 * is 0 and every other aggregate is missing. `previous` of a year of which nothing is on record is missing, even a count.
 *
 * @refuses nothing: packs are checked when they are read
 * @example evaluate(parsed('pupils / 2'), row) // → 25 where the row has 50 pupils
 */
export function evaluate(expr: Expr, row: Row): Value {
  switch (expr.op) {
    case 'number':
      return expr.value
    case 'metric':
      return row.figure(expr.id, expr.stage)
    case 'parameter':
      return row.parameter(expr.id)
    case 'call':
      return apply(expr.fn, expr.args, row)
  }
}

function apply(fn: ExprFunction, args: readonly Expr[], row: Row): Value {
  const [first] = args
  assert(first, `a call of ${fn} without arguments`)
  switch (fn) {
    case 'known':
      return evaluate(first, row) === null ? 0 : 1
    case 'if':
      return branch(args, row)
    case 'and':
      return decided(args, row, 0)
    case 'or':
      return decided(args, row, 1)
    case 'total':
    case 'mean-of':
    case 'count':
    case 'share':
    case 'smallest':
    case 'largest':
      return aggregate(fn, first, row)
    case 'previous': {
      assert(row.before, 'previous without earlier years')
      const earlier = row.before(yearsBack(args))
      return earlier && evaluate(first, earlier)
    }
    default: {
      const values = args.map(arg => evaluate(arg, row))
      return values.some(value => value === null) ? null : strict(fn, values as readonly number[])
    }
  }
}

function branch([condition, then, otherwise]: readonly Expr[], row: Row): Value {
  assert(condition && then && otherwise, 'if without three arguments')
  const truth = evaluate(condition, row)
  return truth === null ? null : evaluate(truth !== 0 ? then : otherwise, row)
}

/** `and` is decided by a falsehood, `or` by a truth, whatever else is missing. */
function decided(args: readonly Expr[], row: Row, decisive: 0 | 1): Value {
  const values = args.map(arg => truth(evaluate(arg, row)))
  if (values.includes(decisive)) return decisive
  return values.includes(null) ? null : 1 - decisive
}

type Strict = Exclude<
  ExprFunction,
  | 'known'
  | 'if'
  | 'and'
  | 'or'
  | 'total'
  | 'mean-of'
  | 'count'
  | 'share'
  | 'smallest'
  | 'largest'
  | 'previous'
>

function strict(fn: Strict, values: readonly number[]): Value {
  const [a = 0, b = 0] = values
  switch (fn) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? null : a / b
    case 'neg':
      return 0 - a
    case '=':
      return Number(a === b)
    case '!=':
      return Number(a !== b)
    case '<':
      return Number(a < b)
    case '<=':
      return Number(a <= b)
    case '>':
      return Number(a > b)
    case '>=':
      return Number(a >= b)
    case 'not':
      return Number(a === 0)
    case 'min':
      return Math.min(...values)
    case 'max':
      return Math.max(...values)
    case 'ceil':
      return Math.ceil(a)
    case 'floor':
      return Math.floor(a)
    default:
      return unreachable(fn)
  }
}

function aggregate(fn: ExprFunction, arg: Expr, row: Row): Value {
  assert(row.schools, `${fn} outside the county`)
  const values = row.schools(stageNamedIn(arg)).map(school => evaluate(arg, school))
  if (values.includes(null)) return null
  const known = values as readonly number[]
  const sum = known.reduce((a, b) => a + b, 0)
  const holding = known.filter(value => value !== 0).length
  if (fn === 'count') return holding
  if (known.length === 0) return null
  if (fn === 'total') return sum
  if (fn === 'mean-of') return sum / known.length
  if (fn === 'share') return holding / known.length
  return fn === 'smallest' ? Math.min(...known) : Math.max(...known)
}

/** The stage an aggregate is about: the one its metrics name (the pack reader allows at most one), or none. */
export function stageNamedIn(expr: Expr): Stage | null {
  if (expr.op === 'metric') return expr.stage === undefined || expr.stage === 'all' ? null : expr.stage
  if (expr.op !== 'call') return null
  return expr.args.map(stageNamedIn).find(stage => stage !== null) ?? null
}

function truth(value: Value): Value {
  return value === null ? null : Number(value !== 0)
}
