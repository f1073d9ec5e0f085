import type { Expr } from '../schema.ts'
import { INFIX, NEGATION, NOT } from './functions.ts'

const ATOM = 9

/**
 * The shortest text that reads back as the same expression: one blank around operators, brackets only where they count.
 *
 * @example printExpression(parsed('(a*b)+ (c)')) // → 'a * b + c'
 */
export function printExpression(expr: Expr): string {
  switch (expr.op) {
    case 'number':
      return expr.unit === undefined ? String(expr.value) : `${expr.value}[${expr.unit}]`
    case 'metric':
      return expr.stage === undefined ? expr.id : `${expr.id}@${expr.stage}`
    case 'parameter':
      return `$${expr.id}`
    case 'call':
      return printCall(expr)
  }
}

function printCall({ fn, args }: Extract<Expr, { op: 'call' }>): string {
  const power = INFIX[fn]
  const [a, b] = args
  if (power !== undefined && a && b) {
    // Left-associative, and comparisons do not chain: the right side, and both sides of a comparison, bind tighter.
    const left = bracketed(a, power === 4 ? power : power - 1)
    return `${left} ${fn} ${bracketed(b, power)}`
  }
  if (fn === 'neg' && a) return `-${bracketed(a, NEGATION)}`
  if (fn === 'not' && a) return `not ${bracketed(a, NOT)}`
  return `${fn}(${args.map(printExpression).join(', ')})`
}

/** In brackets unless it binds tighter than `floor`. */
function bracketed(expr: Expr, floor: number): string {
  return powerOf(expr) > floor ? printExpression(expr) : `(${printExpression(expr)})`
}

function powerOf(expr: Expr): number {
  if (expr.op !== 'call') return ATOM
  if (expr.fn === 'neg') return NEGATION
  if (expr.fn === 'not') return NOT
  return INFIX[expr.fn] ?? ATOM
}
