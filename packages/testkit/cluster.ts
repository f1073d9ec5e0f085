import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Embedded, type MigrationFolder, openStore, startEmbedded } from '@kit/store'
import pg from 'pg'

export const TEMPLATE = 'junheng_template'
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Left to right, as modules import each other: a foreign key points to the left. */
const ORDER = ['access', 'data', 'measure', 'allocate', 'act', 'account']

/** All folders of migrations in the tree, found by their place. */
export function findMigrations(root = ROOT): MigrationFolder[] {
  return ['packages', 'modules']
    .flatMap(group =>
      readdirSync(join(root, group)).map(module => ({ module, at: join(root, group, module, 'migrations') })),
    )
    .filter(({ module, at }) => module !== 'store' && existsSync(at))
    .sort((a, b) => rank(a.module) - rank(b.module))
    .map(({ module, at }) => ({ module, folder: pathToFileURL(`${at}/`) }))
}

function rank(module: string): number {
  const at = ORDER.indexOf(module)
  return at < 0 ? ORDER.length : at
}

export function urlOf({ user, password, host, port }: Embedded['connection'], database: string): string {
  return `postgres://${user}:${password}@${host}:${port}/${database}`
}

/** One server for the whole run, with a database of all migrations to copy from. */
export async function startTestCluster(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, label: 'tests' })
  const admin = new pg.Client({ connectionString: urlOf(embedded.connection, 'postgres') })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const store = await openStore({ dataDir, databaseUrl: urlOf(embedded.connection, TEMPLATE) })
  try {
    await store.migrate(findMigrations())
  } finally {
    await store.close()
  }
  return embedded
}
