/** A cell as it was read: a value of the sheet, or nothing. Formulas arrive as the value stored with them. */
export type CellValue = string | number | boolean | Date | null

/** Why a cell cannot be believed: `error` (#REF! …) or a formula that was never calculated. */
export type Flaw = 'error' | 'formula-without-value'

export interface Row {
  readonly sheet: string
  /** As the sheet numbers it, from 1; for CSV the line on which the record ends. */
  readonly number: number
  readonly values: readonly CellValue[]
  /** Column index → what is wrong with that cell; null when nothing is. */
  readonly flaws: ReadonlyMap<number, Flaw> | null
  readonly hidden: boolean
}

/** 0-based, inclusive */
export interface Area {
  readonly startRow: number
  readonly startCol: number
  readonly endRow: number
  readonly endCol: number
}

export interface SheetInfo {
  readonly name: string
  readonly hidden: boolean
  /** Known for workbooks read as a whole; a streamed sheet has none. */
  readonly merges: readonly Area[]
}

const ERROR_TEXT = /^#(REF!|DIV\/0!|VALUE!|NAME\?|NUM!|N\/A|NULL!|SPILL!|CALC!|GETTING_DATA)$/

/** A text that spreadsheet programs show in place of a value that could not be calculated. */
export function isErrorText(value: CellValue): boolean {
  return typeof value === 'string' && value.charCodeAt(0) === 35 && ERROR_TEXT.test(value)
}

/** @example columnName(27) // → 'AB' */
export function columnName(column: number): string {
  let name = ''
  for (let n = column; n >= 0; n = Math.floor(n / 26) - 1) name = String.fromCharCode(65 + (n % 26)) + name
  return name
}

/** Name of a cell from its row number (from 1) and column index (from 0). @example cellName(7, 1) // → 'B7' */
export function cellName(row: number, column: number): string {
  return columnName(column) + row
}

/** @example cellAt('B7') // → { row: 7, column: 1 } */
export function cellAt(name: string): { row: number; column: number } | null {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name)
  if (!found) return null
  let column = 0
  for (const letter of found[1]!) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(found[2]), column: column - 1 }
}

/** What a person sees in the cell, near enough to quote it back. */
export function shown(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return String(value)
}
