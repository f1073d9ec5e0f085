import type { Cell, IndicatorStage, SchoolStage, TestResult } from '@loop/measure/schema'
import { indicatorOf, type Result } from '../assessment/reading.ts'

export interface ChangedCell {
  readonly school: SchoolStage
  readonly indicator: IndicatorStage
  readonly today: Cell | null
  readonly planned: Cell | null
}

export interface Differences {
  readonly cells: readonly ChangedCell[]
  /** Indicators of a stage whose mean, spread or verdict is another. */
  readonly indicators: readonly { readonly today: IndicatorStage; readonly planned: IndicatorStage }[]
  /** Tests whose verdict turned. */
  readonly tests: readonly { readonly today: TestResult; readonly planned: TestResult }[]
}

/** What a plan changes, and nothing else. Schools that close have no cells then; new ones had none today. */
export function differences(today: Result, planned: Result): Differences {
  return {
    cells: changedCells(today, planned),
    indicators: today.indicators.flatMap(before => {
      const after = indicatorOf(planned, before.indicator, before.stage)
      const same =
        !after || (after.cv === before.cv && after.mean === before.mean && after.reaching === before.reaching)
      return same ? [] : [{ today: before, planned: after }]
    }),
    tests: today.tests.flatMap(before => {
      const after = planned.tests.find(t => t.id === before.id && t.stage === before.stage)
      return after && after.verdict !== before.verdict ? [{ today: before, planned: after }] : []
    }),
  }
}

function changedCells(today: Result, planned: Result): ChangedCell[] {
  const key = (s: SchoolStage) => `${s.unit} ${s.stage}`
  const after = new Map(planned.schools.map(s => [key(s), s]))
  const known = new Set(today.schools.map(key))
  const added = planned.schools.filter(s => !known.has(key(s)))
  return [
    ...today.schools.flatMap(s => cellsBetween(today, s, after.get(key(s)) ?? null)),
    ...added.flatMap(s => cellsBetween(planned, null, s)),
  ]
}

function cellsBetween(result: Result, before: SchoolStage | null, after: SchoolStage | null): ChangedCell[] {
  const school = before ?? after
  if (!school) return []
  return result.order.flatMap((id, i) => {
    const indicator = indicatorOf(result, id, school.stage)
    const [today, planned] = [before?.cells[i] ?? null, after?.cells[i] ?? null]
    const same = today?.value === planned?.value && today?.standing === planned?.standing
    return same || !indicator ? [] : [{ school, indicator, today, planned }]
  })
}
