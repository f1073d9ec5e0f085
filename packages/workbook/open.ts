import { open as openFile } from 'node:fs/promises'
import { extname, parse as parsePath } from 'node:path'
import { ok, type Result, refuse, t } from '@kit/base'
import { inspectArchive, otherFormatRefusal } from './archive.ts'
import type { Row, SheetInfo } from './cells.ts'
import { encodingOf, readCsv } from './csv.ts'
import { LIMITS, type Limits } from './limits.ts'
import { cannotRead, inBytes, UnreadableWorkbook } from './refusals.ts'
import { type RowSource, readStreamed, readWhole } from './xlsx.ts'

export interface OpenWorkbook {
  readonly format: 'xlsx' | 'xls' | 'csv'
  /** True when the file is too large to be held in memory: merges and hidden rows are unknown. */
  readonly streamed: boolean
  readonly sheets: readonly SheetInfo[]
  /** Rows of one sheet in order; throws `UnreadableWorkbook` when the file turns out to be broken. */
  rows(sheet: string): AsyncGenerator<Row>
}

/**
 * Opens a spreadsheet file (.xlsx, .xls, .csv) whatever its name claims, or says in a secretary's words why it cannot.
 *
 * @refuses an empty, damaged, encrypted, oversized or foreign file; text named .xlsx; text of unknown encoding
 */
export async function openWorkbook(
  path: string,
  options: { name?: string; limits?: Partial<Limits> } = {},
): Promise<Result<OpenWorkbook>> {
  const name = options.name ?? parsePath(path).base
  const limits = { ...LIMITS, ...options.limits }
  const { bytes, head } = await headOf(path)
  if (bytes === 0) return refuse(cannotRead('workbook.empty', name))
  if (bytes > limits.fileBytes)
    return refuse(
      cannotRead('workbook.too-large', name, { size: inBytes(bytes), limit: inBytes(limits.fileBytes) }),
    )
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return openXlsx(path, name, bytes, limits)
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') return openCompound(path, name)
  if (head.subarray(0, 4).toString('latin1') === '%PDF')
    return refuse(otherFormatRefusal(name, t('PDF 文件', 'a PDF file')))
  return openText(path, name)
}

async function headOf(path: string): Promise<{ bytes: number; head: Buffer }> {
  const file = await openFile(path)
  try {
    const head = Buffer.alloc(8)
    await file.read(head, 0, 8, 0)
    return { bytes: (await file.stat()).size, head }
  } finally {
    await file.close()
  }
}

async function openXlsx(
  path: string,
  name: string,
  bytes: number,
  limits: Limits,
): Promise<Result<OpenWorkbook>> {
  const archive = await inspectArchive(path, name, bytes, limits)
  if (!archive.ok) return archive
  const streamed = archive.value.unpackedBytes > limits.wholeBytes
  return guarded('xlsx', streamed, name, () => (streamed ? readStreamed(path) : readWhole(path, false)))
}

const UTF16 = (text: string) => Buffer.from(text, 'utf16le')

/** The old compound container holds .xls and .et workbooks, encrypted .xlsx, and Word documents alike. */
async function openCompound(path: string, name: string): Promise<Result<OpenWorkbook>> {
  const file = await openFile(path)
  const bytes = await file.readFile().finally(() => file.close())
  if (bytes.includes(UTF16('EncryptedPackage'))) return refuse(cannotRead('workbook.encrypted', name))
  if (bytes.includes(UTF16('WordDocument')))
    return refuse(otherFormatRefusal(name, t('文字文档(.doc 或 .wps)', 'a text document (.doc or .wps)')))
  const opened = await guarded('xls', false, name, () => readWhole(path, true))
  if (opened.ok || bytes.includes(UTF16('Workbook'))) return opened
  return refuse(
    otherFormatRefusal(name, t('WPS 表格等专用格式', 'a file of a format of its own (WPS .et or similar)')),
  )
}

async function openText(path: string, name: string): Promise<Result<OpenWorkbook>> {
  const encoding = await encodingOf(path)
  const extension = extname(name).toLowerCase()
  if (encoding === null)
    return refuse(
      cannotRead(
        extension === '.csv' || extension === '.txt' ? 'workbook.encoding' : 'workbook.damaged',
        name,
      ),
    )
  if (/^\.(xlsx|xls|xlsm|et)$/.test(extension))
    return refuse(cannotRead('workbook.wrong-extension', name, { name }))
  return guarded('csv', true, name, async () => readCsv(path, parsePath(name).name, encoding))
}

async function guarded(
  format: OpenWorkbook['format'],
  streamed: boolean,
  name: string,
  open: () => Promise<RowSource>,
): Promise<Result<OpenWorkbook>> {
  try {
    const source = await open()
    return ok({ format, streamed, sheets: source.sheets, rows: sheet => rowsOrRefusal(source, sheet, name) })
  } catch {
    return refuse(cannotRead('workbook.damaged', name))
  }
}

async function* rowsOrRefusal(source: RowSource, sheet: string, name: string): AsyncGenerator<Row> {
  const rows = source.rows(sheet)
  for (;;) {
    let next: IteratorResult<Row>
    try {
      next = await rows.next()
    } catch (cause) {
      throw new UnreadableWorkbook(cannotRead('workbook.damaged', name), cause)
    }
    if (next.done) return
    yield next.value
  }
}
