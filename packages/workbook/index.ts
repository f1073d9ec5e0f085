export {
  type Area,
  type CellValue,
  cellAt,
  cellName,
  columnName,
  type Flaw,
  type Row,
  type SheetInfo,
  shown,
} from './cells.ts'
export type { CellOut, ColumnOut, Look, SheetOut, WorkbookOut } from './describe.ts'
export { LIMITS, type Limits } from './limits.ts'
export { type Mark, markWorkbook } from './mark.ts'
export { type OpenWorkbook, openWorkbook } from './open.ts'
export { UnreadableWorkbook } from './refusals.ts'
export { writeWorkbook } from './write.ts'
