import type { AssessmentResult } from '@loop/measure/schema'
import type { Effect } from '../schema.ts'

/** What a plan turns: schools that pass, tests whose verdict changes, every spread of the standard. */
export function effectOf(
  today: AssessmentResult,
  planned: AssessmentResult,
  indicators: readonly string[],
): Effect {
  return {
    stages: today.stages.map(s => ({
      stage: s.stage,
      schools: s.schools,
      before: s.passing,
      after: planned.stages.find(x => x.stage === s.stage)?.passing ?? 0,
    })),
    tests: today.tests.flatMap(x => {
      const then = planned.tests.find(p => p.id === x.id && p.stage === x.stage)
      if (!then || (then.verdict === x.verdict && x.part !== 'resources')) return []
      return [{ id: x.id, title: x.title, stage: x.stage, before: x.verdict, after: then.verdict }]
    }),
    spreads: today.indicators.flatMap(x => {
      if (!indicators.includes(x.indicator)) return []
      const then = planned.indicators.find(p => p.indicator === x.indicator && p.stage === x.stage)
      const { indicator, title, stage, cv, cvLimit } = x
      return [{ indicator, title, stage, before: cv, after: then?.cv ?? null, limit: cvLimit }]
    }),
  }
}
