import { AGGREGATES, type Expr } from '@kit/policy'

export type Call = Extract<Expr, { op: 'call' }>

/** What an expression says of earlier years; earlier years of single schools belong to the sums over them. */
export function earlierIn(expr: Expr): Call[] {
  if (expr.op !== 'call' || AGGREGATES.has(expr.fn)) return []
  return expr.fn === 'previous' ? [expr] : expr.args.flatMap(earlierIn)
}

/** What of an expression is about the period itself. */
export function withoutEarlier(expr: Expr): Expr {
  if (expr.op !== 'call' || AGGREGATES.has(expr.fn)) return expr
  return expr.fn === 'previous'
    ? { op: 'number', value: 0 }
    : { ...expr, args: expr.args.map(withoutEarlier) }
}
