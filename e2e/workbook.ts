import { assert } from '@kit/base'
import { cellName } from '@kit/workbook'
import { type Cell, openXlsx, type Sheet, saveXlsx } from 'hucre/xlsx'

/** Row of the headings in our template, counted from zero. */
const HEADINGS = 2

/** What a person types into one row of a sheet: by the beginning of the heading. */
export interface Entry {
  readonly sheet: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Fills cells of the row a school already has in a template; gives back the file and the names of the cells. */
export async function fillCells(
  template: Buffer,
  at: { readonly school: string; readonly stage: string },
  { sheet: name, values }: Entry,
): Promise<{ file: Buffer; cells: readonly string[] }> {
  const book = await openXlsx(template, { readStyles: true })
  const sheet = sheetOf(book.sheets, name)
  const row = sheet.rows.findIndex(r => r[1] === at.school && r[2] === at.stage)
  assert(row >= 0, `${name} has ${at.school}`)
  const cells = put(sheet, row, values)
  return { file: Buffer.from(await saveXlsx(book)), cells }
}

/** Fills the first empty rows of a template. */
export async function fillRows(template: Buffer, entries: readonly Entry[]): Promise<Buffer> {
  const book = await openXlsx(template, { readStyles: true })
  for (const entry of entries) {
    const sheet = sheetOf(book.sheets, entry.sheet)
    const row = sheet.rows.findIndex(
      (r, i) => i > HEADINGS && r.every(value => value === null || value === ''),
    )
    assert(row >= 0, `${entry.sheet} has an empty row`)
    put(sheet, row, entry.values)
  }
  return Buffer.from(await saveXlsx(book))
}

/** The comment somebody finds in a cell; null where there is none. */
export async function commentAt(bytes: Buffer, sheetName: string, cell: string): Promise<string | null> {
  const book = await openXlsx(bytes, { readStyles: true })
  for (const [place, found] of sheetOf(book.sheets, sheetName).cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number)
    if (cellName(row + 1, column) === cell) return found.comment?.text ?? null
  }
  return null
}

function sheetOf(sheets: readonly Sheet[], name: string): Sheet {
  const sheet = sheets.find(s => s.name === name)
  assert(sheet !== undefined, `the workbook has a sheet ${name}`)
  return sheet
}

function put(sheet: Sheet, row: number, values: Entry['values']): string[] {
  return Object.entries(values).map(([heading, value]) => {
    const column = (sheet.rows[HEADINGS] ?? []).findIndex(h => String(h ?? '').startsWith(heading))
    const line = sheet.rows[row]
    assert(line !== undefined && column >= 0, `${sheet.name} has a column ${heading}`)
    line[column] = value
    const place = `${row},${column}`
    const known: Cell | undefined = sheet.cells?.get(place)
    if (known)
      sheet.cells?.set(place, { ...known, value, type: typeof value === 'number' ? 'number' : 'string' })
    return cellName(row + 1, column)
  })
}
