import type { MetricView } from '@loop/data/schema'
import type { OverlayChange } from '@loop/measure/schema'

/** What the form holds before it is complete; `value` is in the unit people type (yuan, not fen). */
export interface DraftChange {
  readonly unit: string | null
  readonly metric: string | null
  readonly stage: OverlayChange['stage'] | null
  readonly kind: OverlayChange['change']['kind']
  readonly value: number | null
  readonly to: string | null
}

export const EMPTY_DRAFT: DraftChange = {
  unit: null,
  metric: null,
  stage: null,
  kind: 'add',
  value: null,
  to: null,
}

/** Money is held in fen and typed in yuan. */
export const typedUnitScale = (metric: MetricView | undefined) => (metric?.unit === 'fen' ? 100 : 1)

/** Metrics one can plan: amounts of a school, not its codes, years or coordinates. */
export function plannable(metrics: readonly MetricView[]): readonly MetricView[] {
  return metrics.filter(m => m.level === 'school' && ['count', 'amount', 'money'].includes(m.type))
}

/** The finished change, or null while something is still open. */
export function changeOf(draft: DraftChange, metric: MetricView | undefined): OverlayChange | null {
  const { unit, kind, to } = draft
  if (unit === null) return null
  if (kind === 'close') return { unit, metric: 'pupils', stage: 'all', change: { kind, to } }
  const stage = draft.stage ?? (metric?.stages.length === 1 ? metric.stages[0] : undefined)
  if (!metric || !stage || draft.value === null) return null
  const value = draft.value * typedUnitScale(metric)
  if (kind === 'move') {
    return to === null || to === unit || value <= 0
      ? null
      : { unit, metric: metric.id, stage, change: { kind, value, to } }
  }
  return { unit, metric: metric.id, stage, change: { kind, value } }
}
