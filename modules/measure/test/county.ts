import type { Stage } from '@kit/base'
import type { Unit } from '@loop/data/schema'
import type { FigureInput } from '../rules/returns.ts'

/** Small counties written out for tests. */

export type Figures = Readonly<Partial<Record<Stage, Readonly<Record<string, number | null>>>>>

export const PERIOD = '2020-2021'

export function unit(id: string, more: Partial<Unit> = {}): Unit {
  return {
    id,
    kind: 'school',
    code: null,
    name: `学校${id}`,
    parent: null,
    legalEntity: null,
    memberOf: null,
    openedOn: null,
    closedOn: null,
    ...more,
  }
}

export function figuresOf(unit: string, figures: Figures, period = PERIOD): FigureInput[] {
  return Object.entries(figures).flatMap(([stage, values]) =>
    Object.entries(values).map(([metric, value]) => ({
      unit,
      period,
      metric,
      stage: stage as Stage,
      value,
      fact: null,
      standing: 'sole' as const,
    })),
  )
}

export interface CountyText {
  readonly units: Unit[]
  readonly figures: FigureInput[]
}

/** Schools by id; the county's own figures under `region`. */
export function county(
  schools: Readonly<Record<string, Figures>>,
  parents: Readonly<Record<string, string>> = {},
): CountyText {
  const ids = Object.keys(schools)
  return {
    units: ids.map(id => unit(id, id === 'region' ? { kind: 'region' } : { parent: parents[id] ?? null })),
    figures: ids.flatMap(id => figuresOf(id, schools[id]!)),
  }
}

/** A sound primary school of 1,000 pupils that reaches everything of the demo pack. */
export const SOUND: Figures = {
  all: { school_kind: 211, counted: 1, urban_rural: 111, ownership: 1, books: 15000, multimedia_rooms: 23 },
  primary: { pupils: 1000, backbone_teachers: 10, largest_class: 45 },
}

export const COUNTY_FIGURES: Figures = {
  all: { junior_graduates: 95, junior_entrants_three_years_ago: 100, attest_left_behind_care: 1 },
}

/** The sound school with other figures. */
export function like(base: Figures, ...changes: readonly Figures[]): Figures {
  return changes.reduce((sum, change) => {
    const stages = [...new Set([...Object.keys(sum), ...Object.keys(change)])] as Stage[]
    return Object.fromEntries(stages.map(s => [s, { ...sum[s], ...change[s] }]))
  }, base)
}
