import {
  fill,
  isPeriod,
  ok,
  type Period,
  type Refusal,
  type Result,
  refusal,
  refuse,
  schoolYear,
  t,
} from '@kit/base'
import { type OpenWorkbook, type Row, type SheetInfo, shown } from '@kit/workbook'
import { headingKey, headingTexts } from './heading.ts'
import type { MappedSheet, Mapping } from './mapping.ts'

/** The first rows of a sheet, enough to see what it is. */
export interface Peek {
  readonly info: SheetInfo
  readonly rows: readonly Row[]
}

const PEEKED_ROWS = 40

export async function peek(book: OpenWorkbook): Promise<Peek[]> {
  const peeks: Peek[] = []
  for (const info of book.sheets) {
    const rows: Row[] = []
    for await (const row of book.rows(info.name)) {
      rows.push(row)
      if (rows.length >= PEEKED_ROWS) break
    }
    peeks.push({ info, rows })
  }
  return peeks
}

/** Where the heading of a mapped sheet stands: its texts, and the number of the first row of data. */
export interface FoundHeading {
  readonly texts: readonly string[]
  readonly row: number
  readonly firstRow: number
}

/** Looks for the row in which all the needed texts of a heading stand. */
export function findHeading(sheet: MappedSheet, rows: readonly Row[]): FoundHeading | null {
  const { needs, rows: levels, below, within } = sheet.heading
  const keys = needs.map(headingKey)
  for (let at = 0; at < Math.min(rows.length, within); at++) {
    const taken = rows.slice(at, at + levels)
    const texts = headingTexts(taken.map(row => row.values))
    const last = taken.at(-1)
    if (last && keys.every(key => texts.includes(key)))
      return { texts, row: rows[at]!.number, firstRow: last.number + below + 1 }
  }
  return null
}

/** The sheets of the file that a mapped sheet means, hidden ones left out. */
export function sheetsFor(sheet: MappedSheet, peeks: readonly Peek[]): Peek[] {
  const pattern = new RegExp(sheet.sheet)
  return peeks.filter(({ info }) => !info.hidden && pattern.test(info.name))
}

export function fits(mapping: Mapping, peeks: readonly Peek[], format: OpenWorkbook['format']): boolean {
  if ((mapping.format === 'csv') !== (format === 'csv')) return false
  const named = mapping.recognise.sheets.every(pattern =>
    peeks.some(({ info }) => new RegExp(pattern).test(info.name)),
  )
  const told = mapping.recognise.texts.every(pattern =>
    firstTexts(peeks).some(text => new RegExp(pattern).test(text)),
  )
  if (!named || !told) return false
  return (
    !mapping.recognise.headings ||
    mapping.sheets.some(sheet =>
      sheetsFor(sheet, peeks).some(({ rows }) => findHeading(sheet, rows) !== null),
    )
  )
}

export function firstTexts(peeks: readonly Peek[]): string[] {
  return peeks.flatMap(({ rows }) =>
    rows.slice(0, 15).flatMap(row => row.values.map(shown).filter(text => text !== '')),
  )
}

/**
 * Chooses the mapping for a file: the one a person named, else the first that fits.
 *
 * @refuses when none fits, with what was looked for
 */
export function chooseMapping(
  mappings: readonly Mapping[],
  wanted: string | undefined,
  peeks: readonly Peek[],
  format: OpenWorkbook['format'],
  file: string,
): Result<Mapping> {
  if (wanted !== undefined) {
    const named = mappings.find(({ id }) => id === wanted)
    return named ? ok(named) : refuse(unknownMapping(wanted, mappings))
  }
  const fitting = mappings.find(mapping => fits(mapping, peeks, format))
  return fitting ? ok(fitting) : refuse(noMapping(mappings, peeks, file))
}

function unknownMapping(id: string, mappings: readonly Mapping[]): Refusal {
  const known = mappings.map(mapping => mapping.id).join('、')
  return refusal(
    'data.unknown-mapping',
    id,
    fill(t('没有名为“{id}”的对照表。', 'There is no mapping “{id}”.'), { id }),
    fill(t('可选：{known}。', 'Choose one of: {known}.'), { known }),
  )
}

function noMapping(mappings: readonly Mapping[], peeks: readonly Peek[], file: string): Refusal {
  const sheets = peeks
    .map(({ info }) => info.name)
    .slice(0, 12)
    .join('、')
  const zh = mappings.map(mapping => mapping.title.zh).join(';')
  const en = mappings.map(mapping => mapping.title.en).join('; ')
  return refusal(
    'data.no-mapping',
    file,
    t(
      `认不出这个文件的格式。文件里有工作表：${sheets}。找过的格式：${zh}。`,
      `The layout of this file is not known. Its sheets: ${sheets}. Looked for: ${en}.`,
    ),
    t(
      '请下载本系统的填报模板，把数据粘贴进去再上传；如确知是上面某种格式，请手动选择。',
      'Download our template and paste the data into it; or pick one of these layouts yourself if you know it is one.',
    ),
  )
}

/** The period a file names, by the mapping's pattern; null when it names none. */
export function periodOf(mapping: Mapping, peeks: readonly Peek[], file: string): Period | null {
  if (!mapping.period) return null
  const pattern = new RegExp(mapping.period.pattern)
  for (const text of [...firstTexts(peeks), ...peeks.map(({ info }) => info.name), file]) {
    const found = pattern.exec(text)
    if (!found) continue
    if (mapping.period.years === 'calendar-year') return isPeriod(found[1]!) ? (found[1] as Period) : null
    return schoolYear(Number(found[1]))
  }
  return null
}

export function regionOf(mapping: Mapping, peeks: readonly Peek[]): string | null {
  if (!mapping.region) return null
  const pattern = new RegExp(mapping.region.pattern)
  for (const text of firstTexts(peeks)) {
    const found = pattern.exec(text)
    if (found) return found[1]!
  }
  return null
}
