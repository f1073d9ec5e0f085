import type { Columns, SchoolsOf } from './column.ts'
import { openColumns } from './columns.ts'
import type { County } from './measure-county.ts'
import { ColumnsOnDemand, type StageTable } from './stage-table.ts'

type Parts = Pick<County, 'book' | 'region' | 'stages' | 'leftOut' | 'before'>

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
