import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { attempt, ok, type RegionCode, type Result, refusal, refuse, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Upload } from '@kit/http'
import type { Tx } from '@kit/store'
import { unknownList, wrongList } from '../plan/errors.ts'
import { LIST_ERASED, LIST_KEPT, LIST_READ } from '../plan/events.ts'
import type { ListKind, ListRows } from './kind.ts'
import type { List } from './schema.ts'
import type { Sealer } from './seal.ts'
import { eraseList, loadList, saveList } from './store.ts'
import { readTable, type Table, tableOf } from './table.ts'

/** What is sealed: a table, or the text of a map. */
type Content =
  | { readonly form: 'table'; readonly table: ListRows }
  | { readonly form: 'geojson'; readonly map: unknown }

/** Reads an uploaded file, whatever its spreadsheet format; the file itself is not kept. */
export async function readUpload(kind: ListKind, upload: Upload): Promise<Result<Content>> {
  const folder = await mkdtemp(join(tmpdir(), 'junheng-list-'))
  const path = join(folder, 'list')
  try {
    await pipeline(upload.stream, createWriteStream(path, { mode: 0o600 }))
    return kind.form === 'geojson'
      ? mapIn(await readFile(path, 'utf8'), upload.name)
      : await tableIn(path, upload.name)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function tableIn(path: string, name: string): Promise<Result<Content>> {
  const read = await attempt(() => readTable(path, name))
  if (!read.ok) return read
  const { header, records } = read.value
  return ok({ form: 'table', table: { header, rows: records.map(r => header.map(h => r.cell(h))) } })
}

function mapIn(text: string, name: string): Result<Content> {
  try {
    const map = JSON.parse(text)
    if (map?.type === 'FeatureCollection' && Array.isArray(map.features)) return ok({ form: 'geojson', map })
  } catch {
    // said below: whatever is wrong, it is no map
  }
  return refuse(
    refusal(
      'allocate.no-map',
      name,
      t('这不是 GeoJSON 地图文件（FeatureCollection）。', 'This is no GeoJSON map (FeatureCollection).'),
      t('请从地图软件导出为 GeoJSON。', 'Export it as GeoJSON from the map program.'),
    ),
  )
}

export async function keepList(
  tx: Tx,
  sealer: Sealer,
  region: RegionCode,
  of: { readonly kind: ListKind; readonly file: string; readonly content: Content },
): Promise<List> {
  const { kind, file, content } = of
  const isTable = content.form === 'table'
  const head: List = {
    id: randomUUID(),
    kind: kind.id,
    title: kind.title,
    file,
    rows: isTable ? content.table.rows.length : (content.map as { features: unknown[] }).features.length,
    headings: isTable ? [...content.table.header] : [],
    digest: digestOf(JSON.parse(JSON.stringify(content))),
    broughtBy: tx.actor.name,
    broughtAt: tx.now.toISOString(),
  }
  await saveList(tx, region, head, sealer.seal(content))
  const detail = { kind: kind.id, rows: head.rows, digest: head.digest }
  await tx.ledger({ region, event: LIST_KEPT, subject: head.id, detail })
  return head
}

export interface OpenList {
  readonly head: List
  readonly table: Table
}

/** The rows of a list, for a plan; that they were read is in the ledger. */
export async function openList(
  tx: Tx,
  sealer: Sealer,
  region: RegionCode,
  { id, kind, why }: { readonly id: string; readonly kind: ListKind; readonly why: string },
): Promise<Result<OpenList>> {
  const content = await contentOf(tx, sealer, region, { id, kind, why })
  if (!content.ok) return content
  const { head, opened } = content.value
  if (opened.form !== 'table') return refuse(unknownList(id))
  return ok({ head, table: tableOf(head.file, opened.table) })
}

/** The map of a list in the form `geojson`. */
export async function openMap(
  tx: Tx,
  sealer: Sealer,
  region: RegionCode,
  of: { readonly id: string; readonly kind: ListKind; readonly why: string },
): Promise<Result<{ readonly head: List; readonly map: unknown }>> {
  const content = await contentOf(tx, sealer, region, of)
  if (!content.ok) return content
  const { head, opened } = content.value
  return opened.form === 'geojson' ? ok({ head, map: opened.map }) : refuse(unknownList(of.id))
}

async function contentOf(
  tx: Tx,
  sealer: Sealer,
  region: RegionCode,
  { id, kind, why }: { readonly id: string; readonly kind: ListKind; readonly why: string },
) {
  const found = await loadList(tx, region, id)
  if (!found) return refuse(unknownList(id))
  if (found.head.kind !== kind.id) return refuse(wrongList(found.head.title, kind.title))
  await tx.ledger({ region, event: LIST_READ, subject: id, detail: { kind: kind.id, why } })
  return ok({ head: found.head, opened: sealer.open(found.sealed) as Content })
}

/** Takes a list away for good; plans made from it keep its digest. */
export async function forgetList(tx: Tx, region: RegionCode, id: string): Promise<Result<null>> {
  if (!(await eraseList(tx, region, id))) return refuse(unknownList(id))
  await tx.ledger({ region, event: LIST_ERASED, subject: id, detail: {} })
  return ok(null)
}
