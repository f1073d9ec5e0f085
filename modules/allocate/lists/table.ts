import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { must, type Refusal, Refused, refusal, t } from '@kit/base'
import { openWorkbook } from '@kit/workbook'
import { writeCsv as csvOf } from 'hucre/csv'

/** A list somebody prepared by hand: one row a record, headings in the first row; csv, xlsx or xls alike. */
export interface Table {
  readonly file: string
  readonly header: readonly string[]
  readonly records: readonly TableRecord[]
}

export interface TableRecord {
  /** Where it stands, for a sentence about it: `名单.csv:7`. */
  readonly at: string
  /** The cell under a heading, trimmed; empty where there is none. */
  cell(heading: string): string
}

/** A file, or a list that was read before. */
export type ListSource = string | Table

/** Reads the first sheet that has a heading row. */
export async function readTable(source: ListSource, name?: string): Promise<Table> {
  if (typeof source !== 'string') return source
  const file = name ?? basename(source)
  const book = must(await openWorkbook(source, { name: file }))
  const sheet = book.sheets.find(s => !s.hidden)?.name ?? book.sheets[0]?.name ?? ''
  let header: string[] | null = null
  let columns = new Map<string, number>()
  const records: TableRecord[] = []
  for await (const row of book.rows(sheet)) {
    const texts = row.values.map(v => (v === null ? '' : String(v).trim()))
    if (texts.every(x => x === '')) continue
    if (header === null) {
      header = texts
      columns = new Map(texts.map((heading, i) => [heading, i]))
      continue
    }
    records.push({
      at: `${file}:${row.number}`,
      cell: heading => texts[columns.get(heading) ?? -1] ?? '',
    })
  }
  if (header === null || records.length === 0) throw new Refused([EMPTY(file)])
  return { file, header, records }
}

/** A list that is there already, in the shape of one that was read. */
export function tableOf(
  file: string,
  {
    header,
    rows,
  }: { readonly header: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] },
): Table {
  const columns = new Map(header.map((heading, i) => [heading, i]))
  return {
    file,
    header,
    records: rows.map((row, i) => ({
      at: `${file}:${i + 2}`,
      cell: heading => String(row[columns.get(heading) ?? -1] ?? '').trim(),
    })),
  }
}

/** The heading that stands in the table for what we mean: any of the names, the first that is there. */
export function headingOf(table: Table, names: readonly string[]): string | null {
  return names.find(n => table.header.includes(n)) ?? null
}

/** All needed headings at once, or a refusal naming every one that is missing. */
export function headingsOf<K extends string>(
  table: Table,
  needed: Readonly<Record<K, readonly string[]>>,
): Record<K, string> {
  const missing: Refusal[] = []
  const entries = (Object.entries(needed) as [K, readonly string[]][]).map(([key, names]) => {
    const heading = headingOf(table, names)
    if (heading === null) missing.push(NO_COLUMN(table.file, names))
    return [key, heading ?? ''] as const
  })
  if (missing.length > 0) throw new Refused(missing)
  return Object.fromEntries(entries) as Record<K, string>
}

/** Columns 志愿1, 志愿2, … or wish1, wish2, … in their order. */
export function wishHeadings(table: Table): string[] {
  const rank = (heading: string) => Number(/^(?:志愿|wish ?)(\d+)$/i.exec(heading)?.[1] ?? Number.NaN)
  return table.header.filter(h => !Number.isNaN(rank(h))).sort((a, b) => rank(a) - rank(b))
}

/** A whole number of a cell; null where it is none. */
export function wholeOf(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** A number of a cell; NaN where it is none: missing is never zero. */
export function numberOf(text: string): number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** A list that opens in a spreadsheet program with its Chinese intact and no cell read as a formula. */
export function csvTextOf(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  return csvOf([[...header], ...rows.map(r => [...r])], { escapeFormulae: true, bom: true })
}

/** Headings of a list for everybody. */
export interface Headings {
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** A list for everybody: each heading in both languages, because one file is published for all. */
export function publicCsv({ zh, en }: Headings, rows: readonly (readonly (string | number)[])[]): Buffer {
  return Buffer.from(
    csvTextOf(
      zh.map((heading, i) => `${heading} ${en[i] ?? ''}`.trim()),
      rows,
    ),
  )
}

export async function writeTable(
  path: string,
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  await writeFile(path, csvTextOf(header, rows))
}

const EMPTY = (file: string) =>
  refusal(
    'cli.empty-list',
    file,
    t(
      '表里没有数据：第一行应为表头，以下每行一条记录。',
      'The list is empty: headings first, then one record a row.',
    ),
    t('请按指南的样例整理。', 'Arrange it as in the guide’s example.'),
  )
const NO_COLUMN = (file: string, names: readonly string[]) =>
  refusal(
    'cli.no-column',
    file,
    t(`缺少“${names[0]}”列。`, `There is no column "${names.at(-1)}".`),
    t(`请加上表头（可用：${names.join('、')}）。`, `Add the heading (one of: ${names.join(', ')}).`),
  )
