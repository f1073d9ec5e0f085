import type { Stage } from '@kit/base'
import { assert } from '@kit/base'
import { type Row, shown } from '@kit/workbook'
import { isPersonNumber, plain } from '../rules/checks/identity.ts'
import { type BoundMetric, type BoundSheet, bindSheet } from './bind.ts'
import { headingKey } from './heading.ts'
import { headingsOf, type WideSheet } from './mapping.ts'
import { cellText, isBlank, placeIn, type Reading, takeFigure, unitOfRow } from './reading.ts'
import type { FoundHeading } from './recognise.ts'
import { takeUnitFields } from './unit-fields.ts'

interface Filter {
  readonly index: number
  readonly pattern: RegExp
  readonly total: boolean
}

/** Reads the rows of one sheet that has a row per school, or per school and stage. */
export function wideReader(
  sheet: WideSheet,
  name: string,
  heading: FoundHeading,
  reading: Reading,
): (row: Row) => void {
  const bound = bindSheet(sheet, heading, reading.knowledge)
  reportHeadings(bound, sheet, name, heading, reading)
  const { skip, only } = filtersOf(sheet, heading)
  const origins = bound.metrics.map(({ index, column }) =>
    reading.collection.origin({ sheet: name, column: index, scale: column.scale, csv: reading.csv }),
  )
  const figures = bound.metrics.map((metric, i) => ({ ...metric, origin: origins[i]! }))
  for (const { column, origin } of figures) reading.collection.ask(column.metric.id, origin)
  const sums = new Map(bound.metrics.map(({ index }) => [index, 0]))
  const seen = new Map<number, number>()
  return row => {
    if (row.number < heading.firstRow || isBlank(row)) return
    const skipped = skip.find(({ index, pattern }) => pattern.test(plain(cellText(row, index))))
    if (skipped) return skipped.total ? checkTotals(row, bound, sums, reading) : undefined
    if (!only.every(({ index, pattern }) => pattern.test(plain(cellText(row, index))))) return
    readRow(row, { sheet, bound, figures, sums, seen }, reading)
  }
}

interface Sheet {
  readonly sheet: WideSheet
  readonly bound: BoundSheet
  readonly figures: readonly (BoundMetric & { readonly origin: number })[]
  readonly sums: Map<number, number>
  readonly seen: Map<number, number>
}

function readRow(row: Row, { sheet, bound, figures, sums, seen }: Sheet, reading: Reading): void {
  if (!hasContent(row, bound, sheet.registers)) return
  if (row.hidden) reading.findings.found('hidden-row', placeIn(row, bound.code ?? bound.name), null, {})
  const unit = unitOfRow(
    row,
    {
      code: bound.code,
      name: bound.name,
      kind: bound.fields.get('kind') ?? null,
      registers: sheet.registers,
    },
    reading,
  )
  for (const index of bound.persons) checkPerson(row, index, reading)
  if (unit === null) return
  if (sheet.registers) takeUnitFields(row, unit, bound, reading)
  const stage = stageOfRow(row, bound, reading)
  if (stage === undefined || isRepeated(row, unit, stage, seen, bound, reading)) return
  assert(reading.period, 'a sheet of schools without a period')
  for (const metric of figures) {
    const of = stageFor(row, metric, stage, reading)
    if (!of) continue
    const value = takeFigure(row, metric, { unit, stage: of, period: reading.period }, reading)
    if (value !== null) sums.set(metric.index, sums.get(metric.index)! + value)
  }
  checkRowTotals(row, unit, bound, reading)
}

/** A row that only repeats who the school is, as a fresh template does, says nothing. */
function hasContent(row: Row, bound: BoundSheet, registers: boolean): boolean {
  if (registers) return true
  const filled = (index: number) =>
    shown(row.values[index] ?? null).trim() !== '' || row.flaws?.has(index) === true
  return bound.metrics.some(({ index }) => filled(index)) || bound.persons.some(filled)
}

function stageOfRow(row: Row, bound: BoundSheet, { knowledge, findings }: Reading): Stage | null | undefined {
  if (bound.stage === null) return null
  const text = plain(cellText(row, bound.stage))
  const stage = knowledge.words.stages.get(text)
  if (stage) return stage
  findings.found('stage-unknown', placeIn(row, bound.stage), text, {})
  return undefined
}

function isRepeated(
  row: Row,
  unit: string,
  stage: Stage | null,
  seen: Map<number, number>,
  bound: BoundSheet,
  { collection, findings, roster, knowledge, period }: Reading,
): boolean {
  const key = collection.subject(unit, stage ?? 'all', period!)
  const other = seen.get(key)
  if (other === undefined) {
    seen.set(key, row.number)
    return false
  }
  const school = roster.get(unit)?.name ?? unit
  findings.found('row-twice', placeIn(row, bound.code ?? bound.name), null, {
    school,
    other,
    stage: knowledge.words.stageTitle(stage ?? 'all'),
  })
  return true
}

/** A figure filled in under a stage for which its metric is not given is refused, not dropped. */
function stageFor(
  row: Row,
  { index, column, stage, title }: BoundMetric,
  ofRow: Stage | null,
  { knowledge, findings }: Reading,
): Stage | null {
  const own = stage ?? ofRow ?? 'all'
  if (column.metric.stages.includes(own)) return own
  const value = row.values[index] ?? null
  if (value === null || value === '' || knowledge.words.missing.has(plain(shown(value)))) return null
  const titles = column.metric.stages.map(knowledge.words.stageTitle)
  findings.found('stage-not-of-metric', placeIn(row, index), shown(value), {
    metric: title,
    stage: knowledge.words.stageTitle(own),
    stages: { zh: titles.map(one => one.zh).join('、'), en: titles.map(one => one.en).join(', ') },
  })
  return null
}

function checkPerson(row: Row, index: number, { findings }: Reading): void {
  const number = plain(cellText(row, index)).toUpperCase()
  if (/^\d{17}[\dX]$/.test(number) && !isPersonNumber(number))
    findings.found('person-number', placeIn(row, index), null, {})
}

function numberAt(row: Row, index: number): number | null {
  const value = row.values[index] ?? null
  const number =
    typeof value === 'number' ? value : Number(plain(shown(value)).replaceAll(',', '') || Number.NaN)
  return Number.isFinite(number) ? number : null
}

/** Sums of decimal fractions differ in their last binary digits; what a person wrote does not. */
const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

function checkTotals(row: Row, bound: BoundSheet, sums: Map<number, number>, { findings }: Reading): void {
  for (const { index, column, title } of bound.metrics) {
    const told =
      column.metric.type === 'count' || column.metric.type === 'amount' || column.metric.type === 'money'
        ? numberAt(row, index)
        : null
    if (told === null) continue
    const sum = Number((sums.get(index)! / column.scale).toPrecision(15))
    if (same(told, sum)) continue
    findings.found('total-differs', placeIn(row, index), String(told), {
      metric: title,
      sum,
      difference: Number(Math.abs(told - sum).toPrecision(12)),
    })
  }
}

function checkRowTotals(row: Row, unit: string, bound: BoundSheet, { findings, roster }: Reading): void {
  for (const { index, parts, title } of bound.totals) {
    const told = numberAt(row, index)
    const numbers = parts.map(part => numberAt(row, part))
    if (told === null || !numbers.every(number => number !== null)) continue
    const sum = numbers.reduce((a, b) => a + b, 0)
    if (!same(told, sum))
      findings.found('total-of-row-differs', placeIn(row, index), String(told), {
        metric: title,
        school: roster.get(unit)?.name ?? unit,
        sum,
      })
  }
}

function filtersOf(sheet: WideSheet, heading: FoundHeading): { skip: Filter[]; only: Filter[] } {
  const toFilter = (filter: WideSheet['only'][number], total: boolean): Filter[] => {
    const keys = headingsOf(filter.heading).map(headingKey)
    const index = heading.texts.findIndex(text => keys.includes(text))
    return index < 0 ? [] : [{ index, pattern: new RegExp(filter.matches), total }]
  }
  return {
    skip: sheet.skip.flatMap(filter => toFilter(filter, filter.total)),
    only: sheet.only.flatMap(filter => toFilter(filter, false)),
  }
}

function reportHeadings(
  bound: BoundSheet,
  sheet: WideSheet,
  name: string,
  heading: FoundHeading,
  { findings }: Reading,
): void {
  const identity =
    bound.code === null && bound.name === null ? headingsOf(sheet.unit.code ?? sheet.unit.name ?? '') : []
  const stage = typeof sheet.stage === 'object' && bound.stage === null ? headingsOf(sheet.stage.heading) : []
  const missing = [...identity.slice(0, 1), ...stage.slice(0, 1), ...bound.missing]
  if (missing.length > 0)
    findings.found('column-missing', { sheet: name, cell: `A${heading.row}` }, name, {
      columns: missing.join('、'),
    })
  for (const { cell, text } of bound.unknown)
    findings.found('column-unknown', { sheet: name, cell }, text, {})
}
