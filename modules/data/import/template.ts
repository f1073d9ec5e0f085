import { assert, type Period, type Stage, type Text } from '@kit/base'
import type { Metric } from '@kit/policy'
import { type CellOut, type CellValue, type ColumnOut, type SheetOut, writeWorkbook } from '@kit/workbook'
import type { Unit } from '../schema.ts'
import { scaleOf } from './bind.ts'
import type { Knowledge } from './catalogues.ts'
import { guideSheet } from './guide-sheet.ts'
import { headingOf, unitOfColumn } from './heading.ts'
import {
  headingsOf,
  type LongSheet,
  type MappedColumn,
  type Mapping,
  type UnitField,
  type WideSheet,
} from './mapping.ts'

export const OWN_TEMPLATE = 'junheng-template-1'

export interface TemplateInput {
  readonly region: { readonly code: string; readonly name: Text }
  readonly period: Period
  /** Known schools, written in this order. */
  readonly units: readonly Unit[]
  /** What is on record, for the attributes of schools, and with `filled` for everything. */
  readonly figure: (unit: string, metric: string, stage: Stage) => number | null | undefined
  /** Writes every known figure, not only what a school is. */
  readonly filled?: boolean
}

/** Empty rows below the known schools. */
const SPARE_ROWS = 30
const HEADING_ROWS = 3

/**
 * Writes our workbook: one sheet per subject, made from the very mapping that reads it back, with the known schools
 * filled in, dropdowns for codes, notes on headings, and everything locked but the cells to fill.
 */
export function writeTemplate(knowledge: Knowledge, input: TemplateInput): Promise<Uint8Array> {
  const mapping = knowledge.mappings.find(({ id }) => id === OWN_TEMPLATE)
  assert(mapping, `mapping ${OWN_TEMPLATE} is missing`)
  const sheets = mapping.sheets.map(sheet =>
    sheet.layout === 'wide' ? wideSheet(sheet, knowledge, input) : longSheet(sheet, knowledge, input),
  )
  return writeWorkbook({
    title: `${input.region.name.zh} ${input.period} ${mapping.title.zh}`,
    sheets: [guideSheet(mapping, knowledge, input), ...sheets],
    lists: listsOf(mapping, knowledge),
  })
}

type WritableColumn = Extract<MappedColumn, { metric: string } | { field: UnitField }>

const writable = (sheet: WideSheet): WritableColumn[] =>
  sheet.columns.filter((column): column is WritableColumn => 'metric' in column || 'field' in column)

function wideSheet(sheet: WideSheet, knowledge: Knowledge, input: TemplateInput): SheetOut {
  const columns = writable(sheet)
  const byStage = typeof sheet.stage === 'object'
  const identity: [string, ColumnOut][] = [
    [headingsOf(sheet.unit.code!)[0]!, { width: 14, look: 'input', format: '@' }],
    [headingsOf(sheet.unit.name!)[0]!, { width: 30, look: 'input' }],
    ...(byStage
      ? [
          [
            headingsOf((sheet.stage as { heading: string }).heading)[0]!,
            { width: 10, look: 'input', list: '学段' },
          ] as [string, ColumnOut],
        ]
      : []),
  ]
  const headings = [
    ...identity.map(([heading]) => requiredHeading(heading, knowledge)),
    ...columns.map(column => heading(column, knowledge)),
  ]
  const rows = input.units
    .filter(unit => belongs(unit, sheet, input, knowledge))
    .flatMap(unit => {
      const stages = byStage ? stagesOf(unit, input, knowledge) : (['all'] as const)
      return stages.map(stage => [
        unit.code,
        unit.name,
        ...(byStage ? [knowledge.words.stageTitle(stage).zh] : []),
        ...columns.map(column => cellFor(column, unit, stage, sheet, knowledge, input)),
      ])
    })
  return dressed(
    sheetName(sheet),
    sheet.title!.zh,
    headings,
    [...identity.map(([, column]) => column), ...columns.map(column => columnOut(column, knowledge))],
    rows,
    identity.length,
  )
}

function dressed(
  name: string,
  title: string,
  headings: CellOut[],
  columns: ColumnOut[],
  rows: CellValue[][],
  fixed: number,
): SheetOut {
  const hint = '深色表头为必填；没有数据请留空，确实为零请填 0；把鼠标停在表头上可看指标解释。'
  return {
    name,
    columns,
    rows: [[{ value: title, look: 'title' }], [{ value: hint, look: 'plain' }], headings, ...rows],
    merges: [{ startRow: 1, endRow: 1, startCol: 0, endCol: Math.min(columns.length - 1, 7) }],
    freeze: { rows: HEADING_ROWS, columns: fixed },
    rowHeights: new Map([
      [0, 26],
      [1, 18],
      [2, 48],
    ]),
    protect: true,
    inputRows: HEADING_ROWS + rows.length + SPARE_ROWS - 1,
    landscape: true,
  }
}

/** The sheet of kindergartens lists kindergartens only; the special sheets list whom they concern. */
function belongs(unit: Unit, sheet: WideSheet, input: TemplateInput, knowledge: Knowledge): boolean {
  if (!['school', 'campus', 'teaching-point'].includes(unit.kind)) return false
  if (sheet.registers || !sheet.optional || !sheet.sheet.includes('幼儿园')) return true
  return stagesOf(unit, input, knowledge).includes('kindergarten')
}

/** Stages by what the kind of school teaches, together with those it has pupils in. */
export function stagesOf(
  unit: Unit,
  input: Pick<TemplateInput, 'figure'>,
  { vocabulary }: Knowledge,
): Stage[] {
  const kind = input.figure(unit.id, 'school_kind', 'all')
  const taught = vocabulary.metrics.get('school_kind')?.codes?.find(({ code }) => code === kind)?.stages ?? []
  const present = (vocabulary.metrics.get('pupils')?.stages ?? []).filter(
    stage => typeof input.figure(unit.id, 'pupils', stage) === 'number',
  )
  const stages = [...new Set([...taught, ...present])]
  return stages.length > 0 ? stages : ['primary']
}

function cellFor(
  column: WritableColumn,
  unit: Unit,
  stage: Stage,
  sheet: WideSheet,
  knowledge: Knowledge,
  input: TemplateInput,
): CellValue {
  if ('field' in column) return fieldOf(column.field, unit, input.units, knowledge)
  if (!sheet.registers && !input.filled) return null
  const metric = knowledge.vocabulary.metrics.get(column.metric)!
  const of = metric.stages.length === 1 ? metric.stages[0]! : stage
  const value = metric.stages.includes(of) ? input.figure(unit.id, metric.id, of) : undefined
  return typeof value === 'number' ? asWritten(value, metric, column.unit, knowledge) : null
}

function fieldOf(field: UnitField, unit: Unit, units: readonly Unit[], knowledge: Knowledge): string | null {
  const value = unit[field]
  if (field === 'kind') return knowledge.words.kindTitle(unit.kind)
  if (value === null || !(field === 'parent' || field === 'legalEntity' || field === 'memberOf')) return value
  const other = units.find(({ id }) => id === value)
  return other?.code ?? other?.name ?? value
}

/** A figure as it is typed into a cell: codes with their names, yes and no, money in the unit of the column. */
export function asWritten(
  value: number,
  metric: Metric,
  unit: string | undefined,
  knowledge: Knowledge,
): CellValue {
  if (metric.type === 'flag') return value === 1 ? '是' : '否'
  const code = metric.codes?.find(entry => entry.code === value)
  if (code) return `${code.code} ${code.title.zh}`
  const scale = scaleOf(metric, unit ?? unitOfColumn(metric), knowledge)!
  return scale === 1 ? value : Number((value / scale).toPrecision(15))
}

function requiredHeading(text: string, knowledge: Knowledge): CellOut {
  const stages = ['kindergarten', 'primary', 'junior', 'senior', 'special'] as const
  const notes: Record<string, string> = {
    学校标识码: '学校(机构)标识码，10 位数字。更名不换码。没有标识码的教学点、校区请留空并填写名称。',
    学段: `从列表中选择：${stages.map(stage => knowledge.words.stageTitle(stage).zh).join('、')}。一贯制学校每个学段一行。`,
  }
  return { value: text, look: 'required-heading', ...(notes[text] ? { note: notes[text] } : {}) }
}

function heading(column: WritableColumn, knowledge: Knowledge): CellOut {
  const look = column.required ? 'required-heading' : 'heading'
  if ('field' in column) return { value: headingsOf(column.heading)[0]!, look }
  const metric = knowledge.vocabulary.metrics.get(column.metric)!
  const unit = knowledge.vocabulary.units.get(column.unit ?? unitOfColumn(metric))!
  const value =
    column.heading === undefined ? headingOf(metric, knowledge.vocabulary).zh : headingsOf(column.heading)[0]!
  const measure = metric.type === 'code' || metric.type === 'flag' ? '' : `\n单位：${unit.title.zh}`
  return { value, look, note: `${metric.definition.zh}${measure}${column.required ? '\n必填' : ''}` }
}

function columnOut(column: WritableColumn, knowledge: Knowledge): ColumnOut {
  if ('field' in column) return fieldColumn(column.field)
  const metric = knowledge.vocabulary.metrics.get(column.metric)!
  const look = 'input'
  if (metric.type === 'code') return { width: 20, look, list: metric.title.zh }
  if (metric.type === 'flag') return { width: 10, look, list: '是否' }
  const bounds = {
    whole: metric.type === 'count' || metric.type === 'year',
    minimum: metric.minimum ?? 0,
    maximum: metric.maximum ?? null,
  }
  return {
    width: Math.max(10, Math.min(18, metric.title.zh.length * 1.4)),
    look,
    bounds,
    ...(bounds.whole ? {} : { format: 'General' }),
  }
}

function fieldColumn(field: UnitField): ColumnOut {
  if (field === 'kind') return { width: 10, look: 'input', list: '机构性质' }
  const text = { look: 'input', format: '@' } as const
  return { width: field === 'memberOf' || field === 'legalEntity' ? 22 : 14, ...text }
}

function listsOf(mapping: Mapping, knowledge: Knowledge): Record<string, string[]> {
  const codes = mapping.sheets
    .flatMap(sheet => (sheet.layout === 'wide' ? writable(sheet) : []))
    .flatMap(column => {
      const metric = 'metric' in column ? knowledge.vocabulary.metrics.get(column.metric) : undefined
      return metric?.codes
        ? [[metric.title.zh, metric.codes.map(({ code, title }) => `${code} ${title.zh}`)] as const]
        : []
    })
  const stages = knowledge.vocabulary.metrics.get('pupils')?.stages ?? []
  return {
    学段: stages.map(stage => knowledge.words.stageTitle(stage).zh),
    机构性质: (['school', 'campus', 'teaching-point'] as const).map(knowledge.words.kindTitle),
    是否: ['是', '否'],
    ...Object.fromEntries(codes),
  }
}

function longSheet(sheet: LongSheet, knowledge: Knowledge, input: TemplateInput): SheetOut {
  const metrics = [...knowledge.vocabulary.metrics.values()].filter(({ level }) => level === 'region')
  const rows = metrics.map((metric): (CellOut | CellValue)[] => {
    const value = input.filled ? input.figure(input.region.code, metric.id, metric.stages[0]!) : undefined
    const unit =
      metric.type === 'flag' ? '是/否' : knowledge.vocabulary.units.get(unitOfColumn(metric))!.title.zh
    return [
      { value: metric.id, look: 'fixed' },
      { value: metric.title.zh, look: 'fixed', note: metric.definition.zh },
      {
        value: typeof value === 'number' ? asWritten(value, metric, undefined, knowledge) : null,
        look: 'input',
      },
      { value: unit, look: 'fixed' },
      { value: metric.evidence?.zh ?? null, look: 'input' },
    ]
  })
  const names = [
    headingsOf(sheet.metric)[0]!,
    '指标',
    headingsOf(sheet.value)[0]!,
    headingsOf(sheet.measure!)[0]!,
    headingsOf(sheet.remark!)[0]!,
  ]
  return {
    name: sheetName(sheet),
    columns: [{ width: 32 }, { width: 44 }, { width: 14 }, { width: 10 }, { width: 60 }],
    rows: [
      [{ value: sheet.title!.zh, look: 'title' }],
      [
        {
          value: '一行一个指标，全县一个数；没有数据请留空，确实为零请填 0；“是/否”类指标请填“是”或“否”。',
          look: 'plain',
        },
      ],
      names.map(value => ({ value, look: 'required-heading' as const })),
      ...rows,
    ],
    merges: [{ startRow: 1, endRow: 1, startCol: 0, endCol: 4 }],
    freeze: { rows: HEADING_ROWS, columns: 2 },
    protect: true,
    landscape: true,
  }
}

/** Our own mapping names its sheets exactly. */
function sheetName(sheet: WideSheet | LongSheet): string {
  return sheet.sheet.replace(/^\^|\$$/g, '')
}
