import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Program, programPath } from './binaries.ts'
import { type Seat, seatAt } from './seat.ts'

export const SUPERUSER = 'junheng'
const LOG_LIMIT = 5_000_000

/** A database cluster on disk: where it lies, whose it is, which program runs it. */
export interface Cluster {
  readonly dir: string
  readonly uid: number | null
  readonly home: string
}

export function passwordOf(cluster: Cluster): string {
  return readFileSync(join(cluster.dir, 'junheng.password'), 'utf8').trim()
}

export function logOf(cluster: Cluster): string {
  return `${cluster.dir}.log`
}

/** Makes the cluster beside its place and moves it there in one step: half a cluster never stands in the place. */
export async function createCluster(cluster: Cluster): Promise<void> {
  const draft = mkdtempSync(`${cluster.dir}.new-`)
  const password = randomBytes(24).toString('base64url')
  mkdirSync(join(draft, 'pg'), { mode: 0o700 })
  writeFileSync(join(draft, 'password'), `${password}\n`, { mode: 0o600 })
  if (cluster.uid !== null)
    for (const path of ['', 'pg', 'password']) chownSync(join(draft, path), cluster.uid, cluster.uid)
  const seat = seatAt(draft, cluster.uid)
  try {
    const { code, output } = await runToEnd(cluster.home, seat, 'initdb', [
      ...['-D', join(seat.path, 'pg'), '--pwfile', join(seat.path, 'password')],
      ...['-U', SUPERUSER, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--locale-provider=icu'],
      ...['--icu-locale=zh-Hans-CN', '--data-checksums', '--no-instructions'],
    ])
    if (code !== 0) throw new Error(`initdb ended with ${code}\n${output}`)
    renameSync(join(draft, 'password'), join(draft, 'pg', 'junheng.password'))
    renameSync(join(draft, 'pg'), cluster.dir)
  } catch (error) {
    if (!existsSync(join(cluster.dir, 'PG_VERSION'))) throw error // else somebody else was faster: theirs is used
  } finally {
    seat.close()
    rmSync(draft, { recursive: true, force: true })
  }
}

/** fsync must reach the platter; the default of these two systems stops in the disk's own cache. */
const SYNC_METHOD: Readonly<Record<string, string>> = { darwin: 'fsync_writethrough', win32: 'fsync' }

export function serverSettings(port: number): readonly string[] {
  const method = SYNC_METHOD[process.platform]
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    ...(method ? { wal_sync_method: method } : {}),
    max_connections: '60',
    lc_messages: 'C',
    log_timezone: 'UTC',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Starts the server; it is ready when it answers. Its messages go to the log beside the cluster. */
export function spawnServer(cluster: Cluster, port: number): ChildProcess {
  const seat = seatAt(cluster.dir, cluster.uid)
  const log = openSync(logOf(cluster), sizeOf(logOf(cluster)) > LOG_LIMIT ? 'w' : 'a', 0o600)
  try {
    const args = ['-D', seat.path, ...serverSettings(port)]
    if (process.platform !== 'win32') return launch(cluster.home, seat, 'postgres', args, log)
    // On Windows only pg_ctl sheds the rights of an administrator.
    const options = serverSettings(port)
      .join(' ')
      .replace('unix_socket_directories=', 'unix_socket_directories=""')
    return launch(cluster.home, seat, 'pg_ctl', ['start', '-W', '-D', seat.path, '-o', options], log)
  } finally {
    closeSync(log)
    seat.close()
  }
}

export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

export async function runToEnd(
  home: string,
  seat: Seat,
  program: Program,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = launch(home, seat, program, args, 'pipe')
  let output = ''
  child.stdout?.on('data', chunk => (output += chunk))
  child.stderr?.on('data', chunk => (output += chunk))
  const code = await new Promise<number | null>((done, fail) => child.on('close', done).on('error', fail))
  return { code, output }
}

function launch(home: string, seat: Seat, program: Program, args: readonly string[], out: number | 'pipe') {
  return spawn(programPath(home, program), args, {
    ...(seat.uid === null ? {} : { uid: seat.uid, gid: seat.uid }),
    cwd: seat.uid === null ? dirname(home) : '/',
    stdio: ['ignore', out, out, ...(seat.fd === null ? [] : [seat.fd])],
    // Its own process group: Ctrl-C in a terminal is for us, who then stop the server in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
    // Nothing of the caller's PG… variables may reach the server.
    env: {
      PATH: process.env.PATH,
      LC_ALL: 'C',
      ...(process.platform === 'win32'
        ? { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP, TMP: process.env.TMP }
        : {}),
    },
  })
}
