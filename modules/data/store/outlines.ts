import { randomUUID } from 'node:crypto'
import type { Tx } from '@kit/store'
import type { OutlineOnRecord } from '../schema.ts'
import type { DataTables } from './tables.ts'

export async function loadOutline(tx: Tx, region: string): Promise<OutlineOnRecord | null> {
  const row = await tx
    .tables<DataTables>()
    .selectFrom('data_outlines')
    .selectAll()
    .where('region_code', '=', region)
    .orderBy('recorded_at', 'desc')
    .orderBy('outline_id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { file_name: fileName, recorded_by: recordedBy, recorded_at, geojson: outline } = row
  return { fileName, recordedBy, recordedAt: recorded_at.toISOString(), outline }
}

export async function saveOutline(tx: Tx, region: string, entry: OutlineOnRecord): Promise<void> {
  await tx
    .tables<DataTables>()
    .insertInto('data_outlines')
    .values({
      region_code: region,
      outline_id: randomUUID(),
      file_name: entry.fileName,
      geojson: JSON.stringify(entry.outline),
      recorded_by: entry.recordedBy,
      recorded_at: new Date(entry.recordedAt),
    })
    .execute()
}
