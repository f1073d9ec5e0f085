import { fill, STAGES, type Stage, type Text, t } from '@kit/base'
import type { Expr, ExprFunction } from '../schema.ts'
import { CALLS, COMPARISON, INFIX, NEGATION, NOT } from './functions.ts'
import { type Token, tokensOf } from './tokens.ts'

/** What is wrong with an expression, and at which character. */
export interface ExpressionProblem {
  readonly offset: number
  readonly because: Text
  readonly todo: Text
}

export type ParsedExpression =
  | {
      readonly ok: true
      readonly expr: Expr
      /** Where each part stands: an operation at its sign, everything else at its first character. */
      readonly offsets: ReadonlyMap<Expr, number>
    }
  | { readonly ok: false; readonly problem: ExpressionProblem }

const LONGEST = 2000
const OPERAND = t('数字、指标、$参数、函数或“(”', 'a number, a metric, a $parameter, a function or "("')

/**
 * Reads an expression of the pack language: precedence climbing over `INFIX`, one function a grammatical idea.
 *
 * @refuses the first thing that is not what the language expects there, with its character
 * @source docs/pack-language.md, "Expressions"
 * @complexity O(n)
 * @example parseExpression('100[percent] * trained_teachers / teachers')
 */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > LONGEST) {
    const because = fill(t('算式超过{n}个字符', 'the expression is longer than {n} characters'), {
      n: LONGEST,
    })
    return { ok: false, problem: { offset: 0, because, todo: t('请拆成几个指标', 'split it') } }
  }
  const reader = new Reader(tokensOf(text))
  const expr = reader.expression(0)
  reader.end()
  return reader.problem ? { ok: false, problem: reader.problem } : { ok: true, expr, offsets: reader.offsets }
}

const CORRECT = t('请按《规则包语言》修改算式', 'correct the expression; see docs/pack-language.md')

/** Stands where nothing could be read; never leaves this file, because then there is a problem. */
const NOTHING: Expr = { op: 'number', value: 0 }

class Reader {
  problem: ExpressionProblem | null = null
  readonly offsets = new Map<Expr, number>()
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** Everything that binds tighter than `floor`. */
  expression(floor: number): Expr {
    let left = this.#operand(floor)
    for (;;) {
      const sign = this.#peek()
      const fn = sign.text as ExprFunction
      const power = sign.kind === 'sign' || sign.kind === 'name' ? INFIX[fn] : undefined
      if (power === undefined || power <= floor) return left
      this.#take()
      left = this.#call(sign, fn, [left, this.expression(power)])
      if (power === COMPARISON && INFIX[this.#peek().text as ExprFunction] === COMPARISON) {
        return this.#fail(
          t('“and”、“or”或算式结尾（比较不能连写）', '"and", "or" or the end (comparisons do not chain)'),
        )
      }
    }
  }

  end(): void {
    if (this.#peek().kind !== 'end') this.#fail(t('运算符或算式结尾', 'an operator or the end'))
  }

  #operand(floor: number): Expr {
    const token = this.#take()
    if (token.text === '(') return this.#closed(this.expression(0))
    if (token.text === '-') return this.#call(token, 'neg', [this.expression(NEGATION)])
    if (token.text === 'not' && floor <= NOT) return this.#call(token, 'not', [this.expression(NOT)])
    if (token.kind === 'number') return this.#number(token)
    if (token.kind === 'parameter') return this.#put(token, { op: 'parameter', id: token.text.slice(1) })
    if (token.kind === 'name' && !isWord(token.text)) {
      return this.#peek().text === '(' ? this.#function(token) : this.#metric(token)
    }
    return this.#fail(OPERAND, token)
  }

  #number(token: Token): Expr {
    const value = Number(token.text)
    if (!Number.isFinite(value)) return this.#fail(t('较小的数', 'a smaller number'), token)
    if (this.#peek().kind !== 'unit') return this.#put(token, { op: 'number', value })
    return this.#put(token, { op: 'number', value, unit: this.#take().text.slice(1, -1).trim() })
  }

  #metric(token: Token): Expr {
    if (this.#peek().text !== '@') return this.#put(token, { op: 'metric', id: token.text })
    this.#take()
    const stage = this.#take()
    if (!isStage(stage.text)) {
      return this.#fail(fill(t('学段({all})', 'a stage ({all})'), { all: STAGES.join(', ') }), stage)
    }
    return this.#put(token, { op: 'metric', id: token.text, stage: stage.text })
  }

  #function(token: Token): Expr {
    const fn = token.text as ExprFunction
    const arity = Object.hasOwn(CALLS, fn) ? CALLS[fn] : undefined
    if (!arity) {
      return this.#fail(
        fill(t('函数({all})', 'a function ({all})'), { all: Object.keys(CALLS).join(', ') }),
        token,
      )
    }
    this.#take()
    const args = [this.expression(0)]
    while (this.#peek().text === ',') {
      this.#take()
      args.push(this.expression(0))
    }
    if (args.length < arity[0] || args.length > arity[1]) {
      const wanted = arity[0] === arity[1] ? String(arity[0]) : `${arity[0]}–${arity[1]}`
      const because = t('“{fn}”要有{wanted}个参数，却有{n}个', '"{fn}" takes {wanted} arguments and has {n}')
      return this.#stop(token, fill(because, { fn, wanted, n: args.length }))
    }
    return this.#closed(this.#call(token, fn, args))
  }

  #closed(inside: Expr): Expr {
    const token = this.#take()
    return token.text === ')' ? inside : this.#fail(t('“)”', '")"'), token)
  }

  #call(at: Token, fn: ExprFunction, args: readonly Expr[]): Expr {
    return this.#put(at, { op: 'call', fn, args })
  }

  #put(at: Token, expr: Expr): Expr {
    this.offsets.set(expr, at.offset)
    return expr
  }

  #peek(): Token {
    return this.#tokens[this.#next] as Token
  }

  /** The end is never passed: after it, everything asked for is the end again. */
  #take(): Token {
    const token = this.#peek()
    if (token.kind !== 'end') this.#next += 1
    return token
  }

  #fail(expected: Text, token: Token = this.#peek()): Expr {
    const end = token.kind === 'end'
    return this.#stop(token, {
      zh: `此处应为${expected.zh}，却${end ? '已结束' : `是“${token.text}”`}`,
      en: `expected ${expected.en} here, found ${end ? 'the end' : `"${token.text}"`}`,
    })
  }

  /** Keeps the first problem and jumps to the end, so that nothing after it is complained about. */
  #stop(token: Token, because: Text): Expr {
    this.problem ??= { offset: token.offset, because, todo: CORRECT }
    this.#next = this.#tokens.length - 1
    return NOTHING
  }
}

function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text)
}

function isWord(text: string): boolean {
  return text === 'and' || text === 'or' || text === 'not'
}
