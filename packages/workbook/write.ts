import {
  type Cell,
  type CellStyle,
  type ColumnDef,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { type CellValue, cellName, columnName } from './cells.ts'
import { type CellOut, type ColumnOut, isCellOut, type SheetOut, type WorkbookOut } from './describe.ts'
import { BODY_FONT, LOOKS } from './looks.ts'

const LIST_SHEET = '字典'

/**
 * Writes a described workbook: widths, looks, dropdowns, bounds, notes, links, frozen and locked cells.
 *
 * @example await writeWorkbook({ title: 'T', sheets: [{ name: '学校', columns: [{ width: 20 }], rows: [['甲校']] }] }) // → bytes of an .xlsx
 */
export async function writeWorkbook(described: WorkbookOut): Promise<Uint8Array> {
  const lists = Object.entries(described.lists ?? {})
  const sheets = described.sheets.map(sheet => toWriteSheet(sheet, lists))
  if (lists.length > 0) sheets.push(listSheet(lists))
  return writeXlsx({
    sheets,
    defaultFont: BODY_FONT,
    properties: { title: described.title, creator: 'Junheng 均衡' },
  })
}

type List = readonly [name: string, values: readonly string[]]

export function toWriteSheet(sheet: SheetOut, lists: readonly List[]): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const rows = sheet.rows.map((row, r) => row.map((cell, c) => place(cells, r, c, cell, sheet.columns[c])))
  // A column's look does not reach cells that are not there: empty input rows are written out to be unlocked.
  while (rows.length <= (sheet.inputRows ?? 0)) rows.push(sheet.columns.map(() => null))
  return {
    name: sheet.name,
    columns: sheet.columns.map(toColumn),
    rows,
    cells,
    merges: [...(sheet.merges ?? [])],
    dataValidations: validations(sheet, lists),
    ...(sheet.freeze ? { freezePane: { ...sheet.freeze } } : {}),
    ...(sheet.protect ? { protection: PROTECTION } : {}),
    ...(sheet.rowHeights
      ? { rowDefs: new Map([...sheet.rowHeights].map(([r, height]) => [r, { height }])) }
      : {}),
    hidden: sheet.hidden ?? false,
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  }
}

/** Headings stay as they are; widths, rows and filters are the user's business. */
const PROTECTION = {
  sheet: true,
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  formatCells: true,
  insertRows: true,
  deleteRows: true,
  sort: true,
  autoFilter: true,
}

function place(
  cells: Map<string, Partial<Cell>>,
  r: number,
  c: number,
  cell: CellOut | CellValue,
  column: ColumnOut | undefined,
): CellValue {
  if (!isCellOut(cell)) return cell
  const format = cell.format ?? column?.format
  const look = cell.look ?? column?.look
  const detail: Partial<Cell> = { value: cell.value }
  if (look || format) detail.style = style(look, format)
  if (cell.note) detail.comment = { author: '均衡', text: cell.note }
  if (cell.leadsTo) detail.hyperlink = { target: '', location: cell.leadsTo }
  cells.set(`${r},${c}`, detail)
  return cell.value
}

function style(look: CellOut['look'], format: string | undefined): CellStyle {
  return { ...(look ? LOOKS[look] : {}), ...(format ? { numFmt: format } : {}) }
}

function toColumn(column: ColumnOut): ColumnDef {
  return {
    width: column.width,
    ...(column.look || column.format ? { style: style(column.look, column.format) } : {}),
  }
}

function validations(sheet: SheetOut, lists: readonly List[]): DataValidation[] {
  const from = (sheet.freeze?.rows ?? 1) + 1
  const to = (sheet.inputRows ?? sheet.rows.length) + 1
  return sheet.columns.flatMap((column, c): DataValidation[] => {
    const range = `${cellName(from, c)}:${cellName(to, c)}`
    if (column.list) return [listRule(range, column.list, lists)]
    if (column.bounds) return [boundsRule(range, column.bounds)]
    return []
  })
}

function listRule(range: string, list: string, lists: readonly List[]): DataValidation {
  const at = lists.findIndex(([name]) => name === list)
  const letter = columnName(at)
  return {
    type: 'list',
    range,
    formula1: `'${LIST_SHEET}'!$${letter}$2:$${letter}$${lists[at]![1].length + 1}`,
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: '请从列表中选择',
    errorMessage: '请点单元格右侧的箭头，从下拉列表中选择一项。',
  }
}

function boundsRule(range: string, bounds: NonNullable<ColumnOut['bounds']>): DataValidation {
  const { whole, minimum, maximum } = bounds
  const limits =
    maximum === null
      ? ({ operator: 'greaterThanOrEqual', formula1: String(minimum ?? 0) } as const)
      : ({ operator: 'between', formula1: String(minimum ?? 0), formula2: String(maximum) } as const)
  const kind = whole ? '整数' : '数字'
  return {
    type: whole ? 'whole' : 'decimal',
    range,
    ...limits,
    allowBlank: true,
    showErrorMessage: true,
    // A warning, not a stop: what may stand here is decided by the checks, which explain themselves.
    errorStyle: 'warning',
    errorTitle: `应为${kind}`,
    errorMessage:
      maximum === null
        ? `此栏应填不小于 ${minimum ?? 0} 的${kind}。没有数据请留空。`
        : `此栏应填 ${minimum ?? 0} 至 ${maximum} 的${kind}。没有数据请留空。`,
  }
}

function listSheet(lists: readonly List[]): WriteSheet {
  const longest = Math.max(...lists.map(([, values]) => values.length))
  const rows = Array.from({ length: longest + 1 }, (_, r) =>
    lists.map(([name, values]) => (r === 0 ? name : (values[r - 1] ?? null))),
  )
  return { name: LIST_SHEET, rows, columns: lists.map(() => ({ width: 24 })), hidden: true }
}
