import type { Text } from '@kit/base'
import type { CellOut, CellValue, SheetOut } from '@kit/workbook'
import type { Say } from '../report/words.ts'

export type Row = readonly (CellOut | CellValue)[]

/** A table with a heading that stays in sight. */
export function sheet(
  say: Say,
  name: Text,
  headings: readonly Text[],
  rows: readonly Row[],
  format?: string,
): SheetOut {
  return {
    name: say(name),
    columns: headings.map((_, i) => ({
      width: i === 0 ? 30 : 15,
      ...(i > 0 && format !== undefined && { format }),
    })),
    rows: [headings.map(h => ({ value: say(h), look: 'heading' as const })), ...rows],
    freeze: { rows: 1, columns: 1 },
    landscape: true,
  }
}

/** Yuan for people; null stays empty and is never zero. */
export function yuan(fen: number | null): CellOut | null {
  return fen === null ? null : { value: fen / 100, format: '#,##0' }
}
