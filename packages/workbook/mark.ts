import { type Cell, type CellStyle, openXlsx, type Sheet, saveXlsx } from 'hucre/xlsx'
import { cellAt } from './cells.ts'
import type { Look, SheetOut } from './describe.ts'
import { LOOKS } from './looks.ts'
import { toWriteSheet } from './write.ts'

export interface Mark {
  readonly sheet: string
  /** A1 name */
  readonly cell: string
  readonly look: Look
  readonly note: string
}

/**
 * Gives the user's own workbook back with cells filled and commented in place, and one sheet more in front. What stands
 * in the workbook stays: values, formulas, formats, other sheets.
 */
export async function markWorkbook(
  bytes: Uint8Array,
  marks: readonly Mark[],
  front: SheetOut,
): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true })
  const sheets = new Map(workbook.sheets.map(sheet => [sheet.name, sheet]))
  for (const mark of marks) {
    const sheet = sheets.get(mark.sheet)
    if (sheet) put(sheet, mark)
  }
  const { rows = [], cells, columns = [], merges = [], freezePane, pageSetup } = toWriteSheet(front, [])
  workbook.sheets.unshift({
    name: front.name,
    rows,
    cells: cells as Map<string, Cell>,
    columns,
    merges,
    ...(freezePane ? { freezePane } : {}),
    ...(pageSetup ? { pageSetup } : {}),
  })
  return saveXlsx(workbook)
}

function put(sheet: Sheet, mark: Mark): void {
  const at = cellAt(mark.cell)
  if (!at) return
  const place = `${at.row - 1},${at.column}`
  const value = sheet.rows[at.row - 1]?.[at.column] ?? null
  sheet.cells ??= new Map()
  const before: Cell = sheet.cells.get(place) ?? { value, type: value === null ? 'empty' : 'string' }
  const text = before.comment ? `${before.comment.text}\n${mark.note}` : mark.note
  sheet.cells.set(place, {
    ...before,
    style: withFill(before.style, mark.look),
    comment: { author: '均衡', text },
  })
}

function withFill(style: CellStyle | undefined, look: Look): CellStyle {
  const { fill, font } = LOOKS[look]
  const color = font?.color ? { color: font.color } : {}
  return { ...style, ...(fill ? { fill } : {}), font: { ...style?.font, ...color } }
}
