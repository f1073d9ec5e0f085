import type { Area, CellValue } from './cells.ts'

/** What a sheet is to look like, free of any library. Row and column numbers count from 0. */

/** A small closed set of looks, so that every workbook of the product looks the same. */
export type Look =
  | 'title'
  | 'heading'
  | 'required-heading'
  | 'hint'
  | 'input'
  | 'fixed'
  | 'total'
  | 'error'
  | 'warning'
  | 'remark'
  | 'plain'

export interface CellOut {
  readonly value: CellValue
  readonly look?: Look
  /** Excel number format, e.g. `#,##0.00`. */
  readonly format?: string
  /** Comment of the cell. */
  readonly note?: string
  /** Place in this workbook the cell leads to, e.g. `学校!B7`. */
  readonly leadsTo?: string
}

export interface ColumnOut {
  /** In characters; a Chinese character counts two. */
  readonly width: number
  readonly look?: Look
  readonly format?: string
  /** Name of a list of `WorkbookOut.lists`: the cells below the frozen rows offer it as a dropdown. */
  readonly list?: string
  /** Bounds of a number column; whole numbers only when `whole`. */
  readonly bounds?: {
    readonly whole: boolean
    readonly minimum: number | null
    readonly maximum: number | null
  }
}

export interface SheetOut {
  readonly name: string
  readonly columns: readonly ColumnOut[]
  readonly rows: readonly (readonly (CellOut | CellValue)[])[]
  readonly freeze?: { readonly rows: number; readonly columns: number }
  readonly merges?: readonly Area[]
  /** Locks every cell that does not look like `input`. */
  readonly protect?: boolean
  /** Last row (0-based) for which dropdowns and bounds hold. */
  readonly inputRows?: number
  readonly rowHeights?: ReadonlyMap<number, number>
  readonly hidden?: boolean
  readonly landscape?: boolean
}

export interface WorkbookOut {
  readonly title: string
  readonly sheets: readonly SheetOut[]
  /** Dropdown lists; kept on a hidden sheet, because a list written into the rule itself may not exceed 255 characters. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
}

export function isCellOut(cell: CellOut | CellValue): cell is CellOut {
  return typeof cell === 'object' && cell !== null && !(cell instanceof Date)
}
