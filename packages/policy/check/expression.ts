import { fill, type Stage, type Text, t } from '@kit/base'
import { AGGREGATES, COMPARISON, INFIX } from '../expression/functions.ts'
import { printExpression } from '../expression/print.ts'
import type { Expr, ExprFunction, Formula } from '../schema.ts'
import { metricNamed, parameterNamed } from './names.ts'
import type { Checking, Setting } from './setting.ts'
import { isSameUnit, PLAIN, parseUnit, product, quotient, type Unit, unitOf, unitText } from './units.ts'

/** What an expression gives: a truth, a quantity, a bare zero (fits every unit), or nothing sensible (already said). */
export type Kind = 'truth' | 'zero' | 'nonsense' | Unit
type Call = Extract<Expr, { op: 'call' }>
type Literal = Extract<Expr, { op: 'number' }>

/**
 * Checks every name, level, stage and unit of a formula.
 *
 * @refuses adding square metres to persons, comparing codes by size, a condition where a quantity belongs, …
 */
export function kindOf(formula: Formula, setting: Setting, checking: Checking): Kind {
  if (checking.reading.placeOf(formula.expr) === undefined) return 'nonsense'
  return new Check(setting, checking).kind(formula.expr)
}

class Check {
  readonly #setting: Setting
  readonly #checking: Checking

  constructor(setting: Setting, checking: Checking) {
    this.#setting = setting
    this.#checking = checking
  }

  kind(expr: Expr): Kind {
    switch (expr.op) {
      case 'number':
        return this.#number(expr)
      case 'metric': {
        const metric = metricNamed(expr, this.#setting, this.#checking)
        return metric ? unitOf(metric.unit, this.#checking.vocabulary) : 'nonsense'
      }
      case 'parameter': {
        const parameter = parameterNamed(expr, this.#setting, this.#checking)
        return parameter ? unitOf(parameter.unit, this.#checking.vocabulary) : 'nonsense'
      }
      case 'call':
        if (expr.fn === 'previous') return this.#previous(expr)
        return AGGREGATES.has(expr.fn) ? this.#aggregate(expr) : this.#call(expr)
    }
  }

  #number(expr: Literal): Kind {
    if (!isOfNoLaw(expr)) {
      return this.#no(
        'policy.no-source',
        expr,
        fill(t('算式里的数 {value} 没有来源', 'the number {value} in the formula has no source'), {
          value: printExpression(expr),
        }),
        t('请写成参数并注明来源', 'make it a parameter with its source'),
      )
    }
    if (expr.unit === undefined) return expr.value === 0 ? 'zero' : PLAIN
    const unit = parseUnit(expr.unit, this.#checking.vocabulary)
    if (unit) return unit
    return this.#no(
      'policy.unknown-unit',
      expr,
      fill(t('没有单位“{unit}”', 'there is no unit "{unit}"'), { unit: expr.unit }),
      t('请用 units.yaml 中的单位，例如 100[fen/yuan]', 'use a unit of units.yaml, such as 100[fen/yuan]'),
    )
  }

  #call(expr: Call): Kind {
    const { fn, args } = expr
    if (fn === 'and' || fn === 'or' || fn === 'not') return this.#truths(args)
    if (fn === '=' || fn === '!=') return this.#equality(expr)
    if (fn === 'if') return this.#branches(expr)
    const kinds = args.map(arg => this.kind(arg))
    if (fn === 'known') return 'truth'
    if (kinds.includes('nonsense')) return INFIX[fn] === COMPARISON ? 'truth' : 'nonsense'
    if (kinds.includes('truth')) return this.#notAQuantity(expr, args[kinds.indexOf('truth')] as Expr)
    if (fn === '*' || fn === '/') return scaled(fn, kinds[0] as Kind, kinds[1] as Kind)
    if (INFIX[fn] !== COMPARISON) return this.#oneUnit(expr, kinds)
    if (kinds.some(isCode)) this.#codesHaveNoOrder(expr)
    else this.#oneUnit(expr, kinds)
    return 'truth'
  }

  /** All operands must be conditions; a yes-no figure is one. */
  #truths(args: readonly Expr[]): Kind {
    for (const arg of args) {
      const kind = this.kind(arg)
      if (kind !== 'truth' && kind !== 'nonsense' && !isYesNo(kind)) this.#notATruth(arg)
    }
    return 'truth'
  }

  /** Codes and yes-no figures are compared with plain numbers; everything else with its own unit. */
  #equality(expr: Call): Kind {
    const [left, right] = expr.args as readonly [Expr, Expr]
    const kind = this.kind(left)
    if ((isYesNo(kind) || isCode(kind)) && right.op === 'number' && right.unit === undefined) {
      this.#code(left, right)
      return 'truth'
    }
    const kinds = [kind, this.kind(right)]
    if (!kinds.includes('nonsense')) this.#oneUnit(expr, kinds)
    return 'truth'
  }

  /** A code that is compared must be one the metric (or the choices of the parameter) has. */
  #code(side: Expr, literal: Literal): void {
    const { pack, vocabulary } = this.#checking
    const known =
      side.op === 'metric'
        ? vocabulary.metrics.get(side.id)?.codes?.map(c => c.code)
        : side.op === 'parameter'
          ? pack.parameters.find(p => p.id === side.id)?.choices?.map(c => c.value)
          : undefined
    if (!known || known.includes(literal.value)) return
    this.#no(
      'policy.unknown-code',
      literal,
      fill(t('“{name}”没有代码{code}', '"{name}" has no code {code}'), {
        name: printExpression(side),
        code: literal.value,
      }),
      fill(t('可选：{all}', 'one of: {all}'), { all: known.join(', ') }),
    )
  }

  #branches(expr: Call): Kind {
    const [condition, then, otherwise] = expr.args as readonly [Expr, Expr, Expr]
    this.#truths([condition])
    const kinds = [this.kind(then), this.kind(otherwise)]
    if (kinds.includes('nonsense')) return 'nonsense'
    return kinds.every(kind => kind === 'truth') ? 'truth' : this.#oneUnit(expr, kinds)
  }

  #aggregate(expr: Call): Kind {
    const arg = expr.args[0] as Expr
    if (this.#setting.level !== 'region') {
      return this.#no(
        'policy.wrong-level',
        expr,
        fill(t('汇总函数“{fn}”不能用于单个学校', 'aggregate "{fn}" cannot stand in a formula of a school'), {
          fn: expr.fn,
        }),
        t('汇总只能用在 region-value@1 检验中', 'aggregates belong into region-value@1 tests'),
      )
    }
    const stages = new Set(stagesNamed(arg))
    if (stages.size > 1) {
      return this.#no(
        'policy.several-stages',
        expr,
        fill(t('一个汇总里出现了多个学段：{all}', 'several stages in one aggregate: {all}'), {
          all: [...stages].join(', '),
        }),
        t('请每个学段分别汇总再相加', 'aggregate each stage by itself, then add'),
      )
    }
    const setting: Setting =
      stages.size === 1 ? { level: 'school', stages: [...stages] } : { level: 'whole-school' }
    const inside = new Check(setting, this.#checking)
    if (expr.fn === 'count' || expr.fn === 'share') {
      inside.#truths([arg])
      return expr.fn === 'count' ? unitOf('school', this.#checking.vocabulary) : PLAIN
    }
    const kind = inside.kind(arg)
    return kind === 'truth' ? this.#notAQuantity(expr, arg) : kind
  }

  /** The same school or county some years before: the same figures, so the same kind. */
  #previous(expr: Call): Kind {
    const [of, years] = expr.args as readonly [Expr, Expr?]
    if (years !== undefined && !isYears(years)) {
      return this.#no(
        'policy.shape',
        years,
        t(
          '“previous”的第二个参数是往前的年数',
          'the second argument of "previous" says how many years before',
        ),
        t('请写 1 到 10 的整数', 'write a whole number from 1 to 10'),
      )
    }
    return this.kind(of)
  }

  /** The unit all operands share; a bare zero shares every unit. */
  #oneUnit(expr: Call, kinds: readonly Kind[]): Kind {
    const units = kinds.filter(kind => typeof kind !== 'string')
    const other = units.find(unit => !isSameUnit(unit, units[0] as Unit))
    if (other === undefined)
      return kinds.includes('truth') ? this.#notAQuantity(expr, expr) : (units[0] ?? 'zero')
    return this.#no(
      'policy.unit-clash',
      expr,
      fill(t('“{fn}”两边的单位不同：{a} 与 {b}', 'the units of "{fn}" differ: {a} and {b}'), {
        fn: expr.fn,
        a: unitText(units[0] as Unit),
        b: unitText(other),
      }),
      t('请换算成同一单位，例如 / 100[fen/yuan]', 'convert to one unit, such as / 100[fen/yuan]'),
    )
  }

  #notATruth(expr: Expr): Kind {
    return this.#no(
      'policy.unit-clash',
      expr,
      fill(t('“{part}”不是条件', '"{part}" is not a condition'), { part: printExpression(expr) }),
      t('条件是比较或是否型指标', 'a condition is a comparison or a yes-no metric'),
    )
  }

  #notAQuantity(expr: Expr, part: Expr): Kind {
    return this.#no(
      'policy.unit-clash',
      expr,
      fill(t('“{part}”是条件，不是数量', '"{part}" is a condition, not a quantity'), {
        part: printExpression(part),
      }),
      t('请用 if(条件, 甲, 乙) 变成数量', 'use if(condition, a, b) to make a quantity of it'),
    )
  }

  #codesHaveNoOrder(expr: Call): Kind {
    return this.#no(
      'policy.unit-clash',
      expr,
      t('代码没有大小之分', 'codes have no order'),
      t('请用 = 或 != 逐个比较', 'compare one by one with = or !='),
    )
  }

  #no(code: string, expr: Expr, because: Text, todo: Text): Kind {
    this.#checking.reading.say(code, this.#checking.reading.placeOf(expr) ?? '', because, todo)
    return 'nonsense'
  }
}

function isYears(expr: Expr): boolean {
  return (
    expr.op === 'number' && expr.unit === undefined && [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].includes(expr.value)
  )
}

function scaled(fn: ExprFunction, a: Kind, b: Kind): Kind {
  if (a === 'zero') return 'zero'
  const left = a as Unit
  if (b === 'zero') return fn === '*' ? 'zero' : left
  return fn === '*' ? product(left, b as Unit) : quotient(left, b as Unit)
}

/** Zero, one, the hundred of a percentage and factors between units are arithmetic; all other numbers are law. */
function isOfNoLaw({ value, unit }: Literal): boolean {
  if (value === 0 || value === 1) return true
  return unit !== undefined && (unit.includes('/') || (unit === 'percent' && value === 100))
}

function isYesNo(kind: Kind): boolean {
  return typeof kind !== 'string' && unitText(kind) === 'yes-no'
}

function isCode(kind: Kind): boolean {
  return typeof kind !== 'string' && unitText(kind) === 'code'
}

function stagesNamed(expr: Expr): Stage[] {
  if (expr.op === 'metric' && expr.stage !== undefined && expr.stage !== 'all') return [expr.stage]
  return expr.op === 'call' ? expr.args.flatMap(stagesNamed) : []
}
