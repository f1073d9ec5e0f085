import type { Stage } from '@kit/base'
import type { AssessmentResult } from '@loop/measure/schema'
import type { Effect } from './schema.ts'

/**
 * What a plan turns: schools that meet the resource requirement, tests whose verdict changes, spreads.
 *
 * @param indicators those whose spreads are shown; null: those that change
 */
export function effectOf(
  pack: string,
  today: AssessmentResult,
  planned: AssessmentResult,
  indicators: readonly string[] | null,
): Effect {
  return {
    pack,
    stages: today.stages.map(s => ({
      stage: s.stage,
      schools: s.schools,
      before: meetingIn(today, s.stage, s.schools),
      after: meetingIn(planned, s.stage, s.schools),
    })),
    tests: today.tests.flatMap(x => {
      const then = planned.tests.find(p => p.id === x.id && p.stage === x.stage)
      if (!then || (then.verdict === x.verdict && x.part !== 'resources')) return []
      return [{ id: x.id, title: x.title, stage: x.stage, before: x.verdict, after: then.verdict }]
    }),
    spreads: today.indicators.flatMap(x => {
      const then = planned.indicators.find(p => p.indicator === x.indicator && p.stage === x.stage)
      const { indicator, title, stage, cv, cvLimit } = x
      const after = then?.cv ?? null
      const isShown = indicators === null ? after !== cv : indicators.includes(indicator)
      return isShown ? [{ indicator, title, stage, before: cv, after, limit: cvLimit }] : []
    }),
  }
}

/** Schools of a stage that meet the resource requirement; not those of which figures are missing. */
function meetingIn({ tests }: AssessmentResult, stage: Stage, schools: number): number {
  const test = tests.find(x => x.op === 'at-least-k@1' && x.stage === stage)
  return test ? schools - new Set([...test.failing, ...test.missing]).size : 0
}
