import { assert, unreachable } from '@kit/base'
import { at, type Column } from './column.ts'
import type { Scratch } from './scratch.ts'

/** An operation over whole columns; comparisons, sums over schools and earlier years are not among them. */
export function applied(fn: Operation, args: readonly Column[], scratch: Scratch): Column {
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
    case 'known':
      return each(scratch, args, unary(fn, args[0]!))
    case 'min':
    case 'max':
      return each(scratch, args, row => (fn === 'min' ? Math.min : Math.max)(...args.map(a => at(a, row))))
    case 'if':
      return each(scratch, args, row => chosen(at(args[0]!, row), args, row))
    default:
      return unreachable(fn)
  }
}

function chosen(condition: number, args: readonly Column[], row: number): number {
  if (Number.isNaN(condition)) return Number.NaN
  return at(condition !== 0 ? args[1]! : args[2]!, row)
}

function unary(fn: 'neg' | 'not' | 'known', a: Column): (row: number) => number {
  switch (fn) {
    case 'neg':
      return row => -at(a, row)
    case 'not':
      return row => negation(at(a, row))
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

export function pair(args: readonly Column[]): [Column, Column] {
  const [a, b] = args
  assert(a !== undefined && b !== undefined, 'two operands')
  return [a, b]
}

/** The rows one by one, or once when no operand differs from row to row. */
export function each(scratch: Scratch, args: readonly Column[], value: (row: number) => number): Column {
  if (args.every(a => typeof a === 'number')) return value(0)
  const out = scratch.into(args)
  for (let i = 0; i < out.length; i++) out[i] = value(i)
  return out
}

type Binary = '+' | '-' | '*' | '/' | 'and' | 'or'
type Operation = Binary | 'neg' | 'not' | 'known' | 'min' | 'max' | 'if'

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
