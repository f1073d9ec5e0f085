import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { OutageError } from '@kit/base'
import type pg from 'pg'
import { postgresFor } from './binaries.ts'
import { type Cluster, createCluster, passwordOf, SUPERUSER } from './cluster.ts'
import { damaged, otherVersion, unwritable } from './embedded-outages.ts'
import { type Claim, takeOver } from './ownership.ts'
import { askToStop, stopPostmaster } from './postmaster.ts'
import { serverUid } from './seat.ts'

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

export interface EmbeddedOptions extends Claim {
  readonly dataDir: string
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
