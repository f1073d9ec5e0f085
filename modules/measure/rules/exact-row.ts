import { assert, type Stage } from '@kit/base'
import { add, divide, multiply, type Rational, ZERO } from '@kit/kernels'
import { at, type Columns, type Reading } from './column.ts'
import { type ExactRow, exactly } from './exact-value.ts'
import { columnKey } from './stage-table.ts'
import { isWholeAt } from './whole.ts'

/** One row of a table as exact fractions. */
export function exactRow(columns: Columns, row: number, reading: Reading): ExactRow {
  const { table, book } = columns
  return {
    schools: stage => exactSchools(columns, row, stage),
    sum: expr => {
      if (!isWholeAt(columns.whole(expr), row)) return null
      return exactly(at(columns.sums(expr), row))
    },
    before: years => {
      const then = columns.before(years)
      return then && then.table.onRecord?.[row] !== 0 ? exactRow(then, row, reading) : null
    },
    parameter: id => exactly(book.parameter(id, table.stage)),
    figure: (metric, stage) => {
      const value = exactly(table.columns.get(columnKey(metric, stage))?.[row])
      const whole = reading === 'split' && stage === undefined && book.isWhole(metric, table.stage)
      if (!whole || value === null) return value
      const share = exactShare(columns, row)
      return share && multiply(value, share)
    },
  }
}

const NOBODY: ExactRow = { figure: () => null, parameter: () => null, before: () => null }

/** The schools of one county; one that cannot be placed counts as a school of which nothing is known. */
function exactSchools({ schools }: Columns, county: number, stage: Stage | null): ExactRow[] {
  assert(schools, 'sums are asked of counties')
  const of = schools.at(stage ?? 'all')
  const rows: ExactRow[] = []
  if (of)
    for (let i = of.table.counties[county]!; i < of.table.counties[county + 1]!; i++)
      rows.push(exactRow(of, i, 'as-given'))
  return schools.unplaced[county]! > 0 ? [...rows, NOBODY] : rows
}

/** This stage's share of the school's whole-school figures, as an exact fraction. */
export function exactShare({ table, book }: Columns, row: number): Rational | null {
  const weighted = (stage: Stage) => {
    const weight = exactly(book.parameter(book.pack.scope.stageWeights, stage))
    const heads = exactly(table.heads.get(stage)?.[row])
    return weight && heads && multiply(weight, heads)
  }
  const own = weighted(table.stage)
  let sum = ZERO
  for (const stage of table.heads.keys()) {
    if (book.parameter(book.pack.scope.stageWeights, stage) === null) continue
    const part = weighted(stage)
    if (part === null) return null
    sum = add(sum, part)
  }
  return own === null || sum.n === 0n ? null : divide(own, sum)
}
