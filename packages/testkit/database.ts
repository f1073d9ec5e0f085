import { randomBytes } from 'node:crypto'
import { type OpenStore, openStore } from '@kit/store'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { TEMPLATE } from './cluster.ts'

export interface TestDatabase {
  readonly store: OpenStore
  /** Superuser address of this database: for setting the scene and for looking behind the store. */
  readonly url: string
  /** Superuser sessions: past roles, policies and privileges. */
  readonly admin: pg.Pool
  /** Another process, as it were, on the same database; closed with the file. */
  open(): Promise<OpenStore>
}

/** A database of its own for this test file, with all migrations applied. Call it once, at the top of the file. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${TEMPLATE}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const admin = new pg.Pool({ connectionString: url, max: 2 })
  admin.on('error', () => {})
  const opened: OpenStore[] = []
  const open = async () => {
    const store = await openStore({ dataDir: '', databaseUrl: url })
    opened.push(store)
    return store
  }
  afterAll(async () => {
    await Promise.all(opened.map(store => store.close()))
    await admin.end()
    await onServer(server, `drop database ${name} with (force)`)
  })
  return { store: await open(), url, admin, open }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
