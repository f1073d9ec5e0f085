import type { IndicatorStage } from '@loop/measure/schema'

/** A `no-rank` figure may be shown but never put into an order: no sorting, no "worst school". */
export function isRankable(indicator: IndicatorStage): boolean {
  const flags = 'flags' in indicator && Array.isArray(indicator.flags) ? indicator.flags : []
  return !flags.includes('no-rank')
}
