export interface Place {
  readonly row: number
  readonly column: number
}

/** Where a key leads in a grid of `rows` × `columns`; null for keys that do not move. */
export function moveBy(
  key: string,
  withControl: boolean,
  from: Place,
  rows: number,
  columns: number,
): Place | null {
  const move = MOVES[key]
  if (!move) return null
  const to = move(from, withControl, { row: rows - 1, column: columns - 1 })
  return { row: clamp(to.row, rows - 1), column: clamp(to.column, columns - 1) }
}

const PAGE = 15
const clamp = (x: number, last: number) => Math.max(0, Math.min(last, x))

const MOVES: Readonly<Record<string, (at: Place, control: boolean, last: Place) => Place>> = {
  ArrowUp: at => ({ ...at, row: at.row - 1 }),
  ArrowDown: at => ({ ...at, row: at.row + 1 }),
  ArrowLeft: at => ({ ...at, column: at.column - 1 }),
  ArrowRight: at => ({ ...at, column: at.column + 1 }),
  PageUp: at => ({ ...at, row: at.row - PAGE }),
  PageDown: at => ({ ...at, row: at.row + PAGE }),
  Home: (at, control) => ({ row: control ? 0 : at.row, column: 0 }),
  End: (at, control, last) => ({ row: control ? last.row : at.row, column: last.column }),
}
