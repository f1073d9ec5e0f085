import { assert, type RegionScope } from '@kit/base'
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { copyRows } from './copy.ts'
import { asOutage } from './outages.ts'
import type { Actor, LedgerEntry, Store, Tx } from './types.ts'

export const APP_ROLE = 'junheng_app'
const DEFAULT_TIMEOUT_MS = 60_000

type Options = NonNullable<Parameters<Store['transaction']>[2]>

/** One transaction on one session of the pool: begin, role and region, work, commit or roll back. */
export async function runTransaction<T>(
  pool: pg.Pool,
  actor: Actor,
  fn: (tx: Tx) => Promise<T>,
  { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: Options = {},
): Promise<T> {
  signal?.throwIfAborted()
  const opening = openingOf(actor.scope, timeoutMs)
  const client = await pool.connect().catch(error => Promise.reject(asOutage(error)))
  // A session that dies between two queries says so here; the next query meets it again.
  client.on('error', ignore)
  const cancel = () => cancelQuery(pool, client)
  signal?.addEventListener('abort', cancel, { once: true })
  let broken = false
  try {
    return await work(client, opening, actor, fn, signal)
  } catch (error) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    signal?.throwIfAborted()
    throw asOutage(error)
  } finally {
    signal?.removeEventListener('abort', cancel)
    client.off('error', ignore)
    client.release(broken)
  }
}

async function work<T>(
  client: pg.PoolClient,
  opening: string,
  actor: Actor,
  fn: (tx: Tx) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  // Several statements in one message answer with several results.
  const opened = (await client.query(opening)) as unknown as pg.QueryResult<{ now: Date }>[]
  const now = opened.at(-1)?.rows[0]?.now
  assert(now, 'a transaction has an instant')
  const turn = oneAtATime(signal)
  const tx = transactionOn(client, actor, now, turn.take)
  const value = await fn(tx)
  await turn.close()
  signal?.throwIfAborted()
  await client.query(isRefused(value) ? 'rollback' : 'commit')
  return value
}

/** Literal settings: a distributed PostgreSQL passes on `set local`, but not `set_config()`. */
function openingOf(scope: RegionScope, timeoutMs: number): string {
  assert(/^\d{0,12}$/.test(scope), `scope of a region: ${scope}`)
  assert(Number.isInteger(timeoutMs) && timeoutMs > 0, `time-out: ${timeoutMs} ms`)
  return [
    'begin',
    `set local role ${APP_ROLE}`,
    `set local app.region = '${scope}'`,
    `set local statement_timeout = ${timeoutMs}`,
    'select now() as now',
  ].join('; ')
}

function transactionOn(client: pg.PoolClient, actor: Actor, now: Date, take: Turn): Tx {
  const session = {
    query: (sql: string, parameters: unknown[]) => take(() => client.query(sql, parameters)),
    release() {},
  } as unknown as PostgresPoolClient // cursors, the other form of query, are not used
  const db = new Kysely<LedgerTable>({
    dialect: new PostgresDialect({ pool: { connect: async () => session, async end() {} } }),
  })
  return {
    actor,
    now,
    tables: <T>() => db as unknown as Kysely<T>,
    copyIn: (statement, rows) => take(() => copyRows(client, statement, rows)),
    ledger: async entry => {
      await db.insertInto('store_ledger').values(ledgerRow(actor, entry)).execute()
    },
  }
}

interface LedgerTable {
  store_ledger: ReturnType<typeof ledgerRow>
}

function ledgerRow(actor: Actor, { region, event, subject, detail }: LedgerEntry) {
  return {
    region_code: region as string,
    actor_id: actor.id,
    actor_name: actor.name,
    event,
    subject,
    detail: JSON.stringify(detail),
  }
}

type Turn = <T>(job: () => Promise<T>) => Promise<T>

/** A session answers one question at a time; questions asked together wait for one another. */
function oneAtATime(signal: AbortSignal | undefined): { take: Turn; close(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve()
  let closed = false
  const take: Turn = job => {
    assert(!closed, 'the transaction has ended; await every query inside it')
    const mine = last.then(() => {
      signal?.throwIfAborted()
      return job()
    })
    last = mine.catch(ignore)
    return mine
  }
  return {
    take,
    async close() {
      await last
      closed = true
    },
  }
}

function isRefused(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
}

function ignore(): void {}

async function cancelQuery(pool: pg.Pool, client: pg.PoolClient): Promise<void> {
  // A session of its own: the pool may have none free.
  const helper = new pg.Client(pool.options)
  helper.on('error', ignore)
  try {
    await helper.connect()
    await helper.query('select pg_cancel_backend($1)', [
      (client as unknown as { processID: number }).processID,
    ])
  } catch {
    // the server is away: the query fails by itself
  } finally {
    await helper.end().catch(ignore)
  }
}
