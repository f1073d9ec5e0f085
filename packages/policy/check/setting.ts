import type { Stage } from '@kit/base'
import type { Draft } from '../build.ts'
import type { Reading } from '../reading.ts'
import type { Metric, Vocabulary } from '../schema.ts'

/** Everything a check may look at. */
export interface Checking {
  readonly pack: Draft
  readonly vocabulary: Vocabulary
  readonly reading: Reading
}

/** Whom a formula is asked about: a school at some stages, a whole school, or the county. */
export type Setting =
  | { readonly level: 'school'; readonly stages: readonly Stage[] }
  | { readonly level: 'whole-school' }
  | { readonly level: 'region' }

/** Metrics whose figures of several stages may be added up to a figure of the whole school. */
export function isAdditive(metric: Metric): boolean {
  return metric.type === 'count' || metric.type === 'amount' || metric.type === 'money'
}
