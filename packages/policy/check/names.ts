import { fill, type Stage, t } from '@kit/base'
import { mergeOf } from '../merge.ts'
import type { Expr, Metric, Parameter } from '../schema.ts'
import type { Checking, Setting } from './setting.ts'

type MetricExpr = Extract<Expr, { op: 'metric' }>
type ParameterExpr = Extract<Expr, { op: 'parameter' }>

/** The metric a formula names, if it exists and has a figure where the formula asks for one. */
export function metricNamed(expr: MetricExpr, setting: Setting, checking: Checking): Metric | null {
  const { reading, vocabulary } = checking
  const at = reading.placeOf(expr) ?? ''
  const metric = vocabulary.metrics.get(expr.id)
  if (!metric) {
    reading.say(
      'policy.unknown-metric',
      at,
      fill(t('词汇表中没有指标“{id}”', 'the vocabulary has no metric "{id}"'), { id: expr.id }),
      t(
        '请检查拼写，或先在 policies/vocabulary 中定义',
        'check the spelling, or define it in policies/vocabulary',
      ),
    )
    return null
  }
  if (!isRightLevel(expr, metric, setting, checking, at)) return null
  const lacking = stageLacking(expr.stage, metric, setting, checking)
  if (lacking === null) return metric
  reading.say(
    'policy.stage-not-offered',
    at,
    fill(t('指标“{id}”没有学段“{stage}”的数据', 'metric "{id}" has no figures for stage "{stage}"'), {
      id: expr.id,
      stage: lacking,
    }),
    fill(t('该指标的学段：{all}', 'its stages: {all}'), { all: metric.stages.join(', ') }),
  )
  return null
}

function isRightLevel(
  expr: MetricExpr,
  metric: Metric,
  setting: Setting,
  { reading }: Checking,
  at: string,
): boolean {
  const wantsRegion = setting.level === 'region'
  if ((metric.level === 'region') === wantsRegion) return true
  reading.say(
    'policy.wrong-level',
    at,
    wantsRegion
      ? fill(t('“{id}”是学校数据，不能直接用于全县', '"{id}" is a figure of schools, not of the county'), {
          id: expr.id,
        })
      : fill(t('“{id}”是全县数据，不能用于单个学校', '"{id}" is a figure of the county, not of a school'), {
          id: expr.id,
        }),
    wantsRegion
      ? t('请用 total、count 等汇总函数', 'use an aggregate such as total(…) or count(…)')
      : t('请移到 region-value@1 检验中', 'move it to a region-value@1 test'),
  )
  return false
}

/** The stage for which there is no figure, or `null`. */
function stageLacking(
  asked: Stage | undefined,
  metric: Metric,
  setting: Setting,
  { pack }: Checking,
): Stage | null {
  const has = (stage: Stage) => metric.stages.includes(stage)
  const isCombined = mergeOf(metric) !== 'parent'
  if (asked === 'all') return has('all') || isCombined ? null : 'all'
  if (asked !== undefined) return has(asked) ? null : asked
  if (has('all')) return null
  if (setting.level === 'school') return setting.stages.find(stage => !has(stage)) ?? null
  return isCombined && pack.scope.stages.some(has) ? null : 'all'
}

/** The parameter a formula names, if it exists and has a value for every stage the formula is asked about. */
export function parameterNamed(
  expr: ParameterExpr,
  setting: Setting,
  { pack, reading }: Checking,
): Parameter | null {
  const at = reading.placeOf(expr) ?? ''
  const parameter = pack.parameters.find(p => p.id === expr.id)
  if (!parameter) {
    if (!reading.broken.has(expr.id)) sayUnknownParameter(expr.id, at, reading)
    return null
  }
  const lacking = stageWithoutValue(parameter, setting)
  if (lacking === null) return parameter
  reading.say(
    'policy.stage-not-offered',
    at,
    fill(t('参数“{id}”没有学段“{stage}”的值', 'parameter "{id}" has no value for stage "{stage}"'), {
      id: expr.id,
      stage: lacking,
    }),
    t('请补上该学段的值，或按学段分别检验', 'add the value, or test stage by stage'),
  )
  return null
}

export function sayUnknownParameter(id: string, at: string, reading: Checking['reading']): void {
  reading.say(
    'policy.unknown-parameter',
    at,
    fill(t('规则包中没有参数“{id}”', 'the pack has no parameter "{id}"'), { id }),
    t('请检查拼写，或在 parameters 中定义', 'check the spelling, or define it under parameters'),
  )
}

/** A parameter by stage has nothing to say about whole schools and counties. */
export function stageWithoutValue(parameter: Parameter, setting: Setting): Stage | null {
  const stages: readonly Stage[] = setting.level === 'school' ? setting.stages : ['all']
  for (const { value } of parameter.values) {
    if (typeof value === 'number') continue
    const lacking = stages.find(stage => value[stage] === undefined)
    if (lacking !== undefined) return lacking
  }
  return null
}
