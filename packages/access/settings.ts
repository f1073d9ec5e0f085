import { randomBytes } from 'node:crypto'
import type { Store, Tx } from '@kit/store'
import { type AccessTables, SYSTEM } from './tables.ts'

/** `demo`: made-up data with demonstration accounts · `own`: a bureau's own data. Decided once, at the first start. */
export type Mode = 'demo' | 'own'

/** The key that signs cookies, made at the first start and the same for every server on this database. */
export async function signingKey(store: Store): Promise<string> {
  return store.transaction(SYSTEM, tx => settle(tx, 'signing-key', randomBytes(32).toString('hex')))
}

/** What this database holds: as decided at its first start, `wanted` if this is the first. */
export async function settleMode(tx: Tx, wanted: Mode): Promise<Mode> {
  return (await settle(tx, 'mode', wanted)) === 'demo' ? 'demo' : 'own'
}

export async function readMode(tx: Tx): Promise<Mode | null> {
  const value = await read(tx, 'mode')
  return value === 'demo' || value === 'own' ? value : null
}

/** The value that was set first stays; several servers may start at once. */
async function settle(tx: Tx, name: string, value: string): Promise<string> {
  await tx
    .tables<AccessTables>()
    .insertInto('access_settings')
    .values({ name, value })
    .onConflict(c => c.doNothing())
    .execute()
  return (await read(tx, name)) ?? value
}

async function read(tx: Tx, name: string): Promise<string | null> {
  const row = await tx
    .tables<AccessTables>()
    .selectFrom('access_settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value ?? null
}
