import { assert } from '@kit/base'
import { type Expr, type ExprFunction, evaluate, stageNamedIn } from '@kit/policy'
import { at, type Column, type Columns } from './column.ts'
import type { Scratch } from './scratch.ts'

/** What looks at all schools of a county and gives one value for it. */
type Sum = 'total' | 'mean-of' | 'count' | 'share' | 'smallest' | 'largest'

export function isSum(fn: ExprFunction): fn is Sum {
  return (
    fn === 'total' ||
    fn === 'mean-of' ||
    fn === 'count' ||
    fn === 'share' ||
    fn === 'smallest' ||
    fn === 'largest'
  )
}

/**
 * A sum over the schools of every county, a row a county. A school that is missing makes it missing; so does one of
 * which nobody can tell whether it belongs to the scope, unless the formula says something of missing figures.
 *
 * @complexity O(schools)
 */
export function summed({ schools }: Columns, scratch: Scratch, fn: Sum, [expr]: readonly Expr[]): Column {
  assert(schools && expr, `${fn} counts over the schools of a county`)
  const of = schools.at(stageNamedIn(expr) ?? 'all')
  const values = of?.evaluate(expr, 'as-given') ?? Number.NaN
  const counties = of?.table.counties
  const unplaced = evaluate(expr, NOBODY) ?? Number.NaN
  const out = scratch.into([])
  for (let c = 0; c < out.length; c++) {
    const extra = schools.unplaced[c]! > 0
    const sum = reduced(values, counties?.[c] ?? 0, counties?.[c + 1] ?? 0, extra ? unplaced : null)
    out[c] = outcome(fn, sum)
  }
  of?.release(values)
  return out
}

const NOBODY = { figure: () => null, parameter: () => null, before: () => null }

interface Reduced {
  total: number
  holding: number
  smallest: number
  largest: number
  schools: number
}

/** One pass over the schools of a county; `total` is NaN as soon as one is missing. */
function reduced(values: Column, from: number, to: number, extra: number | null): Reduced {
  let total = 0
  let holding = 0
  let smallest = Number.POSITIVE_INFINITY
  let largest = Number.NEGATIVE_INFINITY
  const last = extra === null ? to : to + 1
  for (let i = from; i < last; i++) {
    const value = i < to ? at(values, i) : (extra as number)
    total += value
    if (value !== 0) holding += 1
    if (value < smallest) smallest = value
    if (value > largest) largest = value
  }
  return { total, holding, smallest, largest, schools: last - from }
}

function outcome(fn: Sum, { total, holding, smallest, largest, schools }: Reduced): number {
  if (Number.isNaN(total)) return Number.NaN
  if (fn === 'count') return holding
  if (schools === 0) return Number.NaN
  if (fn === 'total') return total
  if (fn === 'mean-of') return total / schools
  if (fn === 'share') return holding / schools
  return fn === 'smallest' ? smallest : largest
}
