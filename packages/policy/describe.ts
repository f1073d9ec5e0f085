import type { Lang, Stage, Text } from '@kit/base'
import { t } from '@kit/base'
import { INFIX, NEGATION, yearsBack } from './expression/functions.ts'
import type { Expr, ExprFunction, Formula, Pack, Vocabulary } from './schema.ts'

type Named = Pick<Pack, 'parameters'>

/**
 * A formula in words: names of things instead of ids, names of codes instead of numbers.
 *
 * @example describe(formula, pack, vocabulary, 'zh') // → '教学及辅助用房面积 − 室内体育用房面积'
 */
export function describe(formula: Formula, pack: Named, vocabulary: Vocabulary, lang: Lang): string {
  return new Words(pack, vocabulary, lang).of(formula.expr)
}

/** What stands between two operands. */
const SIGNS: Readonly<Partial<Record<ExprFunction, Text>>> = {
  '+': t(' + ', ' + '),
  '-': t(' − ', ' − '),
  '*': t(' × ', ' × '),
  '/': t(' ÷ ', ' ÷ '),
  '=': t('为', ' is '),
  '!=': t('不为', ' is not '),
  '<': t(' < ', ' < '),
  '<=': t(' ≤ ', ' ≤ '),
  '>': t(' > ', ' > '),
  '>=': t(' ≥ ', ' ≥ '),
  and: t(' 且 ', ' and '),
  or: t(' 或 ', ' or '),
}

/** `1`, `2`, `3` are the arguments. */
const SENTENCES: Readonly<Partial<Record<ExprFunction, Text>>> = {
  ceil: t('向上取整(1)', 'round up (1)'),
  floor: t('向下取整(1)', 'round down (1)'),
  if: t('若 1，则取 2，否则取 3', 'if 1, then 2, otherwise 3'),
  known: t('已填报 1', '1 has been reported'),
  not: t('并非(1)', 'not (1)'),
  total: t('全县合计(1)', 'county total of (1)'),
  'mean-of': t('各校平均(1)', 'mean over schools of (1)'),
  count: t('学校数(1)', 'number of schools with (1)'),
  share: t('学校占比(1)', 'share of schools with (1)'),
  smallest: t('各校最小(1)', 'smallest over schools of (1)'),
  largest: t('各校最大(1)', 'largest over schools of (1)'),
  previous: t('上一年度的(1)', '(1) of the year before'),
}

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  kindergarten: t('幼儿园', 'kindergarten'),
  primary: t('小学', 'primary'),
  junior: t('初中', 'junior'),
  senior: t('高中', 'senior'),
  special: t('特教', 'special'),
  all: t('全校', 'whole school'),
}

class Words {
  readonly #pack: Named
  readonly #vocabulary: Vocabulary
  readonly #lang: Lang

  constructor(pack: Named, vocabulary: Vocabulary, lang: Lang) {
    this.#pack = pack
    this.#vocabulary = vocabulary
    this.#lang = lang
  }

  of(expr: Expr): string {
    switch (expr.op) {
      case 'number':
        return `${expr.value}${this.#unit(expr.unit)}`
      case 'metric': {
        const title = this.#vocabulary.metrics.get(expr.id)?.title[this.#lang] ?? expr.id
        return expr.stage ? `${title}${this.#stage(expr.stage)}` : title
      }
      case 'parameter':
        return this.#pack.parameters.find(p => p.id === expr.id)?.title[this.#lang] ?? expr.id
      case 'call':
        return this.#call(expr.fn, expr.args)
    }
  }

  #call(fn: ExprFunction, args: readonly Expr[]): string {
    const [a, b] = args
    const sign = SIGNS[fn]
    if (sign && a && b) return `${this.#inside(fn, a)}${sign[this.#lang]}${this.#right(fn, a, b)}`
    if (fn === 'neg' && a) return `−${this.#inside(fn, a)}`
    if (fn === 'min' || fn === 'max') return this.#extreme(fn, args)
    if (fn === 'previous' && a && b) return this.#before(a, yearsBack(args))
    const sentence = SENTENCES[fn]?.[this.#lang] ?? fn
    return sentence.replace(/[123]/g, n => {
      const arg = args[Number(n) - 1] ?? { op: 'number', value: 0 }
      return fn === 'if' && fnOf(arg) === 'if' ? `(${this.of(arg)})` : this.of(arg)
    })
  }

  #extreme(fn: 'min' | 'max', args: readonly Expr[]): string {
    const list = args.map(arg => this.of(arg)).join(this.#lang === 'zh' ? '、' : ', ')
    if (this.#lang === 'zh') return `${fn === 'min' ? '取小' : '取大'}(${list})`
    return `the ${fn === 'min' ? 'smaller' : 'larger'} of (${list})`
  }

  #before(of: Expr, years: number): string {
    return this.#lang === 'zh' ? `${years}年前的(${this.of(of)})` : `(${this.of(of)}) ${years} years before`
  }

  /** The right side of a comparison with a code or a choice is its name. */
  #right(fn: ExprFunction, left: Expr, right: Expr): string {
    if ((fn === '=' || fn === '!=') && right.op === 'number') {
      const name = this.#codeName(left, right.value)
      if (name !== undefined) return name
    }
    return this.#inside(fn, right, true)
  }

  #codeName(of: Expr, value: number): string | undefined {
    if (of.op === 'parameter') {
      const choices = this.#pack.parameters.find(p => p.id === of.id)?.choices
      return choices?.find(choice => choice.value === value)?.title[this.#lang]
    }
    if (of.op !== 'metric') return undefined
    const metric = this.#vocabulary.metrics.get(of.id)
    if (metric?.type === 'flag') return (value === 1 ? t('是', 'yes') : t('否', 'no'))[this.#lang]
    return metric?.codes?.find(code => code.code === value)?.title[this.#lang]
  }

  /** In brackets where the reader would otherwise group it wrongly. */
  #inside(outer: ExprFunction, expr: Expr, isRight = false): string {
    const words = this.of(expr)
    if (expr.op !== 'call') return words
    const power = INFIX[expr.fn] ?? (expr.fn === 'if' ? 0 : 9)
    const needed = INFIX[outer] ?? NEGATION
    return power < needed ||
      (isRight && power === needed && outer !== fnOf(expr)) ||
      isUneven(outer, expr, isRight)
      ? `(${words})`
      : words
  }

  #unit(id: string | undefined): string {
    if (id === undefined) return ''
    const parts = id.split('/').map(part => {
      const symbol = this.#vocabulary.units.get(part)?.symbol[this.#lang]
      return symbol === undefined || symbol === '' ? part : symbol
    })
    return parts.join('/')
  }

  #stage(stage: Stage): string {
    const name = STAGE_NAMES[stage][this.#lang]
    return this.#lang === 'zh' ? `(${name})` : ` (${name})`
  }
}

function fnOf(expr: Expr): ExprFunction | undefined {
  return expr.op === 'call' ? expr.fn : undefined
}

/** `a − (b − c)` and `a ÷ (b ÷ c)` keep their brackets, and who remembers whether "and" binds tighter than "or"? */
function isUneven(outer: ExprFunction, inner: Expr, isRight: boolean): boolean {
  if (outer === 'or') return fnOf(inner) === 'and'
  return isRight && (outer === '-' || outer === '/') && fnOf(inner) === outer
}
