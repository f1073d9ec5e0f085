import { compareCvExactly, sideOf, weightedSpread } from '@kit/kernels'
import type { Indicator } from '@kit/policy'
import { atLeastK, type RowVerdicts } from './at-least-k.ts'
import type { Columns } from './column.ts'
import { openColumns } from './columns.ts'
import { amountsAndPupils, exactRatio } from './indicator-columns.ts'
import { type Measure, measureTable } from './measure-county.ts'
import { type Block, blocksOf, viewOf } from './nation/counties.ts'
import type { Rulebook } from './rulebook.ts'
import type { StageTable } from './stage-table.ts'

/** Neighbouring counties of one stage: every school's verdict, and every county's. Codes are those of `ROW_VERDICTS`. */
export interface NationBlock {
  /** Their rows, as a view of the table that was given. */
  readonly table: StageTable
  /** Place of their first county in the table that was given. */
  readonly firstCounty: number
  readonly measures: readonly Measure[]
  /** By the pack's per-school test; null where it has none. */
  readonly schools: RowVerdicts | null
  /** All schools pass and all CVs are within their limits; a known failure decides. */
  readonly counties: Uint8Array
}

const [OPEN, FAIL, PASS] = [0, 1, 2]

/**
 * The resource part of a pack for any number of counties at once, with the same columns, decisions and exactness as one
 * county: for provinces, the nation, and for comparing with other ways of computing it. Goes through the tables in blocks
 * of whole counties, in order, so that what one operation leaves is still near when the next one wants it.
 *
 * @complexity O(rows × indicators)
 */
export function measureNation(tables: readonly StageTable[], book: Rulebook): NationBlock[] {
  return tables.flatMap(table => blocksOf(table.counties).map(block => measureBlock(table, block, book)))
}

/** The CVs alone, by stage and indicator in the order of the pack, a row a county. NaN: a school of the county is missing. */
export interface NationCvs {
  readonly stage: StageTable['stage']
  readonly indicator: string
  readonly cv: Float64Array
}

/** Only how far the schools of each county differ: no thresholds, verdicts or drivers. */
export function nationCvs(tables: readonly StageTable[], book: Rulebook): NationCvs[] {
  return tables.flatMap(table => {
    const all = book.pack.indicators.map(({ id }) => ({
      stage: table.stage,
      indicator: id,
      cv: new Float64Array(table.counties.length - 1),
    }))
    for (const block of blocksOf(table.counties)) {
      const columns = openColumns(viewOf(table, block.firstCounty, block.endCounty), book)
      for (const [k, indicator] of book.pack.indicators.entries())
        writeCvs(columns, indicator, all[k]!.cv, block.firstCounty)
    }
    return all
  })
}

function writeCvs(columns: Columns, indicator: Indicator, into: Float64Array, at: number): void {
  const of = amountsAndPupils(columns, indicator)
  if (!of) return
  const { counties } = columns.table
  for (let c = 0; c + 1 < counties.length; c++)
    into[at + c] = weightedSpread(of.amounts, of.pupils, counties[c]!, counties[c + 1]!).cv
}

function measureBlock(whole: StageTable, { firstCounty, endCounty }: Block, book: Rulebook): NationBlock {
  const table = viewOf(whole, firstCounty, endCounty)
  const columns = openColumns(table, book)
  const measures = measureTable(columns)
  const schools = schoolVerdicts(measures, book, table.rows)
  return { table, firstCounty, measures, schools, counties: countyVerdicts(columns, measures, schools) }
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
      else if ((side === 0 ? exactCvSide(columns, of, c, limit) : side) > 0) lower(c, FAIL)
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

/** Where the CV of a county lies to a limit, without rounding. */
export function exactCvSide(columns: Columns, of: Measure['of'], county: number, limit: number): number {
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
