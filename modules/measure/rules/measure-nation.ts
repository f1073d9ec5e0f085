import { compareCvExactly, sideOf } from '@kit/kernels'
import { atLeastK, type RowVerdicts } from './at-least-k.ts'
import type { Columns } from './column.ts'
import { openColumns } from './columns.ts'
import { exactRatio } from './indicator-columns.ts'
import { type Measure, measureTable } from './measure-county.ts'
import type { Rulebook } from './rulebook.ts'
import type { StageTable } from './stage-table.ts'

/** One stage of many counties: every school's verdict, and every county's. Codes are those of `ROW_VERDICTS`. */
export interface NationStage {
  readonly table: StageTable
  readonly measures: readonly Measure[]
  /** By the pack's per-school test; null where it has none. */
  readonly schools: RowVerdicts | null
  /** All schools pass and all CVs are within their limits; a known failure decides. */
  readonly counties: Uint8Array
}

const [OPEN, FAIL, PASS] = [0, 1, 2]

/**
 * The resource part of a pack for any number of counties at once, with the same columns, decisions and exactness as one
 * county: for provinces, the nation, and for comparing with other ways of computing it.
 *
 * @complexity O(rows × indicators)
 */
export function measureNation(tables: readonly StageTable[], book: Rulebook): NationStage[] {
  return tables.map(table => {
    const columns = openColumns(table, book)
    const measures = measureTable(columns)
    const schools = schoolVerdicts(measures, book, table.rows)
    return { table, measures, schools, counties: countyVerdicts(columns, measures, schools) }
  })
}

function schoolVerdicts(measures: readonly Measure[], { pack }: Rulebook, rows: number): RowVerdicts | null {
  const test = pack.tests.find(t => t.op === 'at-least-k@1')
  if (test?.op !== 'at-least-k@1') return null
  const tested = measures.filter(m => test.indicators.includes(m.of.indicator.id))
  return atLeastK(
    tested.map(m => m.of),
    test.k,
    rows,
  )
}

function countyVerdicts(
  columns: Columns,
  measures: readonly Measure[],
  schools: RowVerdicts | null,
): Uint8Array {
  const { counties } = columns.table
  const verdicts = new Uint8Array(counties.length - 1).fill(PASS)
  const lower = (c: number, to: number) => {
    if (verdicts[c] !== FAIL && (to === FAIL || to === OPEN)) verdicts[c] = to
  }
  for (let c = 0; c < verdicts.length; c++)
    for (let i = counties[c]!; schools && i < counties[c + 1]!; i++) lower(c, schools.verdict[i]!)
  for (const { of, spread, limit } of limited(columns, measures))
    for (let c = 0; c < verdicts.length; c++) {
      const side = sideOf(spread.cv[c]!, limit)
      if (Number.isNaN(side)) lower(c, OPEN)
      else if ((side === 0 ? exactSide(columns, of, c, limit) : side) > 0) lower(c, FAIL)
    }
  return verdicts
}

function limited({ table, book }: Columns, measures: readonly Measure[]): (Measure & { limit: number })[] {
  const test = book.pack.tests.find(t => t.op === 'cv-each@1')
  if (test?.op !== 'cv-each@1') return []
  const limit = book.parameter(test.limit, table.stage)
  if (limit === null) return []
  return measures.filter(m => test.indicators.includes(m.of.indicator.id)).map(m => ({ ...m, limit }))
}

function exactSide(columns: Columns, of: Measure['of'], county: number, limit: number): number {
  const { counties } = columns.table
  const rows = Array.from(
    { length: counties[county + 1]! - counties[county]! },
    (_, i) => counties[county]! + i,
  )
  return compareCvExactly(
    rows.map(row => exactRatio(columns, of, row)).filter(row => row !== null),
    limit,
  )
}
