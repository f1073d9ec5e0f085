import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { Row } from './cells.ts'
import type { RowSource } from './xlsx.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/** Finds the encoding of a text file by reading it through: a byte-order mark, valid UTF-8, or valid GB18030; else null. */
export async function encodingOf(path: string): Promise<Encoding | null> {
  const marked = await firstBytes(path)
  if (marked[0] === 0xff && marked[1] === 0xfe) return 'utf-16le'
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await isValid(path, encoding)) return encoding
  return null
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 3 })) return chunk as Buffer
  return Buffer.alloc(0)
}

async function isValid(path: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const text of decoded(path, encoding)) if (text.includes('\u0000')) return false
    return true
  } catch {
    return false
  }
}

async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18 }))
    yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

/** Reads a text file of comma-, tab- or semicolon-separated values as one sheet. All values are text. */
export function readCsv(path: string, sheet: string, encoding: Encoding): RowSource {
  return {
    sheets: [{ name: sheet, hidden: false, merges: [] }],
    async *rows() {
      const delimiter = await delimiterOf(path, encoding)
      const records = parse({ delimiter, relax_column_count: true, skip_empty_lines: true, info: true })
      const feed = feedInto(records, decoded(path, encoding))
      for await (const { record, info } of records as AsyncIterable<CsvRecord>)
        yield rowOf(sheet, record, info.lines)
      await feed
    },
  }
}

interface CsvRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function rowOf(sheet: string, record: readonly string[], number: number): Row {
  return {
    sheet,
    number,
    values: record.map(text => (text === '' ? null : text)),
    flaws: null,
    hidden: false,
  }
}

async function feedInto(parser: ReturnType<typeof parse>, texts: AsyncGenerator<string>): Promise<void> {
  try {
    for await (const text of texts) {
      if (!parser.write(text)) await new Promise(resume => parser.once('drain', resume))
      if (parser.destroyed) return
    }
    parser.end()
  } catch (cause) {
    parser.destroy(cause instanceof Error ? cause : new Error(String(cause)))
  }
}

const DELIMITERS = [',', '\t', ';', ',', '|'] as const

async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  for await (const text of decoded(path, encoding)) {
    const line = text.split(/\r?\n/).find(candidate => candidate.trim() !== '') ?? ''
    const counts = DELIMITERS.map(delimiter => line.split(delimiter).length)
    return DELIMITERS[counts.indexOf(Math.max(...counts))]!
  }
  return ','
}
