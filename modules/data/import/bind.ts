import type { Stage, Text } from '@kit/base'
import type { Metric } from '@kit/policy'
import { columnName } from '@kit/workbook'
import type { Column } from '../rules/checks/value.ts'
import type { Knowledge } from './catalogues.ts'
import { headingKey, headingOf, unitOfColumn } from './heading.ts'
import { headingsOf, type MappedColumn, type UnitField, type WideSheet } from './mapping.ts'
import type { FoundHeading } from './recognise.ts'

/** A mapped column that was found in a sheet. */
export interface BoundMetric {
  readonly index: number
  readonly column: Column
  readonly stage: Stage | null
  readonly title: Text
  readonly unitTitle: Text
}

export interface BoundSheet {
  readonly metrics: readonly BoundMetric[]
  readonly fields: ReadonlyMap<UnitField, number>
  readonly totals: readonly {
    readonly index: number
    readonly parts: readonly number[]
    readonly title: string
  }[]
  readonly persons: readonly number[]
  readonly code: number | null
  readonly name: number | null
  readonly stage: number | null
  /** Headings of required columns that are not there. */
  readonly missing: readonly string[]
  /** Columns of the sheet that no mapping speaks of. */
  readonly unknown: readonly { readonly cell: string; readonly text: string }[]
}

/** Finds each mapped column of a sheet by its heading. */
export function bindSheet(sheet: WideSheet, heading: FoundHeading, knowledge: Knowledge): BoundSheet {
  const taken = new Set<number>()
  const find = (headings: string | readonly string[] | undefined): number | null => {
    if (headings === undefined) return null
    const keys = headingsOf(headings).map(headingKey)
    const index = heading.texts.findIndex((text, i) => !taken.has(i) && keys.includes(text))
    if (index < 0) return null
    taken.add(index)
    return index
  }
  const identity = {
    code: find(sheet.unit.code),
    name: find(sheet.unit.name),
    stage: typeof sheet.stage === 'object' ? find(sheet.stage.heading) : null,
  }
  const columns = sheet.columns.map(column => ({ column, index: find(headingFor(column, knowledge)) }))
  const missing = columns.filter(
    ({ column, index }) => index === null && 'required' in column && column.required,
  )
  return {
    ...identity,
    ...sortColumns(columns, sheet, heading, knowledge),
    missing: missing.map(({ column }) => headingsOf(headingFor(column, knowledge))[0]!),
    unknown: heading.texts.flatMap((text, i) =>
      text === '' || taken.has(i) ? [] : [{ cell: `${columnName(i)}${heading.row}`, text }],
    ),
  }
}

function headingFor(column: MappedColumn, knowledge: Knowledge): string | readonly string[] {
  if (column.heading !== undefined || !('metric' in column)) return column.heading!
  const { zh, en } = headingOf(knowledge.vocabulary.metrics.get(column.metric)!, knowledge.vocabulary)
  return [zh, en]
}

type Found = { readonly column: MappedColumn; readonly index: number | null }

function sortColumns(
  columns: readonly Found[],
  sheet: WideSheet,
  heading: FoundHeading,
  knowledge: Knowledge,
) {
  const metrics: BoundMetric[] = []
  const fields = new Map<UnitField, number>()
  const totals: BoundSheet['totals'][number][] = []
  const persons: number[] = []
  for (const { column, index } of columns) {
    if (index === null) continue
    if ('metric' in column) metrics.push(bindMetric(column, index, sheet, knowledge))
    else if ('field' in column) fields.set(column.field, index)
    else if ('person' in column) persons.push(index)
    else if ('total' in column) {
      const parts = column.total.map(part => heading.texts.indexOf(headingKey(part)))
      if (parts.every(part => part >= 0)) totals.push({ index, parts, title: headingsOf(column.heading)[0]! })
    }
  }
  return { metrics, fields, totals, persons }
}

type MetricColumn = Extract<MappedColumn, { metric: string }>

function bindMetric(
  column: MetricColumn,
  index: number,
  sheet: WideSheet,
  knowledge: Knowledge,
): BoundMetric {
  const metric = knowledge.vocabulary.metrics.get(column.metric)!
  const unit = column.unit ?? unitOfColumn(metric)
  return {
    index,
    column: {
      metric,
      scale: scaleOf(metric, unit, knowledge)!,
      symbol: knowledge.vocabulary.units.get(unit)!.title.zh,
    },
    stage: column.stage ?? stageOf(metric, sheet),
    title: metric.title,
    unitTitle: knowledge.vocabulary.units.get(unit)!.title,
  }
}

function stageOf(metric: Metric, sheet: WideSheet): Stage | null {
  if (metric.stages.length === 1) return metric.stages[0]!
  return typeof sheet.stage === 'string' ? sheet.stage : null
}

/** Factor from a unit of measure to the base unit of a metric; null when they do not measure the same thing. */
export function scaleOf(metric: Metric, unit: string, { vocabulary }: Knowledge): number | null {
  const from = vocabulary.units.get(unit)
  const to = vocabulary.units.get(metric.unit)
  if (!from || !to || from.dimension !== to.dimension) return null
  const factor = from.scale / to.scale
  return Number.isInteger(factor) ? factor : null
}
