import { writeWorkbook } from '@kit/workbook'

/** A table for people: its name is that of its file or sheet. */
export interface ReportTable {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A sheet a table; columns as wide as what stands in them, within reason. */
export function reportBook(title: string, tables: readonly ReportTable[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, header, rows }) => ({
    name,
    columns: header.map((h, i) => ({ width: widthOf([h, ...rows.slice(0, 200).map(r => r[i] ?? '')]) })),
    rows: [header.map(value => ({ value, look: 'heading' as const })), ...rows],
  }))
  return writeWorkbook({ title, sheets })
}

/** A Chinese character is two wide. */
function widthOf(cells: readonly (string | number)[]): number {
  const width = (x: string | number) => [...String(x)].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0)
  return Math.min(60, 3 + cells.reduce((most: number, x) => Math.max(most, width(x)), 6))
}
