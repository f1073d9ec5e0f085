import type { IndicatorStage } from '@loop/measure/schema'

/** A `no-rank` figure may be shown but never put into an order: no sorting, no "worst school". */
export function isRankable(indicator: IndicatorStage): boolean {
  return !indicator.flags.includes('no-rank')
}
