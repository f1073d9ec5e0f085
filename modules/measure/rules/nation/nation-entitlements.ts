import type { Entitlement } from '@kit/policy'
import { at, type Column, type Columns } from '../column.ts'
import { exactRow } from '../exact-row.ts'
import { exactly } from '../exact-value.ts'
import { exactDue, mostCovered, type Who, wholeFen } from '../plan/entitlements.ts'
import { numberOf } from '../quantity.ts'

/** Fen of every county, and of how many who are or may be entitled the amount is not known. */
export interface NationEntitlement {
  readonly id: string
  readonly total: Float64Array
  readonly open: Uint32Array
}

/** Adds what everybody of a table is entitled to to the sums of the counties. */
export function amountsOf(
  columns: Columns,
  entitlement: Entitlement,
  total: Float64Array,
  open: Uint32Array,
): void {
  const { counties } = columns.table
  const holds = entitlement.when ? columns.evaluate(entitlement.when.expr, 'as-given') : 1
  const { due, used } = dueOf(columns, entitlement)
  for (let c = 0; c + 1 < counties.length; c++)
    for (let row = counties[c]!; row < counties[c + 1]!; row++) {
      const asked = at(holds, row)
      if (asked === 0) continue
      const fen = Number.isNaN(asked) ? Number.NaN : fenOf(columns, entitlement, row, due(row))
      if (Number.isNaN(fen)) open[c]! += 1
      else total[c]! += fen
    }
  for (const column of [holds, ...used]) columns.release(column)
}

/** Fen of a row before rounding, from columns that are given back when all rows are done. */
function dueOf(
  columns: Columns,
  entitlement: Entitlement,
): { readonly due: (row: number) => number; readonly used: readonly Column[] } {
  const { book, table } = columns
  const { heads, counted, cover, amount } = entitlement
  if (amount) {
    const given = columns.evaluate(amount.expr, 'as-given')
    return { due: row => at(given, row), used: [given] }
  }
  const rate = book.parameter(entitlement.rate, table.stage) ?? Number.NaN
  const persons = columns.evaluate((counted ?? heads).expr, 'as-given')
  if (!cover) return { due: row => at(persons, row) * rate, used: [persons] }
  const covered = columns.evaluate(cover.of.expr, 'as-given')
  const percent = book.parameter(cover.atMost, table.stage) ?? Number.NaN
  const most = (row: number) => wholeOf(columns, entitlement, row, (at(covered, row) * percent) / 100)
  return { due: row => Math.min(at(persons, row), most(row)) * rate, used: [persons, covered] }
}

/** Below this part of itself a number's own rounding noise may lie; money knows few operations and no long sums. */
const NOISE = 1e-12

/** Whole fen, half of one counting as one. */
function fenOf(columns: Columns, entitlement: Entitlement, row: number, due: number): number {
  const down = Math.floor(due)
  if (Math.abs(due - down - 0.5) > NOISE * Math.max(1, due)) return Math.floor(due + 0.5)
  const exact = Number.isNaN(due) ? null : exactDue(columns.book, entitlement, whoIn(columns, row))
  return exact ? wholeFen(exact) : Number.NaN
}

/** Whole persons. */
function wholeOf(columns: Columns, { cover }: Entitlement, row: number, persons: number): number {
  if (Math.abs(persons - Math.round(persons)) > NOISE * Math.max(1, persons)) return Math.floor(persons)
  if (Number.isInteger(persons) || Number.isNaN(persons) || !cover) return persons
  const who = whoIn(columns, row)
  const exact = mostCovered(cover, who, exactly(columns.book.parameter(cover.atMost, who.stageForRates)))
  return exact ? numberOf(exact) : Number.NaN
}

function whoIn(columns: Columns, row: number): Who {
  return { exact: exactRow(columns, row, 'as-given'), stageForRates: columns.table.stage }
}
