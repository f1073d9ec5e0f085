import { fill, type Stage, t } from '@kit/base'
import type { Formula, Indicator } from '../schema.ts'
import { condition, namedParameter, sameUnit, sayNoQuantity } from './expected.ts'
import { kindOf } from './expression.ts'
import type { Checking, Setting } from './setting.ts'
import { isSameUnit, parseUnit, quotient, type Unit, unitText } from './units.ts'

/** Numerator over denominator gives the declared unit at every stage; relaxations count the same thing. */
export function checkIndicator(indicator: Indicator, checking: Checking): void {
  const stages = Object.keys(indicator.numerator) as Stage[]
  const setting: Setting = { level: 'school', stages }
  const numerators = pairsOf(indicator, stages, checking).flatMap(pair =>
    checkRatio(indicator, pair, checking),
  )
  for (const relaxation of indicator.relaxations) {
    condition(relaxation.when, setting, checking)
    const kind = kindOf(relaxation.numerator, setting, checking)
    if (kind === 'truth') sayNoQuantity(relaxation.numerator, checking)
    const ordinary = numerators[0]
    if (ordinary && typeof kind !== 'string') sameUnit(kind, ordinary, relaxation.numerator.at, checking)
  }
  if (indicator.threshold === undefined) return
  const at = checking.reading.at(indicator, 'threshold')
  namedParameter(indicator.threshold, indicator.unit, setting, at, checking)
}

interface Pair {
  readonly numerator: Formula
  readonly denominator: Formula
  readonly stages: readonly Stage[]
}

/** Stages that share both formulas are checked together, so that one mistake is told once. */
function pairsOf(indicator: Indicator, stages: readonly Stage[], { reading }: Checking): Pair[] {
  const pairs: Pair[] = []
  for (const stage of stages) {
    const numerator = indicator.numerator[stage] as Formula
    const denominator = indicator.denominator[stage]
    if (!denominator) {
      reading.say(
        'policy.missing-key',
        reading.at(indicator, 'denominator'),
        fill(t('学段“{stage}”没有分母', 'stage "{stage}" has no denominator'), { stage }),
        t('请补上该学段的 denominator', 'add the denominator of this stage'),
      )
      continue
    }
    const i = pairs.findIndex(pair => pair.numerator === numerator && pair.denominator === denominator)
    const known = pairs[i]
    if (known) pairs[i] = { ...known, stages: [...known.stages, stage] }
    else pairs.push({ numerator, denominator, stages: [stage] })
  }
  return pairs
}

/** The unit of the numerator, if the pair makes sense. */
function checkRatio(indicator: Indicator, pair: Pair, checking: Checking): Unit[] {
  const setting: Setting = { level: 'school', stages: pair.stages }
  const over = kindOf(pair.numerator, setting, checking)
  const under = kindOf(pair.denominator, setting, checking)
  if (over === 'truth') sayNoQuantity(pair.numerator, checking)
  if (under === 'truth') sayNoQuantity(pair.denominator, checking)
  const entry = checking.vocabulary.units.get(indicator.unit)
  if (typeof over === 'string' || typeof under === 'string' || !entry) return []
  const ratio = quotient(over, under)
  const forms = entry.forms ?? [indicator.unit]
  const per = entry.per ?? 1
  const isOneOf = forms.some(form => {
    const unit = parseUnit(form, checking.vocabulary)
    return unit !== null && isSameUnit(unit, ratio)
  })
  if (isOneOf && per === indicator.per) return [over]
  const values = {
    ratio: unitText(ratio),
    mine: indicator.per,
    unit: indicator.unit,
    forms: forms.join(' | '),
    per,
  }
  checking.reading.say(
    'policy.unit-clash',
    checking.reading.at(indicator, 'unit'),
    fill(
      t(
        '算式得到 {ratio} × {mine}，与单位“{unit}”不符',
        'the formula gives {ratio} × {mine}, which is not "{unit}"',
      ),
      values,
    ),
    fill(t('“{unit}”是 {forms} × {per}', '"{unit}" is {forms} × {per}'), values),
  )
  return []
}
