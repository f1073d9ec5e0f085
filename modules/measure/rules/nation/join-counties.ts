import { assert, type Stage } from '@kit/base'
import type { County } from '../measure-county.ts'
import { ColumnsOnDemand, type StageTable } from '../stage-table.ts'
import type { CountiesYear } from './counties.ts'

/**
 * Measured counties as one set of columns, in the order given; null: of this county nothing is on record in the year.
 *
 * @requires at least one county; all by the same pack, day and period
 */
export function joinCounties(counties: readonly (County | null)[]): CountiesYear {
  const known = counties.filter(county => county !== null)
  const [first] = known
  assert(first, 'something is on record of some county')
  const stages = [...first.stages.keys()]
  const before = (years: number) => {
    const then = counties.map(county => county?.before(years) ?? null)
    return then.some(county => county !== null) ? joinCounties(then) : null
  }
  return {
    region: {
      ...joined(counties.map(county => county?.own.table ?? nobody('all', 1))),
      before: years => before(years)?.region ?? null,
    },
    stages: new Map(
      stages.map(stage => {
        const tables = counties.map(county => county?.stages.get(stage)?.columns.table ?? nobody(stage, 0))
        return [stage, joined(tables)]
      }),
    ),
    unplaced: Uint32Array.from(counties, county => county?.leftOut.filter(l => l.open).length ?? 0),
    before,
  }
}

/** Rows that were not on record. */
function nobody(stage: Stage, rows: number): StageTable {
  return {
    ...{ stage, rows, counties: Int32Array.of(0, rows), columns: new Map(), heads: new Map() },
    onRecord: new Uint8Array(rows),
  }
}

function joined(tables: readonly StageTable[]): StageTable {
  const counties = new Int32Array(tables.length + 1)
  tables.forEach(({ rows }, c) => {
    counties[c + 1] = counties[c]! + rows
  })
  const rows = counties.at(-1) ?? 0
  const stage = tables[0]?.stage ?? 'all'
  const fill = (columnOf: (table: StageTable) => Float64Array | undefined, missing: number) => {
    const out = new Float64Array(rows).fill(missing)
    tables.forEach((table, c) => {
      const column = columnOf(table)
      if (column) out.set(column, counties[c]!)
    })
    return out
  }
  const weighed = new Set(tables.flatMap(table => [...table.heads.keys()]))
  const onRecord = new Uint8Array(rows)
  tables.forEach((table, c) => {
    onRecord.set(table.onRecord ?? new Uint8Array(table.rows).fill(1), counties[c]!)
  })
  return {
    ...{ stage, rows, counties, onRecord },
    columns: new ColumnsOnDemand(key => fill(table => table.columns.get(key), Number.NaN)),
    heads: new Map([...weighed].map(of => [of, fill(table => table.heads.get(of), 0)])),
    before: years => {
      const then = tables.map(table => table.before?.(years) ?? null)
      if (then.every(table => table === null)) return null
      return joined(then.map((table, c) => table ?? nobody(stage, tables[c]!.rows)))
    },
  }
}
