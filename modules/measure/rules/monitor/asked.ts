import type { Stage } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import type { ClassSizeRules } from '../../monitor/schema.ts'

/** A figure by what one asks for; null: not reported, which is never zero. */
export type Ask = (unit: string, metric: string, stage: Stage, period: string) => number | null

export interface Asked {
  readonly units: readonly Unit[]
  readonly ask: Ask
  /** In order of time, the last is the year asked about. */
  readonly periods: readonly [string, ...string[]]
  readonly rules: ClassSizeRules
}
