import type { Expr, Pack, PolicyFlag, Test, Vocabulary } from '@kit/policy'

/**
 * Tests whose figures may not be shown in a report, because a metric in them carries the flag `no-publish`. Their verdict
 * is shown, their numbers are not.
 *
 * @example withheldTests(pack, vocabulary).has('q9-rate') // → true
 */
export function withheldTests(pack: Pick<Pack, 'tests'>, vocabulary: Vocabulary): ReadonlySet<string> {
  const flag: PolicyFlag = 'no-publish'
  const hidden = (id: string) => vocabulary.metrics.get(id)?.flags.includes(flag) ?? false
  return new Set(pack.tests.filter(test => metricsOf(test).some(hidden)).map(test => test.id))
}

function metricsOf(test: Test): string[] {
  if (test.op === 'attested@1') return [test.metric]
  if (test.op !== 'region-value@1' && test.op !== 'school-value@1') return []
  return [...metricsIn(test.value.expr), ...metricsIn(test.limit.expr)]
}

function metricsIn(expr: Expr): string[] {
  if (expr.op === 'metric') return [expr.id]
  return expr.op === 'call' ? expr.args.flatMap(metricsIn) : []
}
