import type { Tx } from '@kit/store'
import { type RawBuilder, sql } from 'kysely'
import type { FigureKey } from '../errors.ts'
import type { Choice } from '../rules/resolve.ts'
import type { Fact, FactSource, NewFact } from '../schema.ts'
import type { DataTables } from './tables.ts'

/** A fact with where it came from and when, as the rules want it. */
export interface Recorded {
  readonly fact: Fact
  readonly source: FactSource
  readonly at: Date
}

interface EntryRow extends Omit<Fact, 'recordedAt'> {
  readonly at: Date
  readonly source_kind: FactSource['kind']
  readonly stream: string
  readonly file_name: string | null
  readonly sha256: string | null
  readonly mapping: string | null
  readonly recorded_by: string
}

const columns = sql`
  f.source_id::text || ':' || f.seq as id, f.unit_id as unit, f.period, f.metric, f.stage, f.value, f.text, f.raw,
  f.source_id::text as source, f.locator, f.recorded_at as at, s.reason, s.kind as source_kind, s.stream, s.file_name,
  s.sha256, s.mapping, s.recorded_by`

async function loadWhere(tx: Tx, region: string, wanted: RawBuilder<unknown>): Promise<Recorded[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns}
    from ${wanted} join data_sources s on s.region_code = f.region_code and s.source_id = f.source_id
    where f.region_code = ${region} and s.region_code = ${region}
    order by f.period, f.unit_id, f.metric, f.stage, f.recorded_at`.execute(tx.tables<DataTables>())
  return rows.map(toRecorded)
}

/** Every entry of some figures, oldest first within a figure. */
export function loadEntries(tx: Tx, region: string, keys: readonly FigureKey[]): Promise<Recorded[]> {
  return loadWhere(
    tx,
    region,
    sql`${keyTable(keys)} join data_facts f using (period, unit_id, metric, stage)`,
  )
}

/** Source and place in it. */
const FACT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}$/

/** Facts by their ids; ids that do not exist are simply absent. */
export function loadFacts(tx: Tx, region: string, ids: readonly string[]): Promise<Recorded[]> {
  const parts = ids.filter(id => FACT_ID.test(id)).map(id => id.split(':'))
  const wanted = sql`
    unnest(${parts.map(p => p[0])}::uuid[], ${parts.map(p => Number(p[1]))}::int[]) as w (source_id, seq)
    join data_facts f using (source_id, seq)`
  return loadWhere(tx, region, wanted)
}

export interface RecordedChoice extends Choice, FigureKey {
  readonly fact: string
  readonly reason: string
  readonly chosenBy: string
}

/** Every choice about some figures, oldest first within a figure. */
export async function loadChoices(
  tx: Tx,
  region: string,
  keys: readonly FigureKey[],
): Promise<RecordedChoice[]> {
  const { rows } = await sql<RecordedChoice>`
    select c.choice_id as id, c.period, c.unit_id as unit, c.metric, c.stage, s.stream, f.value, f.text,
      c.recorded_at as "recordedAt", c.source_id::text || ':' || c.seq as fact, c.reason, c.chosen_by as "chosenBy"
    from ${keyTable(keys)} join data_choices c using (period, unit_id, metric, stage)
      join data_facts f on f.region_code = c.region_code and f.source_id = c.source_id and f.seq = c.seq
      join data_sources s on s.region_code = f.region_code and s.source_id = f.source_id
    where c.region_code = ${region} and f.region_code = ${region} and s.region_code = ${region}
    order by c.period, c.unit_id, c.metric, c.stage, c.recorded_at`.execute(tx.tables<DataTables>())
  return rows
}

export async function saveChoice(
  tx: Tx,
  region: string,
  choice: FigureKey & {
    readonly id: string
    readonly fact: string
    readonly reason: string
    readonly at: Date
  },
): Promise<void> {
  const [source_id = '', seq] = choice.fact.split(':')
  await tx
    .tables<DataTables>()
    .insertInto('data_choices')
    .values({
      region_code: region,
      choice_id: choice.id,
      unit_id: choice.unit,
      period: choice.period,
      metric: choice.metric,
      stage: choice.stage,
      source_id,
      seq: Number(seq),
      reason: choice.reason,
      chosen_by: tx.actor.name,
      recorded_at: choice.at,
    })
    .execute()
}

export async function saveSource(
  tx: Tx,
  region: string,
  source: Omit<FactSource, 'importedBy' | 'importedAt'>,
  reason: string | null,
  at: Date,
): Promise<void> {
  await tx
    .tables<DataTables>()
    .insertInto('data_sources')
    .values({
      region_code: region,
      source_id: source.id,
      kind: source.kind,
      stream: source.stream,
      file_name: source.fileName,
      sha256: source.sha256,
      mapping: source.mapping,
      reason,
      recorded_by: tx.actor.name,
      recorded_at: at,
    })
    .execute()
}

/** One fact of a source of its own; answers its id. */
export async function saveFact(
  tx: Tx,
  region: string,
  source: string,
  fact: NewFact,
  at: Date,
): Promise<string> {
  const { unit, locator, ...rest } = fact
  await tx
    .tables<DataTables>()
    .insertInto('data_facts')
    .values({
      ...rest,
      region_code: region,
      source_id: source,
      seq: 1,
      unit_id: unit,
      locator: JSON.stringify(locator),
      recorded_at: at,
    })
    .execute()
  return `${source}:1`
}

function keyTable(keys: readonly FigureKey[]): RawBuilder<unknown> {
  const list = (of: (k: FigureKey) => string) => sql`${keys.map(of)}::text[]`
  return sql`unnest(${list(k => k.period)}, ${list(k => k.unit)}, ${list(k => k.metric)}, ${list(k => k.stage)})
    as k (period, unit_id, metric, stage)`
}

function toRecorded(row: EntryRow): Recorded {
  const { at, source_kind, stream, file_name, sha256, mapping, recorded_by, ...rest } = row
  const recordedAt = at.toISOString()
  return {
    at,
    fact: { ...rest, recordedAt },
    source: {
      id: row.source,
      kind: source_kind,
      stream,
      fileName: file_name,
      sha256,
      mapping,
      importedBy: recorded_by,
      importedAt: recordedAt,
    },
  }
}
