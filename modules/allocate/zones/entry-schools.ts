import { ok, type Result } from '@kit/base'
import type { Tx } from '@kit/store'
import { figureTable } from '../lists/figure-table.ts'

/** A public school that takes children in at a stage, as the figures have it; null is missing. */
export interface EntrySchool {
  readonly unit: string
  readonly code: string | null
  readonly name: string
  readonly kind: number | null
  readonly lon: number | null
  readonly lat: number | null
  readonly entrants: number | null
  readonly pupils: number | null
}

export interface EntryFigures {
  readonly schools: readonly EntrySchool[]
  /** Of all figures of the period. */
  readonly digest: string
}

const PRIVATE = 2
/** Code of a teaching point in the statistics. */
export const TEACHING_POINT = 218

/** Public schools, campuses and teaching points with pupils at a stage, in the order of their ids. */
export async function entrySchools(
  tx: Tx,
  asked: { readonly region: string; readonly period: string; readonly stage: 'primary' | 'junior' },
): Promise<Result<EntryFigures>> {
  const table = await figureTable(tx, asked.region, [asked.period])
  if (!table.ok) return table
  const { value, units, digest } = table.value
  const schools = units.flatMap(({ id, code, name }): EntrySchool[] => {
    const entrants = value(id, 'entrants', asked.stage)
    const pupils = value(id, 'pupils', asked.stage)
    if ((entrants === null && pupils === null) || value(id, 'ownership', 'all') === PRIVATE) return []
    const [lon, lat] = [value(id, 'longitude', 'all'), value(id, 'latitude', 'all')]
    return [{ unit: id, code, name, kind: value(id, 'school_kind', 'all'), lon, lat, entrants, pupils }]
  })
  return ok({ schools, digest })
}
