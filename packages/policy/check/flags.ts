import { fill, t } from '@kit/base'
import type { Expr, Formula, PolicyFlag, Target, Test } from '../schema.ts'
import { childrenOf } from './references.ts'
import type { Checking } from './setting.ts'

/**
 * What a metric may never be used for is obeyed by the packs themselves: an indicator compares schools and so ranks
 * them, a target sets a goal.
 */
export function checkFlags(checking: Checking): void {
  const { pack, reading } = checking
  for (const indicator of pack.indicators) {
    const formulas = [
      ...Object.values(indicator.numerator),
      ...Object.values(indicator.denominator),
      ...indicator.relaxations.map(relaxation => relaxation.numerator),
    ]
    for (const id of flagged(formulas, 'no-rank', checking)) {
      if (indicator.flags.includes('no-rank')) continue
      reading.say(
        'policy.flag',
        reading.at(indicator),
        fill(
          t(
            '“{id}”禁止排名，不能作校际比较的指标',
            '"{id}" must not be ranked, so no indicator may compare schools by it',
          ),
          {
            id,
          },
        ),
        t('请注明 flags: [no-rank]，或换用其他数据', 'add flags: [no-rank], or use another metric'),
      )
    }
  }
  for (const target of pack.targets) {
    for (const id of flagged(formulasOfTarget(target, checking), 'no-target', checking)) {
      reading.say(
        'policy.flag',
        reading.at(target),
        fill(t('“{id}”禁止设定目标', 'no target may be set on "{id}"'), { id }),
        t('请删除该目标', 'delete the target'),
      )
    }
  }
}

function formulasOfTarget({ test, value }: Target, checking: Checking): Formula[] {
  return [
    ...(value === undefined ? [] : [value]),
    ...(test === undefined ? [] : formulasUnder(test, checking)),
  ]
}

function flagged(formulas: readonly Formula[], flag: PolicyFlag, { vocabulary }: Checking): Set<string> {
  const metrics = formulas.flatMap(formula => metricsIn(formula.expr))
  return new Set(metrics.filter(id => vocabulary.metrics.get(id)?.flags.includes(flag)))
}

export function metricsIn(expr: Expr): string[] {
  if (expr.op === 'metric') return [expr.id]
  return expr.op === 'call' ? expr.args.flatMap(metricsIn) : []
}

function formulasUnder(id: string, checking: Checking, above: readonly string[] = []): Formula[] {
  const test = checking.pack.tests.find(candidate => candidate.id === id)
  if (!test || above.includes(id)) return []
  const own = formulasOf(test, checking)
  return [...own, ...childrenOf(test).flatMap(child => formulasUnder(child, checking, [...above, id]))]
}

function formulasOf(test: Test, { pack }: Checking): Formula[] {
  if (test.op === 'region-value@1' || test.op === 'school-value@1') return [test.value, test.limit]
  if (test.op === 'attested@1') {
    return [{ text: test.metric, expr: { op: 'metric', id: test.metric }, at: '' }]
  }
  if (!('indicators' in test)) return []
  return pack.indicators
    .filter(indicator => test.indicators.includes(indicator.id))
    .flatMap(indicator => [...Object.values(indicator.numerator), ...Object.values(indicator.denominator)])
}
