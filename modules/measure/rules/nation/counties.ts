import type { Stage } from '@kit/base'
import type { Columns, SchoolsOf } from '../column.ts'
import { openColumns } from '../columns.ts'
import type { Rulebook } from '../rulebook.ts'
import { ColumnsOnDemand, type StageTable } from '../stage-table.ts'

/** One year of any number of counties, as columns. */
export interface CountiesYear {
  /** A row a county: their own figures. */
  readonly region: StageTable
  /** Their schools by stage of the scope; `all`: schools as a whole. */
  readonly stages: ReadonlyMap<Stage, StageTable>
  /** How many schools of each county nobody can place inside or outside the scope. */
  readonly unplaced: Uint32Array
  /** All schools there were so many years before; counties in the same order. */
  before(years: number): CountiesYear | null
}

/** Counties opened for formulas: `own` a row a county, `at` a row a school. */
export interface OpenCounties {
  readonly own: Columns
  readonly at: SchoolsOf['at']
  readonly unplaced: Uint32Array
}

export function openCounties(year: CountiesYear, book: Rulebook): OpenCounties {
  const schools = schoolsOf(year, book)
  return { own: openColumns(year.region, book, schools), at: schools.at, unplaced: year.unplaced }
}

function schoolsOf(year: CountiesYear, book: Rulebook): SchoolsOf {
  const opened = new Map([...year.stages].map(([stage, table]) => [stage, openColumns(table, book)]))
  const earlier = new Map<number, SchoolsOf | null>()
  return {
    at: stage => opened.get(stage) ?? null,
    unplaced: year.unplaced,
    before: years => {
      if (!earlier.has(years)) {
        const then = year.before(years)
        earlier.set(years, then && schoolsOf(then, book))
      }
      return earlier.get(years) ?? null
    },
  }
}

/** Neighbouring counties of a year, as views of its columns. */
export function partOf(year: CountiesYear, firstCounty: number, endCounty: number): CountiesYear {
  const part = (table: StageTable) => viewOf(table, firstCounty, endCounty)
  return {
    region: part(year.region),
    stages: new Map([...year.stages].map(([stage, table]) => [stage, part(table)])),
    unplaced: year.unplaced.subarray(firstCounty, endCounty),
    before: years => {
      const then = year.before(years)
      return then && partOf(then, firstCounty, endCounty)
    },
  }
}

/** Neighbouring counties of a table, as views of its columns. */
export function viewOf(whole: StageTable, firstCounty: number, endCounty: number): StageTable {
  const from = whole.counties[firstCounty]!
  const to = whole.counties[endCounty]!
  return {
    stage: whole.stage,
    rows: to - from,
    counties: whole.counties.slice(firstCounty, endCounty + 1).map(row => row - from),
    columns: new ColumnsOnDemand(key => whole.columns.get(key)?.subarray(from, to)),
    heads: new Map([...whole.heads].map(([stage, column]) => [stage, column.subarray(from, to)])),
    before: years => {
      const then = whole.before?.(years)
      return then ? viewOf(then, firstCounty, endCounty) : null
    },
    ...(whole.onRecord ? { onRecord: whole.onRecord.subarray(from, to) } : {}),
  }
}

/** About as many rows as a core's own cache holds of the columns one formula needs. */
const BLOCK = 4096

export interface Block {
  readonly firstCounty: number
  readonly endCounty: number
}

/** Whole counties, so many at a time that what one operation leaves is still near when the next one wants it. */
export function blocksOf(counties: Int32Array, most = BLOCK): Block[] {
  const blocks: Block[] = []
  for (let from = 0; from + 1 < counties.length; ) {
    let to = from + 1
    while (to + 1 < counties.length && counties[to + 1]! - counties[from]! <= most) to++
    blocks.push({ firstCounty: from, endCounty: to })
    from = to
  }
  return blocks
}
