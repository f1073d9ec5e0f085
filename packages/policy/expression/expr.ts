import type { Stage } from '@kit/base'

/** A parsed expression of the pack language (closed set of operations; docs/pack-language.md). */
export type Expr =
  | { readonly op: 'number'; readonly value: number; readonly unit?: string }
  | { readonly op: 'metric'; readonly id: string; readonly stage?: Stage }
  | { readonly op: 'parameter'; readonly id: string }
  | { readonly op: 'call'; readonly fn: ExprFunction; readonly args: readonly Expr[] }

/**
 * Everywhere: arithmetic, comparison, logic, `min max ceil floor if known`, and the same school or county some years
 * before: `previous(x)`, `previous(x, 3)`.
 * Region level adds aggregates over the schools in scope: `total mean-of count share smallest largest`.
 * Missing in → missing out, except `known(x)`, and `or`/`and` where one side already decides.
 */
export type ExprFunction =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'neg'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'not'
  | 'min'
  | 'max'
  | 'ceil'
  | 'floor'
  | 'if'
  | 'known'
  | 'total'
  | 'mean-of'
  | 'count'
  | 'share'
  | 'smallest'
  | 'largest'
  | 'previous'

/** An expression with its text and place, so that a screen can show it and an error can point at it. */
export interface Formula {
  readonly text: string
  readonly expr: Expr
  /** `policies/…/file.yaml:12` */
  readonly at: string
}
