import type { Metric } from './schema.ts'

/**
 * How figures of one metric become one figure, over the stages of a school or over a school and its uncounted campuses:
 * heads and areas add up, the largest class of the school is the largest of its stages, codes and years are never mixed
 * (`parent`: the parent keeps its figure).
 *
 * @example mergeOf(pupils) // → 'add'
 */
export function mergeOf(metric: Pick<Metric, 'type' | 'merge'>): NonNullable<Metric['merge']> {
  if (metric.merge !== undefined) return metric.merge
  return metric.type === 'count' || metric.type === 'amount' || metric.type === 'money' ? 'add' : 'parent'
}
