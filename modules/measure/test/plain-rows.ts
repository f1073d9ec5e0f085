import type { Stage } from '@kit/base'
import type { Row } from '@kit/policy'
import type { Columns } from '../rules/column.ts'
import type { County } from '../rules/measure-county.ts'
import { columnKey } from '../rules/stage-table.ts'

/** Schools and counties as the language's own slow `evaluate` asks for them: what the columns have to agree with. */

const NOBODY: Row = { figure: () => null, parameter: () => null, before: () => null }

export function schoolRow(columns: Columns, i: number): Row {
  const { table, book } = columns
  return {
    figure: (metric, stage) => {
      const value = table.columns.get(columnKey(metric, stage))?.[i]
      return value === undefined || Number.isNaN(value) ? null : value
    },
    parameter: id => book.parameter(id, table.stage),
    before: years => {
      const then = columns.before(years)
      return then && then.table.onRecord?.[i] === 1 ? schoolRow(then, i) : null
    },
  }
}

export function countyRow(county: County): Row {
  return {
    figure: (metric, stage) => county.region.get(columnKey(metric, stage ?? 'all'))?.value ?? null,
    parameter: id => county.book.parameter(id, 'all'),
    schools: stage => schoolRows(county, stage),
    before: years => {
      const then = county.before(years)
      return then && countyRow(then)
    },
  }
}

function schoolRows({ stages, leftOut }: County, stage: Stage | null): Row[] {
  const of = stages.get(stage ?? 'all')
  const rows = of?.schools.map((_, i) => schoolRow(of.columns, i)) ?? []
  return leftOut.some(l => l.open) ? [...rows, NOBODY] : rows
}
