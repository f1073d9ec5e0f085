import { assert, type Stage, unreachable } from '@kit/base'
import {
  add,
  compare,
  divide,
  floorOf,
  multiply,
  ONE,
  type Rational,
  rationalOf,
  subtract,
  ZERO,
} from '@kit/kernels'
import { AGGREGATES, type Expr, type ExprFunction, stageNamedIn, yearsBack } from '@kit/policy'

/** What an expression is asked about, without rounding; null is missing. */
export interface ExactRow {
  figure(metric: string, stage: Stage | undefined): Rational | null
  parameter(id: string): Rational | null
  /** The county only. */
  schools?(stage: Stage | null): readonly ExactRow[]
  /** A sum over its schools, where it is known to be exact without adding up fractions. */
  sum?(expr: Expr): Rational | null
  /** The same school or county so many years before; null where it was not on record. */
  before?(years: number): ExactRow | null
}

type Value = Rational | null

/**
 * An expression for one row without any rounding, for the few that stand on a limit.
 * Deliberately its own code and not an arithmetic shared with the columns: each checks the other.
 *
 * @refuses nothing; a missing input or a zero denominator gives null
 */
export function exactValue(expr: Expr, row: ExactRow): Value {
  switch (expr.op) {
    case 'number':
      return rationalOf(expr.value)
    case 'parameter':
      return row.parameter(expr.id)
    case 'metric':
      return row.figure(expr.id, expr.stage)
    case 'call':
      return called(expr, row)
    default:
      return unreachable(expr)
  }
}

export function exactly(value: number | null | undefined): Value {
  return value === null || value === undefined || Number.isNaN(value) ? null : rationalOf(value)
}

function called(expr: Extract<Expr, { op: 'call' }>, row: ExactRow): Value {
  const { fn, args: exprs } = expr
  if (AGGREGATES.has(fn)) return row.sum?.(expr) ?? aggregated(fn, exprs, row)
  if (fn === 'previous') return earlier(exprs, row)
  const args = exprs.map(expr => exactValue(expr, row))
  const [a = null, b = null, c = null] = args
  if (fn === 'known') return truth(a !== null)
  if (fn === 'and') return both(a, b)
  if (fn === 'or') return negated(both(negated(a), negated(b)))
  if (fn === 'if') return a && (a.n !== 0n ? b : c)
  const known = args.filter(arg => arg !== null)
  return known.length < args.length ? null : calculated(fn, known)
}

function earlier(exprs: readonly Expr[], row: ExactRow): Value {
  const [expr] = exprs
  assert(expr && row.before, 'previous looks at earlier years')
  const before = row.before(yearsBack(exprs))
  return before && exactValue(expr, before)
}

function aggregated(fn: ExprFunction, exprs: readonly Expr[], row: ExactRow): Value {
  const [expr] = exprs
  assert(expr && row.schools, `${fn} counts over the schools of a county`)
  const all = row.schools(stageNamedIn(expr)).map(school => exactValue(expr, school))
  const known = all.filter(value => value !== null)
  if (known.length < all.length) return null
  const holding = rationalOf(known.filter(value => value.n !== 0n).length)
  if (fn === 'count') return holding
  if (known.length === 0) return null
  if (fn === 'smallest' || fn === 'largest') return calculated(fn === 'smallest' ? 'min' : 'max', known)
  const schools = rationalOf(known.length)
  if (fn === 'share') return divide(holding, schools)
  const total = known.reduce(add, ZERO)
  return fn === 'total' ? total : divide(total, schools)
}

function calculated(fn: ExprFunction, args: readonly Rational[]): Value {
  const [a, b = ZERO] = args
  assert(a !== undefined, `${fn} has an operand`)
  switch (fn) {
    case '+':
      return add(a, b)
    case '-':
      return subtract(a, b)
    case '*':
      return multiply(a, b)
    case '/':
      return b.n === 0n ? null : divide(a, b)
    case 'neg':
      return subtract(ZERO, a)
    case 'not':
      return truth(a.n === 0n)
    case 'floor':
      return floorOf(a)
    case 'ceil':
      return subtract(ZERO, floorOf(subtract(ZERO, a)))
    case 'min':
      return args.reduce((x, y) => (compare(y, x) < 0 ? y : x))
    case 'max':
      return args.reduce((x, y) => (compare(y, x) > 0 ? y : x))
    default:
      return comparison(fn, compare(a, b))
  }
}

function comparison(fn: ExprFunction, side: number): Rational {
  switch (fn) {
    case '=':
      return truth(side === 0)
    case '!=':
      return truth(side !== 0)
    case '<':
      return truth(side < 0)
    case '<=':
      return truth(side <= 0)
    case '>':
      return truth(side > 0)
    case '>=':
      return truth(side >= 0)
    default:
      throw new Error(`defect: ${fn} is no comparison`)
  }
}

function truth(yes: boolean): Rational {
  return yes ? ONE : ZERO
}

function both(a: Value, b: Value): Value {
  if (a?.n === 0n || b?.n === 0n) return ZERO
  return a && b && ONE
}

function negated(a: Value): Value {
  return a && truth(a.n === 0n)
}
