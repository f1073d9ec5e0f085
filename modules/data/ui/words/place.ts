import type { Words } from '@kit/ui-kit'
import type { Locator } from '@loop/data/schema'

/** Where in its source a figure stands, in words; null when the source has no places. */
export function placeText(locator: Locator, w: Words): string | null {
  const { sheet, cell, line, rows, clause } = locator
  const at = cell ?? (line === undefined ? null : w('history.line', { line }))
  if (sheet !== undefined && at !== null) return w('history.cell', { sheet, cell: at })
  if (rows !== undefined) return w('history.rows', { rows: sheet === undefined ? rows : `${sheet} ${rows}` })
  if (clause !== undefined) return w('history.clause', { clause })
  return sheet ?? at
}
