import type { Tx } from '@kit/store'
import type { ColumnType } from 'kysely'
import type { AdoptionEntry } from './schema.ts'

type Once<T> = ColumnType<T, T, never>

/** Append-only. */
interface AdoptionTables {
  measure_adoptions: {
    region_code: Once<string>
    entry_id: Once<string>
    pack_id: Once<string>
    deed: Once<AdoptionEntry['deed']>
    from_on: Once<string>
    note: Once<string>
    made_by: Once<string>
    made_at: Once<Date>
  }
}

export async function saveAdoption(tx: Tx, region: string, entry: AdoptionEntry): Promise<void> {
  await tx
    .tables<AdoptionTables>()
    .insertInto('measure_adoptions')
    .values({
      region_code: region,
      entry_id: entry.id,
      pack_id: entry.pack,
      deed: entry.deed,
      from_on: entry.from,
      note: entry.note,
      made_by: entry.madeBy,
      made_at: new Date(entry.madeAt),
    })
    .execute()
}

/** Every entry of a region, newest first. */
export async function loadAdoptions(tx: Tx, region: string): Promise<AdoptionEntry[]> {
  const rows = await tx
    .tables<AdoptionTables>()
    .selectFrom('measure_adoptions')
    .select(['entry_id', 'pack_id', 'deed', 'note', 'made_by', 'made_at'])
    .select(eb => eb.cast<string>('from_on', 'text').as('from_on'))
    .where('region_code', '=', region)
    .orderBy('made_at', 'desc')
    .orderBy('entry_id')
    .execute()
  return rows.map(row => ({
    id: row.entry_id,
    pack: row.pack_id,
    deed: row.deed,
    from: row.from_on,
    note: row.note,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }))
}
