import type { Column } from './column.ts'

/**
 * Columns for intermediate results. An operation writes into an operand that nobody else holds, or into a spare column:
 * a nation's formulas would otherwise ask for hundreds of megabytes and the collector would take longer than the sums.
 */
export interface Scratch {
  /** A column to write to; operands of the operation may be overwritten row by row or are given back. */
  into(operands: readonly Column[]): Float64Array
  release(column: Column): void
}

export function openScratch(rows: number): Scratch {
  const spare: Float64Array[] = []
  const lent = new Set<Column>()
  const release = (column: Column) => {
    if (typeof column !== 'number' && lent.delete(column)) spare.push(column)
  }
  return {
    release,
    into: operands => {
      for (const operand of operands) release(operand)
      const out = spare.pop() ?? new Float64Array(rows)
      lent.add(out)
      return out
    },
  }
}
