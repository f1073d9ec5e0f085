import { type Stage, unreachable } from '@kit/base'
import type { Expr, ExprFunction } from '@kit/policy'
import type { Rulebook } from '../rules/rulebook.ts'

/**
 * An expression of a school-stage as SQL over exact numerics. `f` is the school's figures as JSON by `metric@stage`,
 * `share` this stage's share. SQL's own null is the missing value: the third, independent meaning of the language.
 */
export function expressionSql(expr: Expr, stage: Stage, book: Rulebook, split: boolean): string {
  const inner = (e: Expr) => expressionSql(e, stage, book, split)
  switch (expr.op) {
    case 'number':
      return `${expr.value}::numeric`
    case 'parameter':
      return literal(book.parameter(expr.id, stage))
    case 'metric':
      return figureSql(expr.id, expr.stage, stage, book, split)
    case 'call':
      return callSql(expr.fn, expr.args.map(inner))
    default:
      return unreachable(expr)
  }
}

export function literal(value: number | null): string {
  return value === null ? 'null::numeric' : `${value}::numeric`
}

function figureSql(id: string, asked: Stage | undefined, row: Stage, book: Rulebook, split: boolean): string {
  const offered = book.metric(id).stages
  const given = (stage: Stage) => `(f->>'${id}@${stage}')::numeric`
  if ((asked ?? row) === 'all' && !offered.includes('all')) {
    const stages = offered.filter(s => asked === 'all' || book.pack.scope.stages.includes(s))
    return `(${stages.map(s => `case when taught ? '${s}' then ${given(s)} else 0 end`).join(' + ')})`
  }
  if (asked !== undefined) return given(asked)
  if (offered.includes(row)) return given(row)
  return split ? `(${given('all')} * share)` : given('all')
}

const INFIX: Readonly<Partial<Record<ExprFunction, string>>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  and: 'and',
  or: 'or',
}

function callSql(fn: ExprFunction, args: readonly string[]): string {
  const [a = '', b = '', c = ''] = args
  const sign = INFIX[fn]
  if (sign) return `(${a} ${sign} ${b})`
  switch (fn) {
    case '/':
      return `(${a} / nullif(${b}, 0))`
    case 'neg':
      return `(-${a})`
    case 'not':
      return `(not ${a})`
    case 'known':
      return `(${a} is not null)`
    case 'if':
      return `(case when ${a} then ${b} when not ${a} then ${c} end)`
    case 'ceil':
    case 'floor':
      return `${fn}(${a})`
    case 'min':
    case 'max':
      return `(case when ${args.map(x => `${x} is not null`).join(' and ')} then ${fn === 'min' ? 'least' : 'greatest'}(${args.join(', ')}) end)`
    default:
      throw new Error(`defect: ${fn} counts over schools and cannot stand in a school's formula`)
  }
}
