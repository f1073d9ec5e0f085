import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, passwordOf, runToEnd, SUPERUSER } from './cluster.ts'
import { seatAt } from './seat.ts'

/** What the server of a cluster says of itself on disk (`postmaster.pid`), as long as it runs or has been killed. */
export interface Postmaster {
  readonly pid: number
  readonly port: number | null
}

export function readPostmaster(cluster: Cluster): Postmaster | null {
  const file = join(cluster.dir, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) || null } : null
}

/** A session of the superuser; rejects when the server is away, starting up, or not ours. */
export async function knock(cluster: Cluster, port: number, database = 'postgres'): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: passwordOf(cluster),
    database,
    ssl: false,
    application_name: 'junheng',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Waits while the server repairs itself after a crash; null when nobody of ours answers there. */
export async function knockPatiently(cluster: Cluster, port: number): Promise<pg.Client | null> {
  for (;;) {
    try {
      return await knock(cluster, port)
    } catch (error) {
      if (!isStartingUp(error)) return null
      await pause(50)
    }
  }
}

/** SQLSTATE 57P03: the server is there but not ready, for example while it replays its log. */
export function isStartingUp(error: unknown): boolean {
  return (error as { code?: string }).code === '57P03'
}

/** The server is up but knows neither our password nor our databases. */
export function isRejected(error: unknown): boolean {
  return /^(28|3D)/.test((error as { code?: string }).code ?? '')
}

/** Ends the server in order: open transactions are rolled back, everything is on disk when this returns. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const running = readPostmaster(cluster)
  if (running === null) return
  if (process.platform === 'win32') {
    const seat = seatAt(cluster.dir, cluster.uid)
    await runToEnd(cluster.home, seat, 'pg_ctl', ['stop', '-D', seat.path, '-m', 'fast', '-w', '-t', '60'])
    return
  }
  signal(running.pid, 'SIGINT')
  for (let waited = 0; isAlive(running.pid); waited += 10) {
    if (waited === 30_000) signal(running.pid, 'SIGQUIT')
    await pause(10)
  }
}

/** The same without waiting, for the moment a process ends. */
export function askToStop(cluster: Cluster): void {
  const running = readPostmaster(cluster)
  if (running !== null && process.platform !== 'win32') signal(running.pid, 'SIGINT')
}

/** A pid file whose process is no server any more, though its number was given to another program. */
export function dropStalePidFile(cluster: Cluster): void {
  const claimed = readPostmaster(cluster)
  // Windows: a server there is asked for by a name of its own, not by its number.
  if (claimed === null || process.platform === 'win32' || programOf(claimed.pid) === 'postgres') return
  rmSync(join(cluster.dir, 'postmaster.pid'), { force: true })
}

function programOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return basename(execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim())
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** Ended, but its parent (a container's first process, say) has not taken notice. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, ''))
  } catch {
    return true
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // gone already
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
