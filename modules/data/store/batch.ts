import type { Tx } from '@kit/store'
import { sql } from 'kysely'
import type { FigureKey } from '../errors.ts'
import type { NewFact } from '../schema.ts'
import type { DataTables } from './tables.ts'

/** A batch lies in a table of this transaction alone until it is compared and appended; nothing of it stays when refused. */

export interface BatchCounts {
  readonly factsNew: number
  readonly factsChanged: number
  readonly factsSame: number
}

export async function stageFacts(
  tx: Tx,
  facts: Iterable<NewFact> | AsyncIterable<NewFact>,
): Promise<ReadonlySet<string>> {
  const db = tx.tables<DataTables>()
  await sql`drop table if exists pg_temp.data_batch`.execute(db)
  await sql`create temporary table data_batch (
    seq integer not null, unit_id text collate "C" not null, period text collate "C" not null,
    metric text collate "C" not null, stage text collate "C" not null,
    value double precision, text text, raw text, locator jsonb not null
  ) on commit drop`.execute(db)
  const periods = new Set<string>()
  await tx.copyIn(
    'copy data_batch (seq, unit_id, period, metric, stage, value, text, raw, locator) from stdin',
    copyLines(facts, periods),
  )
  await sql`analyze pg_temp.data_batch`.execute(db)
  return periods
}

/** Keys the batch gives more than once. */
export async function repeatedKeys(tx: Tx, limit: number): Promise<FigureKey[]> {
  const { rows } = await sql<FigureKey>`
    select unit_id as unit, period, metric, stage from pg_temp.data_batch
    group by 1, 2, 3, 4 having count(*) > 1
    order by 1, 2, 3, 4 limit ${limit}`.execute(tx.tables<DataTables>())
  return rows
}

/** Units the batch speaks of. */
export async function batchUnits(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`
    select distinct unit_id as unit from pg_temp.data_batch order by 1`.execute(tx.tables<DataTables>())
  return rows.map(r => r.unit)
}

/** What the stream said last about each key of the batch. */
const before = (region: string, stream: string) => sql`
  select distinct on (f.period, f.unit_id, f.metric, f.stage)
    f.period, f.unit_id, f.metric, f.stage, f.value, f.text
  from data_facts f join data_sources s on s.region_code = f.region_code and s.source_id = f.source_id
  where f.region_code = ${region} and s.region_code = ${region} and s.stream = ${stream}
    and f.period in (select distinct period from pg_temp.data_batch)
  order by f.period, f.unit_id, f.metric, f.stage, f.recorded_at desc`

export async function countBatch(tx: Tx, region: string, stream: string): Promise<BatchCounts> {
  const { rows } = await sql<BatchCounts>`
    with before as materialized (${before(region, stream)})
    select
      count(*) filter (where k.unit_id is null) as "factsNew",
      count(*) filter (where k.unit_id is not null and (k.value, k.text) is distinct from (b.value, b.text)) as "factsChanged",
      count(*) filter (where k.unit_id is not null and (k.value, k.text) is not distinct from (b.value, b.text)) as "factsSame"
    from pg_temp.data_batch b left join before k using (period, unit_id, metric, stage)`.execute(
    tx.tables<DataTables>(),
  )
  return rows[0] ?? { factsNew: 0, factsChanged: 0, factsSame: 0 }
}

/** Appends what the stream did not say before. */
export async function appendBatch(
  tx: Tx,
  region: string,
  stream: string,
  source: string,
  at: Date,
): Promise<void> {
  await sql`
    with before as materialized (${before(region, stream)})
    insert into data_facts
      (region_code, source_id, seq, unit_id, period, metric, stage, value, text, raw, locator, recorded_at)
    select ${region}, ${source}::uuid, b.seq, b.unit_id, b.period, b.metric, b.stage, b.value, b.text, b.raw, b.locator,
      ${at}::timestamptz
    from pg_temp.data_batch b left join before k using (period, unit_id, metric, stage)
    where k.unit_id is null or (k.value, k.text) is distinct from (b.value, b.text)
    order by b.period, b.unit_id, b.metric, b.stage`.execute(tx.tables<DataTables>())
}

export interface BatchChange extends FigureKey {
  readonly after: number | null
  readonly at: string
}

/** Some of the keys whose value would differ from what the stream said before, in the order of the file. */
export async function sampleChanges(
  tx: Tx,
  region: string,
  stream: string,
  limit: number,
): Promise<BatchChange[]> {
  const { rows } = await sql<BatchChange>`
    with before as materialized (${before(region, stream)})
    select b.unit_id as unit, b.period, b.metric, b.stage, b.value as after,
      concat_ws('!', b.locator ->> 'sheet', coalesce(b.locator ->> 'cell', b.locator ->> 'line')) as at
    from pg_temp.data_batch b left join before k using (period, unit_id, metric, stage)
    where k.unit_id is null or (k.value, k.text) is distinct from (b.value, b.text)
    order by (k.unit_id is null), b.seq limit ${limit}`.execute(tx.tables<DataTables>())
  return rows
}

/** How many keys of the batch another stream gives another value for. */
export async function countContested(tx: Tx, region: string, stream: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with others as (
      select distinct on (f.period, f.unit_id, f.metric, f.stage, s.stream)
        f.period, f.unit_id, f.metric, f.stage, f.value, f.text
      from data_facts f join data_sources s on s.region_code = f.region_code and s.source_id = f.source_id
      where f.region_code = ${region} and s.region_code = ${region} and s.stream <> ${stream}
        and f.period in (select distinct period from pg_temp.data_batch)
      order by f.period, f.unit_id, f.metric, f.stage, s.stream, f.recorded_at desc)
    select count(distinct (b.period, b.unit_id, b.metric, b.stage)) as count
    from pg_temp.data_batch b join others o using (period, unit_id, metric, stage)
    where (b.value, b.text) is distinct from (o.value, o.text)
      and (b.value is not null or b.text is not null) and (o.value is not null or o.text is not null)`.execute(
    tx.tables<DataTables>(),
  )
  return rows[0]?.count ?? 0
}

async function* copyLines(
  facts: Iterable<NewFact> | AsyncIterable<NewFact>,
  periods: Set<string>,
): AsyncIterable<string> {
  let seq = 0
  for await (const f of facts) {
    periods.add(f.period)
    const locator = JSON.stringify(f.locator)
    yield [++seq, f.unit, f.period, f.metric, f.stage, f.value, f.text, f.raw, locator]
      .map(copyField)
      .join('\t')
  }
}

/** PostgreSQL's text format of COPY: a backslash before what would end a field or a line. */
function copyField(value: string | number | null): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  return value.replace(/[\\\t\n\r]/g, c => COPY_ESCAPES[c] ?? c)
}

const COPY_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
