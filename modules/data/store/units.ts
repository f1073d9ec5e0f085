import type { Tx } from '@kit/store'
import { sql } from 'kysely'
import type { Unit } from '../schema.ts'
import type { DataTables } from './tables.ts'

/** Rows that fit one statement: PostgreSQL takes 65,535 parameters. */
const ROWS_PER_STATEMENT = 2000

/** Units as they were called and hung together at an instant, ordered by id. */
export async function loadUnits(tx: Tx, region: string, knownAt: Date | null = null): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select distinct on (unit_id) unit_id as id, kind, code, name, parent_id as parent,
      legal_entity_id as "legalEntity", member_of_id as "memberOf",
      opened_on::text as "openedOn", closed_on::text as "closedOn"
    from data_unit_entries
    where region_code = ${region} and recorded_at <= coalesce(${knownAt}::timestamptz, 'infinity')
    order by unit_id, recorded_at desc`.execute(tx.tables<DataTables>())
  return rows
}

/** Appends an entry for each unit; identities that are new come first, so that parents exist. */
export async function saveUnits(tx: Tx, region: string, units: readonly Unit[], at: Date): Promise<void> {
  const db = tx.tables<DataTables>()
  for (let i = 0; i < units.length; i += ROWS_PER_STATEMENT) {
    const values = units.slice(i, i + ROWS_PER_STATEMENT).map(u => ({ region_code: region, unit_id: u.id }))
    await db
      .insertInto('data_units')
      .values(values)
      .onConflict(c => c.columns(['region_code', 'unit_id']).doNothing())
      .execute()
  }
  for (let i = 0; i < units.length; i += ROWS_PER_STATEMENT) {
    const values = units.slice(i, i + ROWS_PER_STATEMENT).map(u => ({
      region_code: region,
      unit_id: u.id,
      recorded_at: at,
      kind: u.kind,
      code: u.code,
      name: u.name,
      parent_id: u.parent,
      legal_entity_id: u.legalEntity,
      member_of_id: u.memberOf,
      opened_on: u.openedOn,
      closed_on: u.closedOn,
      recorded_by: tx.actor.name,
    }))
    await db.insertInto('data_unit_entries').values(values).execute()
  }
}
