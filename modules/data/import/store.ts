import type { Period } from '@kit/base'
import type { Tx } from '@kit/store'
import { sql } from 'kysely'
import type { Import } from '../schema.ts'
import type { DataTables } from '../store/tables.ts'
import type { RecordedFigure } from './check-figures.ts'

type Patch = Partial<Omit<Import, 'id' | 'fileName' | 'startedBy' | 'startedAt'>> & {
  readonly source?: string | null
}

const NOTHING = JSON.stringify({ error: 0, warning: 0, note: 0 })

export async function saveImport(
  tx: Tx,
  region: string,
  fresh: {
    id: string
    fileName: string
    sha256: string
    bytes: number
    period: Period | null
    startedBy: string
  },
): Promise<void> {
  await tx
    .tables<DataTables>()
    .insertInto('data_imports')
    .values({
      region_code: region,
      import_id: fresh.id,
      file_name: fresh.fileName,
      sha256: fresh.sha256,
      bytes: fresh.bytes,
      state: 'reading',
      mapping: null,
      period: fresh.period,
      progress: 0,
      rows: 0,
      counts: NOTHING,
      preview: null,
      problems: '[]',
      source_id: null,
      started_by: fresh.startedBy,
      started_at: tx.now,
      finished_at: null,
    })
    .execute()
}

/** Changes an import that still is in one of the given states; false when somebody was faster. */
export async function changeImport(
  tx: Tx,
  region: string,
  id: string,
  from: readonly Import['state'][],
  patch: Patch,
): Promise<boolean> {
  const { preview, problems, counts, source, finishedAt, ...plain } = patch
  const result = await tx
    .tables<DataTables>()
    .updateTable('data_imports')
    .set({
      ...plain,
      ...(preview === undefined ? {} : { preview: preview === null ? null : JSON.stringify(preview) }),
      ...(problems === undefined ? {} : { problems: JSON.stringify(problems) }),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(source === undefined ? {} : { source_id: source }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt === null ? null : new Date(finishedAt) }),
    })
    .where('region_code', '=', region)
    .where('import_id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function loadImports(
  tx: Tx,
  region: string,
  asked: { id?: string; limit?: number } = {},
): Promise<Import[]> {
  let query = tx
    .tables<DataTables>()
    .selectFrom('data_imports')
    .selectAll()
    .where('region_code', '=', region)
    .orderBy('started_at', 'desc')
    .orderBy('import_id')
  if (asked.id !== undefined) query = query.where('import_id', '=', asked.id)
  const rows = await query.limit(asked.limit ?? 100).execute()
  return rows.map(row => ({
    id: row.import_id,
    fileName: row.file_name,
    sha256: row.sha256,
    bytes: Number(row.bytes),
    state: row.state,
    mapping: row.mapping,
    period: row.period as Period | null,
    progress: row.progress,
    rows: Number(row.rows),
    counts: row.counts,
    preview: row.preview,
    problems: row.problems,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }))
}

/** The last stored import of the very same file, if any. */
export async function storedBefore(tx: Tx, region: string, sha256: string): Promise<Import | undefined> {
  const all = await loadImports(tx, region, { limit: 500 })
  return all.find(one => one.sha256 === sha256 && one.state === 'stored')
}

/** Imports that were under way when the product stopped: none of them is any more. */
export async function interruptImports(tx: Tx): Promise<string[]> {
  const rows = await tx
    .tables<DataTables>()
    .updateTable('data_imports')
    .set({ state: 'interrupted', finished_at: tx.now })
    .where('state', 'in', ['reading', 'checking', 'storing'])
    .returning('import_id')
    .execute()
  return rows.map(row => row.import_id)
}

/** The newest entry of every figure in every stream: what a file of that stream would supersede. */
export async function newestEntries(tx: Tx, region: string): Promise<RecordedFigure[]> {
  const { rows } = await sql<RecordedFigure>`
    select distinct on (f.period, f.unit_id, f.metric, f.stage, s.stream)
      f.unit_id as unit, f.metric, f.stage, f.period, f.value, s.stream
    from data_facts f join data_sources s on s.region_code = f.region_code and s.source_id = f.source_id
    where f.region_code = ${region}
    order by f.period, f.unit_id, f.metric, f.stage, s.stream, f.recorded_at desc, f.seq desc`.execute(
    tx.tables<DataTables>(),
  )
  return rows
}
