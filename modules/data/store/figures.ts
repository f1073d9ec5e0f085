import type { Period } from '@kit/base'
import type { Tx } from '@kit/store'
import { type RawBuilder, sql } from 'kysely'
import type { FigureKey } from '../errors.ts'
import type { Standing } from '../rules/resolve.ts'
import type { DataTables } from './tables.ts'

/** Which figures of a region; a missing condition means all. */
export interface FigureFilter {
  readonly region: string
  readonly knownAt: Date | null
  readonly periods: readonly string[] | null
  readonly metrics: readonly string[] | null
  readonly units: readonly string[] | null
  readonly stages: readonly string[] | null
}

/**
 * The same decision as rules/resolve.ts, in SQL, for a whole region at once: one row a key with its official entry and its
 * standing. The two are tested against each other on generated histories.
 *
 * Nearly every figure was said once and needs no decision (`sole`); the others take the long way. Only sorts and windows,
 * no joins of large sets: right after an import the planner knows nothing of the new rows and would choose loops.
 * `run` numbers the stretches in which a stream has a value; `since` is where the present stretch began.
 */
function resolved(filter: FigureFilter): RawBuilder<unknown> {
  return sql`
    with entry as materialized (
      select ${entryColumns}, f.recorded_at, false as is_choice,
        count(*) over (partition by f.period, f.unit_id, f.metric, f.stage) as times
      from data_facts f join data_sources s on s.region_code = f.region_code and s.source_id = f.source_id
      where s.region_code = ${filter.region} and ${matches('f', filter)}
    ), choice as (
      select ${entryColumns}, c.recorded_at, true as is_choice, 0 as times
      from data_choices c
        join data_facts f on f.region_code = c.region_code and f.source_id = c.source_id and f.seq = c.seq
        join data_sources s on s.region_code = f.region_code and s.source_id = f.source_id
      where f.region_code = ${filter.region} and s.region_code = ${filter.region} and ${matches('c', filter)}
    ), chosen as (
      select *, ${ofNewestChoice('stream')}, ${ofNewestChoice('value')}, ${ofNewestChoice('text')},
        ${ofNewestChoice('recorded_at')}
      from (select * from entry where times > 1 union all select * from choice) said
      window newest as (partition by period, unit_id, metric, stage order by is_choice desc, recorded_at desc)
    ), stretch as (
      select *, count(*) filter (where not valued) over own as run, lead(1) over own is null as is_head
      from chosen where not is_choice and times > 1
      window own as (partition by period, unit_id, metric, stage, stream order by recorded_at)
    ), dated as (
      select *, case when valued then min(recorded_at) filter (where valued)
        over (partition by period, unit_id, metric, stage, stream, run) else recorded_at end as since
      from stretch
    ), ranked as (
      select *, row_number() over best as rank, first_value(value) over best as official_value,
        first_value(text) over best as official_text, stream = chosen_stream as is_chosen
      from dated where is_head
      window best as (partition by period, unit_id, metric, stage
        order by coalesce(stream = chosen_stream, false) desc, valued desc, since, stream)
    )
    select period, unit_id, metric, stage, value, source_id, seq, 'sole' as standing, false as outdated
    from entry where times = 1
    union all
    select period, unit_id, metric, stage, value, source_id, seq,
      case when not rivals.has_rivals then 'sole' when is_chosen then 'chosen' else 'contested' end,
      coalesce(rivals.has_rivals and is_chosen and ((value, text) is distinct from (chosen_value, chosen_text) or rivals.has_later), false)
    from (
      select *, bool_or(${isRival}) over key as has_rivals, bool_or(${isRival} and recorded_at > chosen_recorded_at) over key as has_later
      from ranked window key as (partition by period, unit_id, metric, stage)
    ) rivals where rank = 1`
}

const entryColumns = sql`f.period, f.unit_id, f.metric, f.stage, s.stream, f.source_id, f.seq, f.value, f.text,
  f.value is not null or f.text is not null as valued`

const isRival = sql`(rank > 1 and valued and (value, text) is distinct from (official_value, official_text))`

function ofNewestChoice(column: string): RawBuilder<unknown> {
  return sql`first_value(case when is_choice then ${sql.ref(column)} end) over newest as ${sql.ref(`chosen_${column}`)}`
}

function matches(table: 'f' | 'c', filter: FigureFilter): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const among = (name: string, values: readonly string[] | null) =>
    values === null ? [] : [sql`${column(name)} = any(${[...values]})`]
  return sql.join(
    [
      sql`${column('region_code')} = ${filter.region}`,
      ...(filter.knownAt === null ? [] : [sql`${column('recorded_at')} <= ${filter.knownAt}`]),
      ...among('period', filter.periods),
      ...among('unit_id', filter.units),
      ...among('metric', filter.metrics),
      ...among('stage', filter.stages),
    ],
    sql` and `,
  )
}

export interface FigureRecord extends FigureKey {
  readonly value: number | null
  readonly fact: string
  readonly standing: Standing
  readonly outdated: boolean
}

/** Every figure in the order of period, unit, metric, stage. */
export async function loadFigures(tx: Tx, filter: FigureFilter): Promise<FigureRecord[]> {
  const { rows } = await sql<FigureRecord>`
    select period, unit_id as unit, metric, stage, value, source_id || ':' || seq as fact, standing, outdated
    from (${resolved(filter)}) r order by r.period, r.unit_id, r.metric, r.stage`.execute(
    tx.tables<DataTables>(),
  )
  return rows
}

export interface FigurePage {
  readonly total: number
  readonly keys: readonly FigureKey[]
}

export async function loadFigureKeys(
  tx: Tx,
  filter: FigureFilter,
  page: { readonly standing: Standing | null; readonly offset: number; readonly limit: number },
): Promise<FigurePage> {
  const { rows } = await sql<FigureKey & { total: number; unit: string | null }>`
    with figure as materialized (${resolved(filter)}), wanted as (
      select * from figure where ${page.standing}::text is null or standing = ${page.standing}
    ), page as (
      select period, unit_id as unit, metric, stage from wanted order by period desc, unit_id, metric, stage
      offset ${page.offset} limit ${page.limit})
    select total, page.* from (select count(*) as total from wanted) n left join page on true
    order by period desc, unit, metric, stage`.execute(tx.tables<DataTables>())
  const keys = rows.filter(r => r.unit !== null).map(({ total: _, ...key }) => key)
  return { total: rows[0]?.total ?? 0, keys }
}

export interface PeriodCounts {
  readonly period: Period
  readonly figures: number
  readonly contested: number
  readonly schools: number
}

export async function countFigures(tx: Tx, filter: FigureFilter): Promise<PeriodCounts[]> {
  const { rows } = await sql<PeriodCounts>`
    select period, count(*) as figures, count(*) filter (where standing = 'contested') as contested,
      count(distinct unit_id) filter (where unit_id <> ${filter.region}) as schools
    from (${resolved(filter)}) r group by period order by period`.execute(tx.tables<DataTables>())
  return rows
}

/** How many entries periods got after an instant. */
export async function countLater(
  tx: Tx,
  region: string,
  asked: readonly { readonly period: string; readonly after: Date }[],
  unit: string | null,
): Promise<ReadonlyMap<string, number>> {
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ period: string; count: number }>`
    select f.period, count(*) as count
    from unnest(${asked.map(a => a.period)}::text[], ${asked.map(a => a.after)}::timestamptz[]) as a (period, after)
      join data_facts f on f.period = a.period and f.recorded_at > a.after
    where f.region_code = ${region} and (${unit}::text is null or f.unit_id = ${unit})
    group by f.period`.execute(tx.tables<DataTables>())
  return new Map(rows.map(r => [r.period, r.count]))
}
