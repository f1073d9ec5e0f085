import type { Tx } from '@kit/store'
import { sql } from 'kysely'
import type { Region } from '../schema.ts'
import type { DataTables } from './tables.ts'

export async function loadRegions(tx: Tx): Promise<Region[]> {
  const rows = await tx
    .tables<DataTables>()
    .selectFrom('data_regions')
    .selectAll()
    .orderBy('region_code')
    .execute()
  return rows.map(r => ({
    code: r.region_code,
    name: { zh: r.name_zh, en: r.name_en },
    level: r.level,
    parent: r.parent_code,
    synthetic: r.synthetic,
  }))
}

export async function saveRegion(tx: Tx, region: Region): Promise<void> {
  await tx
    .tables<DataTables>()
    .insertInto('data_regions')
    .values({
      region_code: region.code,
      name_zh: region.name.zh,
      name_en: region.name.en,
      level: region.level,
      parent_code: region.parent,
      synthetic: region.synthetic,
      registered_at: tx.now,
    })
    .execute()
}

/**
 * Lets one writer at a time into a region and gives the instant for what it records: always later than everything recorded
 * there before, so that "known at" an instant never changes by a slower transaction that commits afterwards.
 */
export async function nextInstant(tx: Tx, region: string): Promise<Date> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`data ${region}`}, 0))`.execute(
    tx.tables<DataTables>(),
  )
  const last = await lastInstant(tx, region)
  return new Date(Math.max(tx.now.getTime(), last ? last.getTime() + 1 : 0))
}

/** Instant of the newest thing on record that this transaction can see; null for an unknown region. */
export async function lastInstant(tx: Tx, region: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select greatest(
      (select max(registered_at) from data_regions where region_code = ${region}),
      (select max(recorded_at) from data_sources where region_code = ${region}),
      (select max(recorded_at) from data_choices where region_code = ${region})
    ) as at`.execute(tx.tables<DataTables>())
  return rows[0]?.at ?? null
}
