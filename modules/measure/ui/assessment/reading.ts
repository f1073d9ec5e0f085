import type { Stage } from '@kit/base'
import type { AssessmentResultSchema, Cell, IndicatorStage, SchoolStage, Verdict } from '@loop/measure/schema'
import type { z } from 'zod'

export type Result = z.infer<typeof AssessmentResultSchema>

export function indicatorOf(result: Result, indicator: string, stage: Stage): IndicatorStage | undefined {
  return result.indicators.find(x => x.indicator === indicator && x.stage === stage)
}

export function cellOf(result: Result, school: SchoolStage, indicator: string): Cell | undefined {
  return school.cells[result.order.indexOf(indicator)]
}

const WEIGHT: Readonly<Record<Verdict, number>> = { 'not-applicable': 0, pass: 1, undetermined: 2, fail: 3 }

/** The verdict that matters most: a failure before an open question before a pass. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return WEIGHT[a] >= WEIGHT[b] ? a : b
}

export function countVerdicts(verdicts: readonly Verdict[]): Readonly<Record<Verdict, number>> {
  const counts = { pass: 0, fail: 0, undetermined: 0, 'not-applicable': 0 }
  for (const verdict of verdicts) counts[verdict] += 1
  return counts
}
