import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { assert, OutageError, t } from '@kit/base'
import type pg from 'pg'
import { APP_ROLE } from './transaction.ts'

/** The migrations of one module; a list of them is ordered left to right as modules import each other. */
export interface MigrationFolder {
  readonly module: string
  readonly folder: URL
}

interface Migration {
  readonly name: string
  readonly module: string
  readonly day: string
  readonly sql: string
  readonly digest: string
}

const OWN: MigrationFolder = { module: 'store', folder: new URL('./migrations/', import.meta.url) }
const MIGRATION_LOCK = 4811

/**
 * Applies what is new, each file in one transaction, by day, then by the order of modules, then by name. Several programs
 * may do so at once: they take turns. Returns the names applied now.
 */
export async function migrate(
  pool: pg.Pool,
  modules: readonly MigrationFolder[],
): Promise<readonly string[]> {
  const wanted = await readMigrations([OWN, ...modules])
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`)
    await prepare(client)
    const applied = await readApplied(client)
    const pending = checkAgainst(applied, wanted)
    for (const migration of pending) await apply(client, migration)
    return pending.map(m => m.name)
  } finally {
    await client.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => {})
    client.release()
  }
}

async function readMigrations(folders: readonly MigrationFolder[]): Promise<Migration[]> {
  const all: Migration[] = []
  for (const { module, folder } of folders) {
    const base = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
    for (const file of (await readdir(fileURLToPath(base))).filter(f => f.endsWith('.sql')).sort()) {
      assert(
        /^\d{8}_[a-z0-9_-]+\.sql$/.test(file),
        `migration ${module}/${file} is named YYYYMMDD_<what>.sql`,
      )
      const sql = (await readFile(new URL(file, base), 'utf8')).replaceAll('\r\n', '\n')
      const digest = createHash('sha256').update(sql).digest('hex')
      all.push({ name: `${module}/${file}`, module, day: file.slice(0, 8), sql, digest })
    }
  }
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) // stable: modules keep their order
}

async function prepare(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ role: boolean; table: boolean }>(
    `select to_regrole('${APP_ROLE}') is not null as role, to_regclass('store_migrations') is not null as table`,
  )
  if (!rows[0]?.role) await createRole(client)
  await client.query(`do $$ begin
    if not pg_has_role(current_user, '${APP_ROLE}', 'member') then execute 'grant ${APP_ROLE} to ' || quote_ident(current_user); end if;
  end $$`)
  if (rows[0]?.table) return
  await client.query(`create table store_migrations (
    name text primary key, module text not null, digest text not null, applied_at timestamptz not null default now())`)
}

/** LOGIN without a password: nobody can sign in as it, but a distributed PostgreSQL needs it for its own sessions. */
async function createRole(client: pg.PoolClient): Promise<void> {
  try {
    await client.query(`create role ${APP_ROLE} login`)
  } catch (cause) {
    const code = (cause as { code?: string }).code
    if (code === '42710' || code === '23505') return // a migration of another database of this server was faster
    throw new OutageError(
      t(`数据库用户无权创建角色 ${APP_ROLE}。`, `The database user may not create the role ${APP_ROLE}.`),
      t(
        `请数据库管理员执行：create role ${APP_ROLE} login; grant ${APP_ROLE} to <用户>;`,
        `Ask the database administrator for: create role ${APP_ROLE} login; grant ${APP_ROLE} to <user>;`,
      ),
      { cause },
    )
  }
}

async function readApplied(client: pg.PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from store_migrations',
  )
  return new Map(rows.map(r => [r.name, r.digest]))
}

function checkAgainst(applied: ReadonlyMap<string, string>, wanted: readonly Migration[]): Migration[] {
  const known = new Map(wanted.map(m => [m.name, m]))
  const modules = new Set(wanted.map(m => m.module))
  const strange = [...applied.keys()].filter(
    name => !known.has(name) && modules.has(name.split('/')[0] ?? ''),
  )
  if (strange.length > 0)
    throw new OutageError(
      t(
        `数据库由更新版本的程序建立（${strange.join('、')}）。`,
        `The database was made by a newer version (${strange.join(', ')}).`,
      ),
      t('请使用最新版本的程序打开。', 'Open it with the newest version of the program.'),
    )
  const edited = wanted.filter(m => applied.has(m.name) && applied.get(m.name) !== m.digest)
  if (edited.length > 0) {
    const names = edited.map(m => m.name)
    throw new OutageError(
      t(
        `已执行过的迁移文件被改动：${names.join('、')}。`,
        `Migrations were edited after they had been applied: ${names.join(', ')}.`,
      ),
      t(
        '请恢复原文件，把改动写成新的迁移文件。',
        'Restore the files and write the change as a new migration.',
      ),
    )
  }
  return wanted.filter(m => !applied.has(m.name))
}

async function apply(client: pg.PoolClient, { name, module, sql, digest }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into store_migrations (name, module, digest) values ($1, $2, $3)', [
      name,
      module,
      digest,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw new Error(`migration ${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
