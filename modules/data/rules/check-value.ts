import type { Refusal } from '@kit/base'
import type { Metric, Vocabulary } from '@kit/policy'
import { notWhole, outOfRange, unknownMetric } from '../errors.ts'

const WHOLE: ReadonlySet<Metric['type']> = new Set(['count', 'money', 'code', 'flag', 'year'])

/**
 * What is wrong with one value a person enters for a metric; empty when it may stand. "Not available" may always be said.
 *
 * @unit the metric's own unit (money: fen)
 * @refuses unknown-metric, not-whole, out-of-range
 * @source policies/vocabulary
 */
export function checkValue(
  vocabulary: Vocabulary,
  entry: { readonly metric: string; readonly stage: string; readonly value: number | null },
): readonly Refusal[] {
  const metric = vocabulary.metrics.get(entry.metric)
  if (!metric?.stages.some(s => s === entry.stage)) return [unknownMetric(entry.metric, entry.stage)]
  const { value } = entry
  if (value === null) return []
  const [minimum, maximum] = rangeOf(metric)
  const isListed = metric.codes?.some(c => c.code === value) ?? true
  const isInside = (minimum === null || value >= minimum) && (maximum === null || value <= maximum)
  return [
    ...(WHOLE.has(metric.type) && !Number.isSafeInteger(value) ? [notWhole(metric.id)] : []),
    ...(isInside && isListed ? [] : [outOfRange(metric.id, minimum, maximum)]),
  ]
}

function rangeOf(metric: Metric): readonly [number | null, number | null] {
  if (metric.type === 'flag') return [0, 1]
  const codes = metric.codes?.map(c => c.code) ?? []
  if (codes.length > 0) return [Math.min(...codes), Math.max(...codes)]
  return [metric.minimum ?? (metric.type === 'coordinate' ? null : 0), metric.maximum ?? null]
}
