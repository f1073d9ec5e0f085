import type { Stage } from '@kit/base'
import type { Columns, SchoolsOf } from './column.ts'
import { openColumns } from './columns.ts'
import type { Return } from './returns.ts'
import type { Rulebook } from './rulebook.ts'
import { ColumnsOnDemand, type StageTable } from './stage-table.ts'

/** What of a measured county its own formulas need. */
interface Parts {
  readonly book: Rulebook
  readonly region: Return
  readonly stages: ReadonlyMap<Stage, { readonly columns: Columns }>
  readonly leftOut: readonly { readonly open: boolean }[]
  before(years: number): Parts | null
}

/** The county itself as a table of one row: its own figures, sums over its schools, and itself in earlier years. */
export function countyColumns(county: Parts): Columns {
  return openColumns(tableOf(county), county.book, schoolsOf(county))
}

function tableOf({ region, before }: Parts): StageTable {
  return {
    stage: 'all',
    rows: 1,
    counties: Int32Array.of(0, 1),
    columns: new ColumnsOnDemand(key => {
      const entry = region.get(key.includes('@') ? key : `${key}@all`)
      return Float64Array.of(entry?.value ?? Number.NaN)
    }),
    heads: new Map(),
    before: years => {
      const then = before(years)
      return then && tableOf(then)
    },
  }
}

function schoolsOf({ stages, leftOut, before }: Parts): SchoolsOf {
  return {
    at: stage => stages.get(stage)?.columns ?? null,
    unplaced: Uint32Array.of(leftOut.filter(l => l.open).length),
    before: years => {
      const then = before(years)
      return then && schoolsOf(then)
    },
  }
}
