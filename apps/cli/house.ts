import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ACCESS_MIGRATIONS } from '@kit/access'
import type { RegionScope } from '@kit/base'
import { loadPacks, type Policies } from '@kit/policy'
import { type Actor, type MigrationFolder, openStore, type Store } from '@kit/store'
import { dataModule, type Knowledge, loadKnowledge } from '@loop/data'
import { measureModule } from '@loop/measure'
import { must } from './terminal.ts'

/** Where the product's own files and the data folder lie, and how to open them. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const POLICIES = resolve(ROOT, 'policies')

export async function readPolicies(): Promise<Policies> {
  return must(await loadPacks(POLICIES))
}

export function readKnowledge({ vocabulary }: Policies): Knowledge {
  return loadKnowledge(POLICIES, vocabulary)
}

/** The data folder of the product: `./data` beside it unless another is named. */
export function dataFolder(named: string | undefined): string {
  return named === undefined ? resolve(ROOT, 'data') : fromHere(named)
}

/** A folder named by hand counts from where the person stands: npm changes into the root. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

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
