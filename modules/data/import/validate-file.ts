import { basename } from 'node:path'
import { ok, type Period, type Refusal, type Result, refusal, refuse, t } from '@kit/base'
import { type Limits, type OpenWorkbook, openWorkbook, UnreadableWorkbook } from '@kit/workbook'
import type { NewFact, Problem, Unit } from '../schema.ts'
import type { Knowledge } from './catalogues.ts'
import { checkFigures, type KnownFigures, type RecordedFigure, withdrawBlanks } from './check-figures.ts'
import { Collection } from './collection.ts'
import { Findings } from './findings.ts'
import type { MappedSheet, Mapping } from './mapping.ts'
import { longReader } from './read-long.ts'
import { wideReader } from './read-wide.ts'
import { isBlank, type Reading } from './reading.ts'
import {
  chooseMapping,
  type FoundHeading,
  findHeading,
  type Peek,
  peek,
  periodOf,
  regionOf,
  sheetsFor,
} from './recognise.ts'
import { Roster } from './roster.ts'
import { settleParents } from './unit-fields.ts'

/** What is on record already, if anything is: lets renamed schools, jumps since last year and withdrawn figures be seen. */
export interface OnRecord {
  readonly units: readonly Unit[]
  readonly figures: readonly RecordedFigure[]
}

export interface CheckOptions {
  /** Name the person gave the file. */
  readonly name?: string | undefined
  readonly region?: string | undefined
  readonly period?: Period | undefined
  /** Mapping id; left out, the file is recognised. */
  readonly mapping?: string | undefined
  readonly known?: OnRecord | undefined
  readonly limits?: Partial<Limits> | undefined
  readonly onProgress?: ((progress: { rows: number; share: number }) => void) | undefined
}

/** A file, read and checked: what it says and everything wrong with it. Nothing is stored. */
export interface CheckedFile {
  readonly mapping: Mapping
  readonly format: OpenWorkbook['format']
  readonly region: string
  /** Null when the rows say their own. */
  readonly period: Period | null
  readonly rows: number
  readonly figures: number
  readonly counts: { readonly error: number; readonly warning: number; readonly note: number }
  readonly problems: readonly Problem[]
  readonly units: readonly Unit[]
  /** Made as they are asked for; may be asked for again. */
  facts(): Iterable<NewFact>
}

const PROGRESS_ROWS = 2000

/**
 * Reads a workbook or CSV file and checks it against the catalogue, all problems at once. Needs no database.
 *
 * @refuses a file that cannot be read, whose layout no mapping knows, or that names no period when none is asked for
 */
export async function validateFile(
  path: string,
  knowledge: Knowledge,
  options: CheckOptions = {},
): Promise<Result<CheckedFile>> {
  const name = options.name ?? basename(path)
  const opened = await openWorkbook(path, { name, limits: options.limits ?? {} })
  if (!opened.ok) return opened
  try {
    const peeks = await peek(opened.value)
    if (peeks.every(({ rows }) => rows.length === 0)) return refuse(noRows(name))
    const mapping = chooseMapping(knowledge.mappings, options.mapping, peeks, opened.value.format, name)
    return mapping.ok ? await readAll(opened.value, mapping.value, peeks, name, knowledge, options) : mapping
  } catch (thrown) {
    if (thrown instanceof UnreadableWorkbook) return refuse(thrown.refusal)
    throw thrown
  }
}

async function readAll(
  book: OpenWorkbook,
  mapping: Mapping,
  peeks: readonly Peek[],
  name: string,
  knowledge: Knowledge,
  options: CheckOptions,
): Promise<Result<CheckedFile>> {
  const told = periodOf(mapping, peeks, name)
  const period = options.period ?? told
  if (
    period === null &&
    !mapping.sheets.every(sheet => sheet.layout === 'long' && sheet.period !== undefined)
  )
    return refuse(noPeriod(name))
  const region = options.region ?? regionOf(mapping, peeks) ?? ''
  const reading: Reading = {
    knowledge,
    collection: new Collection(),
    findings: new Findings(knowledge.checks),
    roster: new Roster(options.known?.units ?? []),
    region,
    period,
    csv: book.format === 'csv',
  }
  checkStamps(reading, mapping, peeks, told)
  const work = sheetsToRead(mapping, peeks, reading)
  if (work.length === 0) return refuse(noHeading(mapping, name))
  const rows = await readSheets(book, work, reading, options)
  settleParents(reading)
  const figures = options.known?.figures ?? []
  withdrawBlanks(
    reading,
    figures.filter(figure => figure.stream === mapping.stream),
  )
  checkFigures(reading, recorded(figures, mapping.stream))
  const { collection, findings, roster } = reading
  return ok({
    mapping,
    format: book.format,
    region,
    period,
    rows,
    figures: collection.figures,
    counts: findings.counts,
    problems: findings.problems,
    units: roster.mentioned,
    facts: () => collection.facts(),
  })
}

/** What the file says of itself must be what it is taken for. */
function checkStamps(
  { findings, period, region }: Reading,
  mapping: Mapping,
  peeks: readonly Peek[],
  told: Period | null,
): void {
  const place = { sheet: peeks[0]!.info.name, cell: null }
  if (told !== null && period !== null && told !== period)
    findings.found('period-differs', place, told, { period })
  const stamped = regionOf(mapping, peeks)
  if (stamped !== null && region !== '' && stamped !== region)
    findings.found('region-differs', place, stamped, { region })
}

interface SheetWork {
  readonly sheet: MappedSheet
  readonly name: string
  readonly heading: FoundHeading
}

/** Sheets that register schools come first, so that the others find them. */
function sheetsToRead(mapping: Mapping, peeks: readonly Peek[], reading: Reading): SheetWork[] {
  const sheets = [...mapping.sheets].sort((a, b) => Number(b.registers) - Number(a.registers))
  return sheets.flatMap(sheet => found(sheet, peeks, reading).map(one => ({ sheet, ...one })))
}

async function readSheets(
  book: OpenWorkbook,
  work: readonly SheetWork[],
  reading: Reading,
  options: CheckOptions,
): Promise<number> {
  let rows = 0
  for (const [i, { sheet, name, heading }] of work.entries()) {
    const take =
      sheet.layout === 'wide'
        ? wideReader(sheet, name, heading, reading)
        : longReader(sheet, name, heading, reading)
    let inSheet = 0
    for await (const row of book.rows(name)) {
      if (row.number >= heading.firstRow && !isBlank(row)) rows++
      take(row)
      if (++inSheet % PROGRESS_ROWS === 0)
        options.onProgress?.({ rows, share: (i + inSheet / (inSheet + 50_000)) / work.length })
    }
    options.onProgress?.({ rows, share: (i + 1) / work.length })
  }
  return rows
}

function found(sheet: MappedSheet, peeks: readonly Peek[], { findings }: Reading) {
  const meant = sheetsFor(sheet, peeks)
  const withHeading = meant.flatMap(({ info, rows }) => {
    const heading = findHeading(sheet, rows)
    return heading ? [{ name: info.name, heading }] : []
  })
  if (withHeading.length > 0 || sheet.optional) return withHeading
  const name = sheet.title?.zh ?? sheet.sheet.replace(/[\^$\\]/g, '')
  const place = { sheet: meant[0]?.info.name ?? name, cell: null }
  if (meant.length > 0)
    findings.found('column-missing', place, name, { columns: sheet.heading.needs.join('、') })
  else findings.found('sheet-missing', place, name, {})
  return []
}

/** Figures to compare with: those of the file's own stream before those of others. */
function recorded(figures: readonly RecordedFigure[], stream: string): KnownFigures {
  const byKey = new Map<string, number | null>()
  const own = figures.filter(figure => figure.stream === stream)
  for (const { unit, metric, stage, period, value } of [...figures, ...own])
    byKey.set(`${unit}|${metric}|${stage}|${period}`, value)
  return (unit, metric, stage, period) => byKey.get(`${unit}|${metric}|${stage}|${period}`)
}

function noRows(name: string): Refusal {
  return refusal(
    'data.no-rows',
    name,
    t('工作簿里没有任何数据。', 'The workbook holds no data.'),
    t(
      '请核对是否选错了文件，填好后再上传。',
      'Check that this is the right file, fill it in and upload it again.',
    ),
  )
}

function noPeriod(name: string): Refusal {
  return refusal(
    'data.no-period',
    name,
    t('文件里没有写明是哪个学年的数据。', 'The file does not say which school year it is about.'),
    t('请在上传时选择学年。', 'Choose the school year when uploading.'),
  )
}

function noHeading(mapping: Mapping, name: string): Refusal {
  const needs = mapping.sheets.map(sheet => sheet.heading.needs.join('、')).join('；')
  return refusal(
    'data.no-heading',
    name,
    t(
      `按“${mapping.title.zh}”来读，没有找到表头。找过：${needs}。`,
      `Read as “${mapping.title.en}”, the file has no heading row. Looked for: ${needs}.`,
    ),
    t('请核对所选格式，或下载本系统的填报模板。', 'Check the layout you chose, or download our template.'),
  )
}
