import type { Stage } from '@kit/base'
import type { Pack } from '@kit/policy'
import type { AssessmentResult } from '@loop/measure/schema'

/** What the pack asks of schools and spreads, as numbers by stage; null when it does not ask for all three. */
export interface Standard {
  readonly indicators: readonly string[]
  readonly need: number
  readonly floor: number
  readonly stages: readonly Stage[]
}

/** @refuses nothing: a pack without per-school thresholds, floor and single CVs gives null */
export function standardOf(pack: Pack, result: AssessmentResult): Standard | null {
  const schools = pack.tests.find(x => x.op === 'at-least-k@1')
  const spreads = pack.tests.find(x => x.op === 'cv-each@1')
  if (schools?.op !== 'at-least-k@1' || spreads?.op !== 'cv-each@1') return null
  const of = result.indicators.filter(x => schools.indicators.includes(x.indicator))
  const first = of.find(x => x.threshold !== null && x.floor !== null)
  const isWhole = of.every(x => x.threshold !== null && x.cvLimit !== null && x.better === 'higher')
  if (!first || first.threshold === null || first.floor === null || !isWhole) return null
  return {
    indicators: schools.indicators,
    need: schools.k,
    floor: Number((first.floor / first.threshold).toFixed(6)),
    stages: result.stages.map(s => s.stage),
  }
}
