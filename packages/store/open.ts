import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { connectPool } from './connect.ts'
import { type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { type MigrationFolder, migrate } from './migrate.ts'
import { asOutage } from './outages.ts'
import { runTransaction } from './transaction.ts'
import type { Store } from './types.ts'

const PATIENCE_MS = 10_000

export interface OpenStore extends Store {
  /** Brings the tables up to date; returns the names of the migrations applied now. */
  migrate(modules: readonly MigrationFolder[]): Promise<readonly string[]>
  /** For libraries that keep tables of their own (sign-in). Outside of role and region: nothing of ours reads tables here. */
  readonly pool: pg.Pool
}

export interface StoreOptions extends EmbeddedOptions {
  /** Any PostgreSQL 15 or newer instead of the built-in one. */
  readonly databaseUrl?: string | undefined
}

/** The database of the product: the built-in one of `dataDir`, or the one `databaseUrl` points to. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  if (options.databaseUrl) return storeOn(await connectPool({ url: options.databaseUrl }), async () => {})
  const embedded = await startEmbedded(options)
  try {
    return storeOn(await connectPool(embedded.connection), embedded.stop)
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

function storeOn(pool: pg.Pool, stop: () => Promise<void>): OpenStore {
  let closing: Promise<void> | null = null
  return {
    pool,
    transaction: (actor, fn, options) => runTransaction(pool, actor, fn, options),
    migrate: modules => migrate(pool, modules).catch(error => Promise.reject(asOutage(error))),
    close() {
      // Work that hangs does not keep the product from ending: the server cuts it off and rolls it back.
      closing ??= Promise.race([pool.end(), pause(PATIENCE_MS, undefined, { ref: false })]).then(stop)
      return closing
    },
  }
}
