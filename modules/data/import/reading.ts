import type { Period, Stage, Text } from '@kit/base'
import { type CellValue, cellName, type Row, shown } from '@kit/workbook'
import type { Finding } from '../rules/checks/catalogue.ts'
import { plain } from '../rules/checks/identity.ts'
import { type Column, readValue } from '../rules/checks/value.ts'
import type { Knowledge } from './catalogues.ts'
import type { Collection } from './collection.ts'
import { type Findings, figureText } from './findings.ts'
import type { Roster } from './roster.ts'

/** What all readers of sheets share while one file is read. */
export interface Reading {
  readonly knowledge: Knowledge
  readonly collection: Collection
  readonly findings: Findings
  readonly roster: Roster
  readonly region: string
  /** Null when the rows of the file say their own. */
  readonly period: Period | null
  readonly csv: boolean
}

export const cellText = (row: Row, index: number | null): string =>
  index === null ? '' : shown(row.values[index] ?? null).trim()

export const placeIn = (row: Row, index: number | null) => ({
  sheet: row.sheet,
  cell: cellName(row.number, index ?? 0),
})

export function isBlank(row: Row): boolean {
  return (
    row.flaws === null &&
    row.values.every(
      value => value === null || value === '' || (typeof value === 'string' && value.trim() === ''),
    )
  )
}

/** Where a sheet says who a row is about, and whether it may name somebody new. */
export interface UnitColumns {
  readonly code: number | null
  readonly name: number | null
  /** What kind of unit it is: a campus or teaching point may have no code. */
  readonly kind: number | null
  readonly registers: boolean
}

/** Which unit a row is about. A well-formed code nobody knows is refused unless the sheet registers schools. */
export function unitOfRow(row: Row, at: UnitColumns, reading: Reading): string | null {
  const { roster, findings, knowledge } = reading
  const code = plain(cellText(row, at.code))
  const name = cellText(row, at.name)
  if (code === '') return unitByName(row, name, at, reading)
  const known = roster.byCode(code) ?? (roster.get(code) ? code : undefined)
  if (known !== undefined) {
    warnRenamed(row, at.name, known, code, name, reading)
    return known
  }
  if (!knowledge.checks.schoolCode.test(code)) {
    findings.found('bad-code', placeIn(row, at.code), code, {})
    return null
  }
  if (at.registers)
    return roster.register({ code, name: name === '' ? code : name }, placeIn(row, at.code)).id
  findings.found('unknown-unit', placeIn(row, at.code), name === '' ? code : `${code} ${name}`, {})
  return null
}

function warnRenamed(
  row: Row,
  nameAt: number | null,
  id: string,
  code: string,
  name: string,
  { roster, findings }: Reading,
): void {
  const before = (roster.onRecord(id) ?? roster.get(id))?.name
  if (name === '' || before === undefined || plain(before) === plain(name)) return
  findings.found('renamed', placeIn(row, nameAt), name, { code, before })
}

/** Without a code: a name on record, or, where schools are registered, a unit of a kind that may do without. */
function unitByName(
  row: Row,
  name: string,
  at: UnitColumns,
  { roster, findings, knowledge }: Reading,
): string | null {
  const known = name === '' ? undefined : roster.byName(name)
  if (known !== undefined) return known
  const kind = knowledge.words.kinds.get(plain(cellText(row, at.kind))) ?? 'school'
  if (name !== '' && at.registers && (at.code === null || kind !== 'school'))
    return roster.register({ kind, name }, placeIn(row, at.name)).id
  if (name !== '' && at.code === null) findings.found('unknown-unit', placeIn(row, at.name), name, {})
  else findings.found('no-unit', placeIn(row, at.code ?? at.name), name === '' ? null : name, {})
  return null
}

/** Reads the figure of one cell into the collection, or says what is wrong with it. */
export function takeFigure(
  row: Row,
  figure: { index: number; column: Column; title: Text; unitTitle: Text; origin: number },
  subject: { unit: string; stage: Stage; period: Period },
  reading: Reading,
): number | null {
  const cell = row.values[figure.index] ?? null
  const flaw = row.flaws?.get(figure.index)
  if (flaw) {
    const words = { metric: figure.title, unit: figure.unitTitle }
    reading.findings.found(
      flaw === 'error' ? 'error-value' : 'uncalculated',
      placeIn(row, figure.index),
      shown(cell),
      words,
    )
    return null
  }
  const read = readValue(cell, figure.column, reading.knowledge.words)
  if (read.state === 'blank') return null
  if ((read.state !== 'value' || read.finding) && !(reading.csv && isPlainText(read, cell)))
    report(read.finding!, read.state === 'value' ? read.value : null, cell, row, figure, reading)
  if (read.state === 'bad') return null
  const value = read.state === 'value' ? read.value : null
  return store(row, cell, value, figure, subject, reading) ? value : null
}

/** In CSV every number is text; only one written in another way is worth a word. */
function isPlainText(read: ReturnType<typeof readValue>, cell: CellValue): boolean {
  return read.state === 'value' && read.finding === 'number-as-text' && /^[+-]?\d+(\.\d+)?$/.test(shown(cell))
}

function report(
  finding: Finding,
  value: number | null,
  cell: CellValue,
  row: Row,
  {
    index,
    column: { metric },
    title,
    unitTitle,
  }: { index: number; column: Column; title: Text; unitTitle: Text },
  { findings, knowledge }: Reading,
): void {
  const codes = (lang: 'zh' | 'en') => (metric.codes ?? []).map(({ code, title }) => `${code} ${title[lang]}`)
  findings.found(finding, placeIn(row, index), shown(cell), {
    metric: title,
    unit: unitTitle,
    ...(value === null ? {} : { read: figureText(metric, value, knowledge.vocabulary) }),
    minimum: metric.minimum ?? 0,
    maximum: metric.maximum ?? '',
    codes: { zh: codes('zh').join('、'), en: codes('en').join(', ') },
  })
}

function store(
  row: Row,
  cell: CellValue,
  value: number | null,
  { index, column, title, origin }: { index: number; column: Column; title: Text; origin: number },
  subject: { unit: string; stage: Stage; period: Period },
  { collection, findings, roster, knowledge }: Reading,
): boolean {
  const { metric } = column
  const at = collection.subject(subject.unit, subject.stage, subject.period)
  const before = collection.value(at, metric.id)
  if (before !== undefined && before !== value) {
    const text = (figure: number | null) =>
      figure === null
        ? { zh: '“没有数据”', en: '“not available”' }
        : figureText(metric, figure, knowledge.vocabulary)
    const other = collection.place(at, metric.id)!
    const school = roster.get(subject.unit)?.name ?? subject.unit
    findings.found('told-twice', placeIn(row, index), shown(cell), {
      metric: title,
      school,
      before: text(before),
      other: `${other.sheet}!${other.cell}`,
      value: text(value),
    })
    return false
  }
  if (before === undefined) collection.put(at, metric.id, value, row.number, origin, rawOf(cell))
  return true
}

/** Numbers need no copy of what stood there; texts do. */
function rawOf(cell: CellValue): string | null {
  return cell === null || typeof cell === 'number' ? null : shown(cell)
}
