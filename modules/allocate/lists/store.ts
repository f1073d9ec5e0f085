import type { Tx } from '@kit/store'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { List } from './schema.ts'

type Once<T> = ColumnType<T, T, never>

interface ListTables {
  allocate_lists: {
    region_code: Once<string>
    list_id: Once<string>
    head: JSONColumnType<List, string, never>
    sealed: Once<Buffer>
    made_at: Once<Date>
  }
}

const tables = (tx: Tx) => tx.tables<ListTables>()

export async function saveList(tx: Tx, region: string, head: List, sealed: Buffer): Promise<void> {
  await tables(tx)
    .insertInto('allocate_lists')
    .values({
      region_code: region,
      list_id: head.id,
      head: JSON.stringify(head),
      sealed,
      made_at: new Date(head.broughtAt),
    })
    .execute()
}

/** Newest first. */
export async function loadLists(tx: Tx, region: string): Promise<List[]> {
  const rows = await tables(tx)
    .selectFrom('allocate_lists')
    .select('head')
    .where('region_code', '=', region)
    .orderBy('made_at', 'desc')
    .orderBy('list_id')
    .execute()
  return rows.map(r => r.head)
}

export async function loadList(tx: Tx, region: string, id: string) {
  const row = await tables(tx)
    .selectFrom('allocate_lists')
    .select(['head', 'sealed'])
    .where('region_code', '=', region)
    .where('list_id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** False when there is none of that id. */
export async function eraseList(tx: Tx, region: string, id: string): Promise<boolean> {
  const done = await tables(tx)
    .deleteFrom('allocate_lists')
    .where('region_code', '=', region)
    .where('list_id', '=', id)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
