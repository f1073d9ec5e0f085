import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Cluster, logOf, sizeOf, spawnServer } from './cluster.ts'
import { damaged, heldBy } from './embedded-outages.ts'
import {
  dropStalePidFile,
  freePort,
  isRejected,
  knock,
  knockPatiently,
  readPostmaster,
  stopPostmaster,
} from './postmaster.ts'

/** A session that holds this lock is the one Junheng on the data folder; the lock ends with its process, however it ends. */
const OWNER_LOCK = 4810

export interface Claim {
  /** Who holds the folder, told to whoever comes second: an address, a command. */
  readonly label?: string
  /** `join`: work beside the process that holds the folder instead of refusing. */
  readonly ifRunning?: 'refuse' | 'join'
}

export interface Held {
  readonly port: number
  /** The session that holds the lock; null when we joined another process. */
  readonly owner: pg.Client | null
}

/** Every step may lose a race against another starter; then it looks again. */
export async function takeOver(cluster: Cluster, options: Claim, revivedPort?: number): Promise<Held> {
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

async function claim(session: pg.Client, options: Claim): Promise<boolean> {
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
