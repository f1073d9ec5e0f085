import { ok, type Refusal, type Result, refuse, type Text, t } from '@kit/base'
import yauzl from 'yauzl'
import { BOMB_FROM_BYTES, type Limits } from './limits.ts'
import { cannotRead, inBytes } from './refusals.ts'

export interface Archive {
  readonly unpackedBytes: number
}

interface Entry {
  readonly name: string
  readonly bytes: number
}

/**
 * Looks into a zip archive before any spreadsheet library does: refuses what is damaged, a bomb, a document of another
 * kind, or a large sheet whose formulas were never calculated. Every entry is unpacked once and thrown away, so an
 * archive that lies about its sizes is found here, at constant memory.
 */
export async function inspectArchive(
  path: string,
  name: string,
  fileBytes: number,
  limits: Limits,
): Promise<Result<Archive>> {
  const entries = await listEntries(path)
  if (entries === null) return refuse(cannotRead('workbook.damaged', name))
  const unpackedBytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  const outOfProportion = unpackedBytes > BOMB_FROM_BYTES && unpackedBytes > fileBytes * limits.ratio
  if (outOfProportion || unpackedBytes > limits.unpackedBytes)
    return refuse(cannotRead('workbook.bomb', name, { size: inBytes(unpackedBytes) }))
  const format = otherFormat(new Set(entries.map(entry => entry.name)))
  if (format) return refuse(otherFormatRefusal(name, format))
  const refused = await unpackAll(path, name, unpackedBytes > limits.wholeBytes)
  return refused ? refuse(refused) : ok({ unpackedBytes })
}

export function otherFormatRefusal(name: string, format: Text): Refusal {
  const zh = cannotRead('workbook.other-format', name, { format: format.zh })
  const en = cannotRead('workbook.other-format', name, { format: format.en })
  return { ...zh, because: t(zh.because.zh, en.because.en) }
}

function otherFormat(names: ReadonlySet<string>): Text | null {
  if (names.has('xl/workbook.xml')) return null
  if (names.has('word/document.xml')) return t('Word 文档', 'a Word document')
  if (names.has('ppt/presentation.xml')) return t('演示文稿', 'a presentation')
  if (names.has('xl/workbook.bin')) return t('二进制工作簿(.xlsb)', 'a binary workbook (.xlsb)')
  if (names.has('content.xml')) return t('OpenDocument 表格(.ods)', 'an OpenDocument spreadsheet (.ods)')
  return t('压缩包或其他文件', 'an archive or another kind of file')
}

async function listEntries(path: string): Promise<Entry[] | null> {
  try {
    const zip = await yauzl.openPromise(path)
    try {
      const entries: Entry[] = []
      for await (const entry of zip.eachEntry())
        entries.push({ name: entry.fileName, bytes: entry.uncompressedSize })
      return entries
    } finally {
      zip.close()
    }
  } catch {
    return null
  }
}

async function unpackAll(path: string, name: string, lookForFormulas: boolean): Promise<Refusal | null> {
  try {
    const zip = await yauzl.openPromise(path, { validateEntrySizes: true })
    try {
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName.endsWith('/')) continue
        const look = lookForFormulas && /^xl\/worksheets\/[^/]+\.xml$/.test(entry.fileName)
        const cell = await unpack(await zip.openReadStreamPromise(entry), look)
        if (cell) return cannotRead('workbook.formulas', name, { sheet: entry.fileName.slice(14, -4), cell })
      }
      return null
    } finally {
      zip.close()
    }
  } catch {
    return cannotRead('workbook.damaged', name)
  }
}

const NEVER_CALCULATED =
  /<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*(?:\/>|>[^<]*<\/f>)\s*(?:<v\s*\/>|<v><\/v>)?\s*<\/c>/
const LONGEST_CELL = 4096

async function unpack(stream: NodeJS.ReadableStream, lookForFormulas: boolean): Promise<string | null> {
  let carried = ''
  for await (const chunk of stream) {
    if (!lookForFormulas) continue
    const text = carried + (chunk as Buffer).toString('latin1')
    const found = text.includes('<f') ? NEVER_CALCULATED.exec(text) : null
    if (found) return found[1]!
    carried = text.slice(-LONGEST_CELL)
  }
  return null
}
