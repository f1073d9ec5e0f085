import { fill, type Text, t } from '@kit/base'
import type { Formula } from '../schema.ts'
import { kindOf } from './expression.ts'
import { sayUnknownParameter, stageWithoutValue } from './names.ts'
import type { Checking, Setting } from './setting.ts'
import { isSameUnit, type Unit, unitOf, unitText } from './units.ts'

/** The formula is a condition: a comparison, a logic of comparisons, or a yes-no figure. */
export function condition(formula: Formula, setting: Setting, checking: Checking): void {
  const kind = kindOf(formula, setting, checking)
  if (kind === 'truth' || kind === 'nonsense') return
  if (typeof kind !== 'string' && unitText(kind) === 'yes-no') return
  sayWrongKind(formula, t('条件', 'a condition'), checking)
}

/** The formula is a quantity in this unit. */
export function quantity(formula: Formula, unit: string, setting: Setting, checking: Checking): void {
  const kind = kindOf(formula, setting, checking)
  if (kind === 'truth') sayNoQuantity(formula, checking)
  if (typeof kind === 'string' || !checking.vocabulary.units.has(unit)) return
  sameUnit(kind, unitOf(unit, checking.vocabulary), formula.at, checking)
}

export function sameUnit(found: Unit, wanted: Unit, at: string, { reading }: Checking): void {
  if (isSameUnit(found, wanted)) return
  reading.say(
    'policy.unit-clash',
    at,
    fill(t('算式的单位是 {found}，应为 {wanted}', 'the formula gives {found} instead of {wanted}'), {
      found: unitText(found),
      wanted: unitText(wanted),
    }),
    t('请检查算式或单位', 'check the formula or the unit'),
  )
}

/** A parameter that is referred to by its id alone: it exists, has this unit, and a value where it is asked for. */
export function namedParameter(
  id: string,
  unit: string,
  setting: Setting,
  at: string,
  { pack, reading, vocabulary }: Checking,
): void {
  const parameter = pack.parameters.find(p => p.id === id)
  if (!parameter) {
    if (!reading.broken.has(id)) sayUnknownParameter(id, at, reading)
    return
  }
  const stage = stageWithoutValue(parameter, setting)
  if (stage !== null) {
    reading.say(
      'policy.stage-not-offered',
      at,
      fill(t('参数“{id}”没有学段“{stage}”的值', 'parameter "{id}" has no value for stage "{stage}"'), {
        id,
        stage,
      }),
      t('请补上该学段的值，或按学段分别检验', 'add the value, or test stage by stage'),
    )
  }
  if (parameter.unit === unit || !vocabulary.units.has(parameter.unit)) return
  reading.say(
    'policy.unit-clash',
    at,
    fill(t('参数“{id}”的单位是 {found}，应为 {unit}', 'parameter "{id}" is in {found} instead of {unit}'), {
      id,
      found: parameter.unit,
      unit,
    }),
    t('请检查参数的单位', 'check the unit of the parameter'),
  )
}

export function sayNoQuantity(formula: Formula, checking: Checking): void {
  sayWrongKind(formula, t('数量', 'a quantity'), checking)
}

function sayWrongKind(formula: Formula, wanted: Text, { reading }: Checking): void {
  reading.say(
    'policy.unit-clash',
    formula.at,
    fill(t('这里应为{zh}', 'this should be {en}'), { ...wanted }),
    t(
      '条件是比较或是否型指标，其他算式都是数量',
      'a condition is a comparison or a yes-no metric; everything else is a quantity',
    ),
  )
}
