import { assert } from '@kit/base'
import { cellName } from '@kit/workbook'
import { openXlsx, saveXlsx } from 'hucre/xlsx'

/** Row of the headings in our template, counted from zero. */
const HEADINGS = 2

export interface Entry {
  readonly sheet: string
  readonly school: string
  /** The row of this stage, where a school has several. */
  readonly stage?: string
  /** Beginning of the heading. */
  readonly column: string
  readonly value: string | number
}

/** Fills cells of a template as a person would; gives back the file and the names of the cells. */
export async function fill(
  template: Buffer,
  entries: readonly Entry[],
): Promise<{ file: Buffer; cells: readonly string[] }> {
  const book = await openXlsx(template, { readStyles: true })
  const cells = entries.map(entry => {
    const sheet = book.sheets.find(s => s.name === entry.sheet)
    assert(sheet !== undefined, `the template has a sheet ${entry.sheet}`)
    const column = (sheet.rows[HEADINGS] ?? []).findIndex(h => String(h ?? '').startsWith(entry.column))
    const row = sheet.rows.findIndex(
      r => r[1] === entry.school && (entry.stage === undefined || r[2] === entry.stage),
    )
    assert(row >= 0 && column >= 0, `${entry.sheet} has ${entry.school} and ${entry.column}`)
    const line = sheet.rows[row]
    assert(line !== undefined, 'the row is there')
    line[column] = entry.value
    const known = sheet.cells?.get(`${row},${column}`)
    if (known) {
      const type = typeof entry.value === 'number' ? 'number' : 'string'
      sheet.cells?.set(`${row},${column}`, { ...known, value: entry.value, type })
    }
    return cellName(row + 1, column)
  })
  return { file: Buffer.from(await saveXlsx(book)), cells }
}

/** The comment somebody finds in a cell; null where there is none. */
export async function commentAt(bytes: Buffer, sheetName: string, cell: string): Promise<string | null> {
  const book = await openXlsx(bytes, { readStyles: true })
  const sheet = book.sheets.find(s => s.name === sheetName)
  for (const [place, found] of sheet?.cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number)
    if (cellName(row + 1, column) === cell) return found.comment?.text ?? null
  }
  return null
}
