import { fill, type Text, t } from '@kit/base'
import type { IdlePremises, Score, Standard } from '../standards-schema.ts'
import { conditionsOf } from '../standards-schema.ts'
import { condition, namedParameter, quantity } from './expected.ts'
import { unknown } from './references.ts'
import type { Checking, Setting } from './setting.ts'

const WHOLE: Setting = { level: 'whole-school' }

/** Every condition can be evaluated, has its group and tier, its price and what a project changes in the figures. */
export function checkConditions(checking: Checking): void {
  const { standards, scores, idle } = conditionsOf(checking.pack)
  for (const standard of standards) checkStandard(standard, checking)
  for (const score of scores) checkScore(score, checking)
  for (const premises of idle) checkIdle(premises, checking)
}

function checkStandard(standard: Standard, checking: Checking): void {
  const { groups, tiers } = conditionsOf(checking.pack)
  const { group, tier, unit, when, have, need, price, lump } = standard
  const at = (key: string) => checking.reading.at(standard, key)
  if (!groups.some(g => g.id === group)) unknown('group', group, at('group'), checking)
  if (!tiers.some(g => g.id === tier)) unknown('tier', tier, at('tier'), checking)
  if (!checking.vocabulary.units.has(unit)) unknown('unit', unit, at('unit'), checking)
  const stages = standard.stages ?? checking.pack.scope.stages
  const byStage: Setting = { level: 'school', stages }
  const own = standard.level === 'school' ? WHOLE : byStage
  if (when) condition(when, own, checking)
  quantity(have, unit, own, checking)
  quantity(need, unit, standard.stages ? byStage : own, checking)
  if (price !== undefined) namedParameter(price, 'fen', own, at('price'), checking)
  if (lump !== undefined) namedParameter(lump, unit, own, at('lump'), checking)
  checkOutside(standard, checking)
  checkFigure(standard, checking)
}

function checkOutside(standard: Standard, checking: Checking): void {
  const { stages } = checking.pack.scope
  if ((standard.stages ?? []).every(stage => stages.includes(stage))) return
  say(
    'policy.stage-not-offered',
    standard,
    t('学段不在本规则包的范围内', 'a stage outside the scope of the pack'),
    t('请补进 scope.stages，或删去', 'add it to scope.stages, or delete it'),
    checking,
  )
}

/** What is bought is added to a figure in the same unit. */
function checkFigure(standard: Standard, checking: Checking): void {
  const { figure, unit, price } = standard
  if (!figure) {
    if (price === undefined) return
    say(
      'policy.missing-key',
      standard,
      t('有单价却没有写明改变哪项数据', 'it has a price but does not say which figure changes'),
      t('请补上 figure: { metric, by }', 'add figure: { metric, by }'),
      checking,
    )
    return
  }
  const metric = checking.vocabulary.metrics.get(figure.metric)
  if (!metric) {
    unknown('metric', figure.metric, checking.reading.at(standard, 'figure', 'metric'), checking)
  } else if (metric.unit !== unit || metric.level !== 'school') {
    say(
      'policy.unit-clash',
      standard,
      fill(t('“{metric}”不是单位为 {unit} 的学校数据', '"{metric}" is no figure of schools in {unit}'), {
        metric: metric.id,
        unit,
      }),
      t('请换成同一单位的学校数据', 'name a figure of schools in the same unit'),
      checking,
    )
  }
}

function checkScore(score: Score, checking: Checking): void {
  if (score.when) condition(score.when, WHOLE, checking)
  for (const sign of score.signs) condition(sign.when, WHOLE, checking)
  namedParameter(score.weakFrom, 'points', WHOLE, checking.reading.at(score, 'weakFrom'), checking)
}

function checkIdle(premises: IdlePremises, checking: Checking): void {
  for (const key of ['area', 'settled', 'use'] as const)
    if (!checking.vocabulary.metrics.has(premises[key]))
      unknown('metric', premises[key], checking.reading.at(premises, key), checking)
  for (const step of premises.steps) condition(step.when, WHOLE, checking)
}

function say(code: string, thing: object, because: Text, todo: Text, { reading }: Checking): void {
  reading.say(code, reading.at(thing), because, todo)
}
