import { assert, OutageError, t } from '@kit/base'
import pg from 'pg'
import type { Embedded } from './embedded.ts'

const OLDEST = 15
const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const TIMESTAMP = 1114
const TEXTS: number = 1009
const ARRAYS: Readonly<Record<number, number>> = { 1016: INT8, 1231: NUMERIC, 1182: DATE, 1115: TIMESTAMP }

function whole(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), `int8 beyond 2^53: ${text}`)
  return value
}

const asText = (text: string) => text
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: whole,
  [NUMERIC]: Number,
  // A day has no time zone: it stays `2026-09-01`.
  [DATE]: asText,
  [TIMESTAMP]: asText,
}

const texts: (list: string) => (string | null)[] = pg.types.getTypeParser(TEXTS, 'text')

/** int8 and numeric as numbers, date as ISO text, timestamptz as Date. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    const element = PARSERS[ARRAYS[oid] ?? -1]
    if (element !== undefined) return (text: string) => texts(text).map(t => (t === null ? null : element(t)))
    return PARSERS[oid] ?? pg.types.getTypeParser(oid, 'text')
  },
}

export type Address = { readonly url: string } | Embedded['connection']

/** Sessions think in China's one time zone; `pg` sends everything else with its type. */
const SESSION = { types, options: '-c TimeZone=Asia/Shanghai', application_name: 'junheng' }

export function sessionConfig(address: Address): pg.ClientConfig {
  return 'url' in address
    ? { connectionString: address.url, ...SESSION }
    : { ...address, ssl: false, ...SESSION }
}

export async function connectPool(address: Address): Promise<pg.Pool> {
  const pool = new pg.Pool({ ...sessionConfig(address), max: 10, connectionTimeoutMillis: 15_000 })
  // An idle session that breaks is replaced by the pool; the work that needs one meets the outage itself.
  pool.on('error', () => {})
  try {
    await checkServer(pool)
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ server_version_num: string }>('show server_version_num')
    .catch(error => Promise.reject(unreachableDatabase(error)))
  checkVersion(Math.floor(Number(rows[0]?.server_version_num) / 10_000))
}

export function checkVersion(version: number): void {
  if (version >= OLDEST) return
  throw new OutageError(
    t(
      `数据库是 PostgreSQL ${version}，需要 ${OLDEST} 或更高版本。`,
      `The database is PostgreSQL ${version}; ${OLDEST} or newer is needed.`,
    ),
    t(
      '请升级数据库，或去掉 DATABASE_URL 使用自带的数据库。',
      'Upgrade it, or unset DATABASE_URL to use the built-in database.',
    ),
  )
}

function unreachableDatabase(cause: unknown): OutageError {
  const code = String((cause as { code?: unknown }).code ?? 'PostgreSQL')
  return new OutageError(
    t(`无法连接数据库（${code}）。`, `The database cannot be reached (${code}).`),
    t(
      '请检查数据库是否在运行，以及 DATABASE_URL 中的地址、用户名、密码和数据库名。',
      'Check that it runs, and the address, user, password and database name in DATABASE_URL.',
    ),
    { cause },
  )
}
