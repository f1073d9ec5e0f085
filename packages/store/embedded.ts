import type { ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { OutageError } from '@kit/base'
import type pg from 'pg'
import { postgresFor } from './binaries.ts'
import { type Cluster, createCluster, logOf, passwordOf, SUPERUSER, sizeOf, spawnServer } from './cluster.ts'
import { damaged, heldBy, otherVersion, unwritable } from './embedded-outages.ts'
import {
  askToStop,
  dropStalePidFile,
  freePort,
  isRejected,
  knock,
  knockPatiently,
  readPostmaster,
  stopPostmaster,
} from './postmaster.ts'
import { serverUid } from './seat.ts'

/** A session that holds this lock is the one Junheng on the data folder; the lock ends with its process, however it ends. */
const OWNER_LOCK = 4810
const MAJOR = '18'

export interface Embedded {
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly password: string
    readonly database: string
  }
  /** Ends the server, if it is ours to end. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  /** Who holds the folder, told to whoever comes second: an address, a command. */
  readonly label?: string
  /** `join`: work beside the process that holds the folder instead of refusing. */
  readonly ifRunning?: 'refuse' | 'join'
}

/**
 * Starts the PostgreSQL that lives in `<dataDir>/pg`, making it first if needed. One process at a time holds a data folder;
 * what a killed predecessor left running is stopped first.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster(resolve(options.dataDir))
  if (!existsSync(cluster.dir)) await createCluster(cluster).catch(error => fail(damaged(cluster.dir, error)))
  checkVersion(cluster)
  const held = await takeOver(cluster, options)
  removeDrafts(cluster)
  if (held.owner === null) return { connection: connectionTo(cluster, held.port), async stop() {} }
  return watch(cluster, held.port, held.owner, options)
}

async function openCluster(dataDir: string): Promise<Cluster> {
  const dir = join(dataDir, 'pg')
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    if (existsSync(dir)) readdirSync(dir)
  } catch (cause) {
    throw unwritable(dataDir, cause)
  }
  const uid = serverUid(dir)
  return { dir, uid, home: await postgresFor(dataDir, uid) }
}

function checkVersion(cluster: Cluster): void {
  const file = join(cluster.dir, 'PG_VERSION')
  if (!existsSync(file) || !existsSync(join(cluster.dir, 'junheng.password')))
    throw damaged(cluster.dir, new Error('PG_VERSION or junheng.password is missing'))
  const version = readFileSync(file, 'utf8').trim()
  if (!/^\d+$/.test(version)) throw damaged(cluster.dir, new Error('PG_VERSION is no number'))
  if (version !== MAJOR) throw otherVersion(cluster.dir, version, MAJOR)
}

/** What an interrupted first start left. One that is at it this moment loses, and uses the cluster that stands. */
function removeDrafts({ dir }: Cluster): void {
  for (const name of readdirSync(dirname(dir)).filter(n => n.startsWith(`${basename(dir)}.new-`)))
    rmSync(join(dirname(dir), name), { recursive: true, force: true })
}

function connectionTo(cluster: Cluster, port: number): Embedded['connection'] {
  return { host: '127.0.0.1', port, user: SUPERUSER, password: passwordOf(cluster), database: 'junheng' }
}

interface Held {
  readonly port: number
  /** The session that holds the lock; null when we joined another process. */
  readonly owner: pg.Client | null
}

/** Every step may lose a race against another starter; then it looks again. */
async function takeOver(cluster: Cluster, options: EmbeddedOptions, revivedPort?: number): Promise<Held> {
  const deadline = Date.now() + 90_000
  for (;;) {
    const port = readPostmaster(cluster)?.port ?? null
    const session = port === null ? null : await knockPatiently(cluster, port)
    if (session !== null && port !== null) {
      if (await claim(session, options))
        await stopPostmaster(cluster) // left behind by a killed process
      else if (options.ifRunning === 'join') return { port, owner: await session.end().then(() => null) }
      else throw heldBy(await holder(session).finally(() => session.end()))
      await session.end().catch(() => {})
    }
    const started = await start(cluster, revivedPort ?? (await freePort()))
    if (started !== null && (await claim(started.owner, options))) {
      await createProductDatabase(started.owner)
      return started
    }
    await started?.owner.end()
    if (Date.now() > deadline) throw damaged(cluster.dir, new Error('the server did not come up in 90 s'))
    await pause(100)
  }
}

async function start(cluster: Cluster, port: number): Promise<{ port: number; owner: pg.Client } | null> {
  const before = sizeOf(logOf(cluster))
  const child = spawnServer(cluster, port)
  child.on('error', () => {})
  for (;;) {
    const answer = await knock(cluster, port).catch((error: Error) => error)
    if (!(answer instanceof Error)) return { port, owner: answer }
    if (isRejected(answer)) throw await stopPostmaster(cluster).then(() => damaged(cluster.dir, answer))
    if (hasFailed(child)) break
    await pause(10)
  }
  const log = readFileSync(logOf(cluster))
  const said = log.subarray(log.length < before ? 0 : before).toString('utf8')
  if (/"postmaster\.pid" already exists/.test(said)) dropStalePidFile(cluster)
  else if (!/Address already in use|could not bind|shared memory block .* still in use/.test(said))
    throw damaged(cluster.dir, new Error(said.trim().slice(-2_000)))
  return null
}

/** `pg_ctl` (Windows) ends at once with 0 and leaves the server running. */
function hasFailed(child: ChildProcess): boolean {
  if (child.exitCode === null && child.signalCode === null) return child.pid === undefined
  return process.platform !== 'win32' || child.exitCode !== 0
}

async function claim(session: pg.Client, options: EmbeddedOptions): Promise<boolean> {
  const label = `${process.pid} ${options.label ?? ''}`.trim().replaceAll("'", '').slice(0, 60)
  try {
    await session.query(`set application_name = '${label}'`)
    const answer = await session.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(${OWNER_LOCK}) as mine`,
    )
    return answer.rows[0]?.mine === true
  } catch {
    return false // the server went away meanwhile: look again
  }
}

async function holder(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = ${OWNER_LOCK} and l.granted`,
  )
  return rows[0]?.name ?? ''
}

async function createProductDatabase(session: pg.Client): Promise<void> {
  const { rowCount } = await session.query(`select from pg_database where datname = 'junheng'`)
  if (rowCount === 0) await session.query('create database junheng')
}

/** While we hold the folder: a server that dies is started again on its port; when we end, it is stopped. */
function watch(cluster: Cluster, port: number, first: pg.Client, options: EmbeddedOptions): Embedded {
  let owner = first
  let stopping: Promise<void> | null = null
  const revive = () => {
    if (stopping !== null) return
    takeOver(cluster, options, port).then(held => guard(held.owner ?? owner), report)
  }
  const guard = (session: pg.Client) => {
    owner = session
    session.once('end', revive)
  }
  guard(first)
  const stop = () => {
    stopping ??= (async () => {
      await stopPostmaster(cluster)
      await owner.end().catch(() => {})
      unhook()
    })()
    return stopping
  }
  const unhook = stopWithProcess(cluster, stop)
  return { connection: connectionTo(cluster, port), stop }
}

/** For programs that end without closing the store; one that handles signals itself is left to do so. */
function stopWithProcess(cluster: Cluster, stop: () => Promise<void>): () => void {
  const onSignal = (name: NodeJS.Signals) => {
    if (process.listenerCount(name) === 0) stop().finally(() => process.kill(process.pid, name))
  }
  const onExit = () => askToStop(cluster)
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const name of signals) process.once(name, onSignal)
  process.once('exit', onExit)
  return () => {
    for (const name of signals) process.off(name, onSignal)
    process.off('exit', onExit)
  }
}

function report(error: unknown): void {
  const said = error instanceof OutageError ? `${error.what.zh} ${error.what.en}` : String(error)
  process.stderr.write(`${said}\n`)
}

function fail(error: OutageError): never {
  throw error
}
