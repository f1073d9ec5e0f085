import type { ColumnType, JSONColumnType } from 'kysely'
import type { z } from 'zod'
import type { PeriodStep } from '../rules/period-steps.ts'
import type { Import, Locator, Outline, Region, SourceKindSchema, Unit } from '../schema.ts'

/** The tables of this module as the query builder sees them. Append-only tables cannot be updated. */
type Once<T> = ColumnType<T, T, never>

export interface DataTables {
  data_regions: {
    region_code: Once<string>
    name_zh: Once<string>
    name_en: Once<string>
    level: Once<Region['level']>
    parent_code: Once<string | null>
    synthetic: Once<boolean>
    registered_at: Once<Date>
  }
  data_sources: {
    region_code: Once<string>
    source_id: Once<string>
    kind: Once<z.infer<typeof SourceKindSchema>>
    stream: Once<string>
    file_name: Once<string | null>
    sha256: Once<string | null>
    mapping: Once<string | null>
    reason: Once<string | null>
    recorded_by: Once<string>
    recorded_at: Once<Date>
  }
  data_units: { region_code: Once<string>; unit_id: Once<string> }
  data_unit_entries: {
    region_code: Once<string>
    unit_id: Once<string>
    recorded_at: Once<Date>
    kind: Once<Unit['kind']>
    code: Once<string | null>
    name: Once<string>
    parent_id: Once<string | null>
    legal_entity_id: Once<string | null>
    member_of_id: Once<string | null>
    opened_on: Once<string | null>
    closed_on: Once<string | null>
    recorded_by: Once<string>
  }
  data_facts: {
    region_code: Once<string>
    source_id: Once<string>
    seq: Once<number>
    unit_id: Once<string>
    period: Once<string>
    metric: Once<string>
    stage: Once<string>
    value: Once<number | null>
    text: Once<string | null>
    raw: Once<string | null>
    locator: ColumnType<Locator, string, never>
    recorded_at: Once<Date>
  }
  data_choices: {
    region_code: Once<string>
    choice_id: Once<string>
    unit_id: Once<string>
    period: Once<string>
    metric: Once<string>
    stage: Once<string>
    source_id: Once<string>
    seq: Once<number>
    reason: Once<string>
    chosen_by: Once<string>
    recorded_at: Once<Date>
  }
  data_periods: {
    region_code: Once<string>
    period: Once<string>
    seq: Once<number>
    step: Once<PeriodStep['step']>
    unit_id: Once<string | null>
    digest: Once<string | null>
    reason: Once<string | null>
    made_by: Once<string>
    made_by_name: Once<string>
    made_at: Once<Date>
  }
  data_outlines: {
    region_code: Once<string>
    outline_id: Once<string>
    file_name: Once<string>
    geojson: ColumnType<Outline, string, never>
    recorded_by: Once<string>
    recorded_at: Once<Date>
  }
  data_imports: {
    region_code: string
    import_id: string
    file_name: string
    sha256: string | null
    bytes: number
    state: Import['state']
    mapping: string | null
    period: string | null
    progress: number
    rows: number
    counts: JSONColumnType<Import['counts'], string, string>
    preview: JSONColumnType<NonNullable<Import['preview']>> | null
    problems: JSONColumnType<Import['problems'], string, string>
    source_id: string | null
    started_by: string
    started_at: Date
    finished_at: Date | null
  }
}
