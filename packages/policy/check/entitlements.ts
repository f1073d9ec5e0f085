import { fill, type Text, t } from '@kit/base'
import type { Expr } from '../expression/expr.ts'
import { parameterAt } from '../parameter.ts'
import { type Entitlement, planOf } from '../plan-schema.ts'
import { checkStages, settingOf } from './asked-of.ts'
import { condition, namedParameter, quantity } from './expected.ts'
import type { Checking, Setting } from './setting.ts'

/** Money by heads: persons, fen and parts fit; what follows a pupil can follow; a purpose stands once at a stage. */
export function checkEntitlements(checking: Checking): void {
  const { entitlements } = planOf(checking.pack)
  for (const entitlement of entitlements) checkEntitlement(entitlement, checking)
  entitlements.forEach((entitlement, i) => {
    const earlier = entitlements.slice(0, i).find(other => isSameMoney(other, entitlement, checking))
    if (!earlier) return
    const because = t('“{purpose}”已由“{id}”规定', '"{purpose}" is granted by "{id}" already')
    const todo = t('请合并，或换一个 purpose', 'make them one, or give it another purpose')
    say(
      'policy.twice',
      entitlement,
      fill(because, { purpose: earlier.purpose, id: earlier.id }),
      todo,
      checking,
    )
  })
}

function isSameMoney(one: Entitlement, other: Entitlement, { pack }: Checking): boolean {
  const stagesOf = ({ level, stages }: Entitlement) =>
    level === 'school-stage' ? (stages ?? pack.scope.stages) : [level]
  const stages: readonly string[] = stagesOf(one)
  return one.purpose === other.purpose && stagesOf(other).some(stage => stages.includes(stage))
}

function checkEntitlement(entitlement: Entitlement, checking: Checking): void {
  checkStages(entitlement, checking)
  const setting = settingOf(entitlement, checking)
  const { when, heads, counted, cover, amount, paid, rate, shares } = entitlement
  const at = (...path: (string | number)[]) => checking.reading.at(entitlement, ...path)
  if (when) condition(when, setting, checking)
  for (const persons of [heads, counted, cover?.of])
    if (persons) quantity(persons, 'person', setting, checking)
  for (const money of [amount, paid]) if (money) quantity(money, 'fen', setting, checking)
  namedParameter(rate, 'fen-per-pupil', setting, at('rate'), checking)
  if (cover) namedParameter(cover.atMost, 'percent', setting, at('cover', 'atMost'), checking)
  for (const [i, { part }] of shares.entries()) {
    namedParameter(part, 'ratio', setting, at('shares', i, 'part'), checking)
  }
  checkParts(entitlement, setting, checking)
  checkPortable(entitlement, setting, checking)
}

/** Of a move only its heads are known: money that depends on the school cannot follow. */
function checkPortable(entitlement: Entitlement, setting: Setting, checking: Checking): void {
  const { portable, level, when, amount } = entitlement
  if (!portable) return
  quantity(portable.heads, 'person', setting, checking)
  const at = checking.reading.at(entitlement, 'portable', 'year')
  namedParameter(portable.year, 'month', { level: 'region' }, at, checking)
  if (level === 'school-stage' && !when && !amount && isOfHeads(portable.heads.expr)) return
  const because = t(
    '随学生流动的经费只能按学段人数乘标准计算',
    'money that follows pupils is heads of a stage times a rate, and nothing else',
  )
  const todo = t(
    'level 用 school-stage，不用 when 和 amount；人数只用本学段指标相加减',
    'level: school-stage without when and amount; heads are metrics of the stage, added and subtracted',
  )
  say('policy.portable', entitlement, because, todo, checking)
}

function isOfHeads(expr: Expr): boolean {
  if (expr.op === 'metric') return expr.stage === undefined
  return expr.op === 'call' && (expr.fn === '+' || expr.fn === '-') && expr.args.every(isOfHeads)
}

/** On every day from which a part holds, the parts make one. */
function checkParts(entitlement: Entitlement, setting: Setting, checking: Checking): void {
  const { shares } = entitlement
  const parts = shares.flatMap(share => checking.pack.parameters.find(p => p.id === share.part) ?? [])
  if (shares.length === 0 || parts.length < shares.length) return
  const days = new Set(parts.flatMap(part => part.values.map(({ from }) => from)))
  for (const day of days) {
    for (const stage of setting.level === 'school' ? setting.stages : (['all'] as const)) {
      const values = parts.map(part => parameterAt(part, day, stage)?.value)
      const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0)
      if (values.includes(undefined) || Math.abs(sum - 1) < 1e-9) continue
      const because = fill(
        t('{day}起各级分担比例之和为 {sum}，应为 1', 'from {day} the parts make {sum} instead of 1'),
        { day, sum },
      )
      say('policy.shares', entitlement, because, t('请改正各级分担比例', 'correct the parts'), checking)
    }
  }
}

function say(code: string, thing: object, because: Text, todo: Text, { reading }: Checking): void {
  reading.say(code, reading.at(thing), because, todo)
}
