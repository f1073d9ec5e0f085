import type { Cell, IndicatorStage, SchoolStage } from '@loop/measure/schema'
import { isRankable } from '../assessment/rankable.ts'
import { indicatorOf, type Result } from '../assessment/reading.ts'

export interface WorstGap {
  readonly school: SchoolStage
  readonly indicator: IndicatorStage
  readonly cell: Cell
  /** Share of the threshold that is reached, 0…1. */
  readonly reached: number
}

/**
 * The cells furthest below their threshold, one a school so that the list shows many schools and not one school's troubles.
 * Figures that may not be ranked are left out.
 */
export function worstGaps(result: Result, howMany: number): readonly WorstGap[] {
  const found = result.schools.flatMap(school => {
    const gaps = result.order.flatMap((id, i) => gapOf(result, school, id, school.cells[i]))
    return gaps.sort(byReached).slice(0, 1)
  })
  return found.sort(byReached).slice(0, howMany)
}

function byReached(a: WorstGap, b: WorstGap): number {
  return a.reached - b.reached || a.school.unit.localeCompare(b.school.unit)
}

function gapOf(result: Result, school: SchoolStage, id: string, cell: Cell | undefined): WorstGap[] {
  const indicator = indicatorOf(result, id, school.stage)
  if (!cell || !indicator || !isRankable(indicator)) return []
  if (cell.value === null || cell.gap === null || cell.gap <= 0 || !indicator.threshold) return []
  const reached =
    indicator.better === 'higher' ? cell.value / indicator.threshold : indicator.threshold / cell.value
  return [{ school, indicator, cell, reached }]
}
