import { userInfo } from 'node:os'
import { ACCESS_MIGRATIONS } from '@kit/access'
import type { RegionScope } from '@kit/base'
import { type Actor, type MigrationFolder, openStore, type Store } from '@kit/store'
import { dataModule } from '@loop/data'
import { measureModule } from '@loop/measure'
import { dataFolder } from './policies.ts'

const MIGRATIONS: readonly MigrationFolder[] = [
  { module: 'access', folder: ACCESS_MIGRATIONS },
  ...[dataModule, measureModule].flatMap(({ name, migrations }) =>
    migrations ? [{ module: name, folder: migrations }] : [],
  ),
]

/** Runs work on the product's database. A server that runs on the same folder holds it: that is told, nothing is touched. */
export async function withStore<T>(data: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({
    dataDir: dataFolder(data),
    databaseUrl: process.env.DATABASE_URL,
  })
  try {
    await store.migrate(MIGRATIONS)
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Whoever sits at the machine may do everything with its data; the ledger keeps the name of the account. */
export function operator(): Actor {
  const { username } = userInfo()
  return { id: `cli:${username}`, name: username, scope: '' as RegionScope, roles: [], unit: null }
}
