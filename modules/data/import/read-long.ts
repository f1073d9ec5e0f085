import { isPeriod, type Period, type Stage } from '@kit/base'
import type { Metric } from '@kit/policy'
import type { Row } from '@kit/workbook'
import { plain } from '../rules/checks/identity.ts'
import { scaleOf } from './bind.ts'
import { headingKey, headingOf, unitOfColumn } from './heading.ts'
import { headingsOf, type LongSheet } from './mapping.ts'
import { cellText, isBlank, placeIn, type Reading, takeFigure, unitOfRow } from './reading.ts'
import type { FoundHeading } from './recognise.ts'

/** Reads the rows of one sheet that has a row per figure. */
export function longReader(
  sheet: LongSheet,
  name: string,
  heading: FoundHeading,
  reading: Reading,
): (row: Row) => void {
  const find = (headings: string | readonly string[] | undefined): number | null => {
    if (headings === undefined) return null
    const keys = headingsOf(headings).map(headingKey)
    const index = heading.texts.findIndex(text => keys.includes(text))
    return index < 0 ? null : index
  }
  const at = {
    code: find(sheet.unit?.code),
    name: find(sheet.unit?.name),
    period: find(sheet.period),
    metric: find(sheet.metric),
    stage: find(sheet.stage),
    value: find(sheet.value),
    measure: find(sheet.measure),
  }
  const metrics = metricNames(reading)
  const origins = new Map<number, number>()
  const originOf = (scale: number): number => {
    const known = origins.get(scale)
    if (known !== undefined) return known
    const origin = reading.collection.origin({ sheet: name, column: at.value ?? 0, scale, csv: reading.csv })
    origins.set(scale, origin)
    return origin
  }
  return row => {
    if (row.number < heading.firstRow || isBlank(row) || at.metric === null || at.value === null) return
    if (cellText(row, at.value) === '' && !row.flaws) return
    const unit = sheet.unit
      ? unitOfRow(row, { ...at, kind: null, registers: sheet.registers }, reading)
      : reading.region
    const metric = metrics.get(headingKey(cellText(row, at.metric)))
    if (!metric)
      reading.findings.found('metric-unknown', placeIn(row, at.metric), cellText(row, at.metric), {})
    const period = periodOfRow(row, at.period, reading)
    if (unit === null || !metric || period === null) return
    const stage = stageOfRow(row, at.stage, metric, reading)
    const column = columnOf(row, at.measure, metric, reading)
    if (stage === null || column === null) return
    const figure = {
      index: at.value,
      column,
      title: metric.title,
      unitTitle: reading.knowledge.vocabulary.units.get(column.unit)!.title,
      origin: originOf(column.scale),
    }
    takeFigure(row, figure, { unit, stage, period }, reading)
  }
}

/** Metrics by id, by title and by the heading our template gives them. */
function metricNames({ knowledge }: Reading): Map<string, Metric> {
  const names = new Map<string, Metric>()
  for (const metric of knowledge.vocabulary.metrics.values()) {
    const heading = headingOf(metric, knowledge.vocabulary)
    for (const name of [metric.id, metric.title.zh, metric.title.en, heading.zh, heading.en])
      names.set(headingKey(name), metric)
  }
  return names
}

function periodOfRow(row: Row, index: number | null, { period, findings }: Reading): Period | null {
  const written = cellText(row, index)
  const text = plain(written)
    .replace(/学年$|年$/, '')
    .replace(/[—–/至]/, '-')
  if (text === '' && period !== null) return period
  if (!isPeriod(text)) {
    findings.found('period-unknown', placeIn(row, index), written, {})
    return null
  }
  if (period === null || period === text) return text
  findings.found('period-differs', placeIn(row, index), written, { period })
  return null
}

function stageOfRow(
  row: Row,
  index: number | null,
  metric: Metric,
  { knowledge, findings }: Reading,
): Stage | null {
  const text = plain(cellText(row, index))
  if (text === '' && metric.stages.length === 1) return metric.stages[0]!
  const stage = knowledge.words.stages.get(text)
  if (stage === undefined) {
    findings.found('stage-unknown', placeIn(row, index), text, {})
    return null
  }
  if (metric.stages.includes(stage)) return stage
  const titles = metric.stages.map(knowledge.words.stageTitle)
  const stages = { zh: titles.map(one => one.zh).join('、'), en: titles.map(one => one.en).join(', ') }
  findings.found('stage-not-of-metric', placeIn(row, index), text, {
    metric: metric.title,
    stage: knowledge.words.stageTitle(stage),
    stages,
  })
  return null
}

function columnOf(row: Row, index: number | null, metric: Metric, { knowledge, findings }: Reading) {
  const text = plain(cellText(row, index))
  const unit = text === '' ? unitOfColumn(metric) : (knowledge.words.units.get(text) ?? text)
  const scale = scaleOf(metric, unit, knowledge)
  if (scale !== null) return { metric, scale, unit, symbol: knowledge.vocabulary.units.get(unit)!.title.zh }
  const own = knowledge.vocabulary.units.get(unitOfColumn(metric))!.title
  findings.found('unit-of-value-unknown', placeIn(row, index), text, { metric: metric.title, unit: own })
  return null
}
