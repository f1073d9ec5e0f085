import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { assert } from '@kit/base'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

const COPY = /^\s*copy\s+([a-z_][a-z0-9_]*)\s*\(([a-z0-9_,\s]+)\)\s+from\s+stdin\s*$/i
const CHUNK = 64 * 1024

/**
 * Bulk rows into a table under row-level security. PostgreSQL refuses COPY there, so the rows are copied into a passing
 * table of the same columns and inserted from it: the policy sees every row.
 */
export async function copyRows(
  client: pg.ClientBase,
  statement: string,
  rows: AsyncIterable<string> | Iterable<string>,
): Promise<number> {
  const [, table, columns] = COPY.exec(statement) ?? []
  assert(table && columns, `not "copy table (columns) from stdin": ${statement}`)
  await client.query(
    `create temporary table copied_rows on commit drop as select ${columns} from ${table} with no data`,
  )
  const sink = client.query(from(`copy pg_temp.copied_rows (${columns}) from stdin`))
  await pipeline(Readable.from(chunks(rows), { objectMode: false }), sink)
  const { rowCount } = await client.query(
    `insert into ${table} (${columns}) select ${columns} from pg_temp.copied_rows`,
  )
  await client.query('drop table pg_temp.copied_rows')
  return rowCount ?? 0
}

/** Few large writes instead of one per row. */
async function* chunks(rows: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const row of rows) {
    text += row.endsWith('\n') ? row : `${row}\n`
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}
