import { isSchoolYear, type Period, type Stage } from '@kit/base'
import {
  type Entitlement,
  type Expr,
  type PlanRecord,
  planOf,
  type Target,
  type Trigger,
  type YearValue,
} from '@kit/policy'
import type { RecordStanding } from '../../plan-schema.ts'
import { at, type Column, type Columns } from '../column.ts'
import { besidePrint, yearsBackTo } from '../plan/records.ts'
import { demandOf, type Standing, standingOf } from '../plan/target-standing.ts'
import { subjectOf, yearOf } from '../plan/targets.ts'
import { type Quantity, quantityAt, written } from '../quantity.ts'
import type { Rulebook } from '../rulebook.ts'
import {
  type Block,
  blocksOf,
  type CountiesYear,
  type OpenCounties,
  openCounties,
  partOf,
} from './counties.ts'
import { amountsOf, type NationEntitlement } from './nation-entitlements.ts'
import { decideCounties, type NationTest } from './nation-tests.ts'

/** One target in every county, as in `TargetStanding`. */
export interface NationTarget {
  readonly id: string
  readonly standings: readonly (Standing & { readonly value: number | null })[]
}

export interface NationRecord {
  readonly id: string
  readonly standings: readonly Pick<RecordStanding, 'computed' | 'difference' | 'state'>[]
}

/** For how many schools (or for the county) of every county a trigger fires, and of how many it cannot be told. */
export interface NationTrigger {
  readonly id: string
  readonly fires: Uint32Array
  readonly open: Uint32Array
}

/** Neighbouring counties, with everything a pack says of them. */
export interface NationPlanBlock extends Block {
  readonly tests: readonly NationTest[]
  readonly targets: readonly NationTarget[]
  readonly records: readonly NationRecord[]
  readonly triggers: readonly NationTrigger[]
  readonly entitlements: readonly NationEntitlement[]
}

/**
 * Everything of a pack that is computed, for any number of counties at once: tests, targets, printed figures, triggers,
 * money. Each county comes out as `assessFigures` and `evaluatePlan` have it alone; formulas run over columns, in blocks
 * of whole counties, and exact arithmetic decides only what lies too near to a limit.
 *
 * @shape yearsOnRecord: how many years back anything is on record, ascending
 * @complexity O(rows × formulas)
 */
export function measureNationPlan(
  year: CountiesYear,
  book: Rulebook,
  period: Period,
  yearsOnRecord: readonly number[],
): NationPlanBlock[] {
  const whole = year.stages.get('all') ?? year.region
  return blocksOf(whole.counties).map(block => {
    const counties = openCounties(partOf(year, block.firstCounty, block.endCounty), book)
    const tests = decideCounties(counties)
    const on: Measuring = { counties, book, period, tests, past: yearsOnRecord.toSorted((a, b) => b - a) }
    const { records, triggers, entitlements } = planOf(book.pack)
    return {
      ...block,
      tests,
      targets: book.pack.targets.map(target => targetIn(on, target)),
      records: records.map(record => recordIn(on, record)),
      triggers: triggers.map(trigger => triggerIn(on, trigger)),
      entitlements: entitlements.map(entitlement => amountsIn(on, entitlement)),
    }
  })
}

interface Measuring {
  readonly counties: OpenCounties
  readonly book: Rulebook
  readonly period: Period
  readonly tests: readonly NationTest[]
  /** Years back of which something is on record, the longest ago first. */
  readonly past: readonly number[]
}

function targetIn({ counties, book, period, tests, past }: Measuring, target: Target): NationTarget {
  const { own } = counties
  const { formula, compare } = subjectOf(book, target)
  const year = yearOf(period)
  const demand = demandOf(target, compare, year)
  const values = formula && own.evaluate(formula.expr, 'as-given')
  const earlier = formula
    ? past.map(back => ({ year: year - back, values: own.evaluate(before(formula.expr, back), 'as-given') }))
    : []
  const benchmarks = target.peer ? own.evaluate(target.peer.benchmark.expr, 'as-given') : null
  const verdicts = tests.find(test => test.id === target.test)?.verdicts
  const standings = Array.from({ length: own.table.rows }, (_, c) => {
    const value = formula && values !== null ? quantityAt(own, formula, values, c) : passed(verdicts?.[c])
    const known = earlier.map(of => ({ year: of.year, value: at(of.values, c) }))
    const benchmark =
      target.peer && benchmarks !== null ? quantityAt(own, target.peer.benchmark, benchmarks, c) : null
    const figures = { value, past: known.filter(isKnown), benchmark }
    return { value: value?.near ?? null, ...standingOf(demand, figures) }
  })
  releaseAll(own, [values, benchmarks, ...earlier.map(of => of.values)])
  return { id: target.id, standings }
}

function before(expr: Expr, years: number): Expr {
  return { op: 'call', fn: 'previous', args: [expr, { op: 'number', value: years }] }
}

function isKnown({ value }: YearValue): boolean {
  return !Number.isNaN(value)
}

function passed(verdict: string | undefined): Quantity | null {
  return verdict === 'pass' ? written(1) : verdict === 'fail' ? written(0) : null
}

function recordIn({ counties, period }: Measuring, record: PlanRecord): NationRecord {
  const { own } = counties
  const { formula } = record
  const back = yearsBackTo(record.period, period)
  const then = back === 0 ? own : back === null ? null : own.before(back)
  const values = formula && then ? then.evaluate(formula.expr, 'as-given') : null
  const standings = Array.from({ length: own.table.rows }, (_, c) => {
    const isThere = then !== null && then.table.onRecord?.[c] !== 0
    const computed = isThere && formula && values !== null ? quantityAt(then, formula, values, c) : null
    return { computed: computed?.near ?? null, ...besidePrint(record, computed) }
  })
  releaseAll(own, [values])
  return { id: record.id, standings }
}

function triggerIn({ counties, book }: Measuring, { id, level, stages, when }: Trigger): NationTrigger {
  const rows = counties.own.table.rows
  const fires = new Uint32Array(rows)
  const open = new Uint32Array(rows)
  for (const columns of askedAt(counties, book, level, stages)) {
    const holds = columns.evaluate(when.expr, 'as-given')
    const starts = columns.table.counties
    for (let c = 0; c < rows; c++)
      for (let i = starts[c]!; i < starts[c + 1]!; i++) {
        const held = at(holds, i)
        if (Number.isNaN(held)) open[c]! += 1
        else if (held !== 0) fires[c]! += 1
      }
    columns.release(holds)
  }
  if (level !== 'county') for (let c = 0; c < rows; c++) open[c]! += counties.unplaced[c]!
  return { id, fires, open }
}

function amountsIn({ counties, book }: Measuring, entitlement: Entitlement): NationEntitlement {
  const { id, level, stages } = entitlement
  const rows = counties.own.table.rows
  const total = new Float64Array(rows)
  const open = new Uint32Array(rows)
  for (const columns of askedAt(counties, book, level, stages)) amountsOf(columns, entitlement, total, open)
  return { id, total, open }
}

/** The counties, schools as a whole, or schools at every stage named (of the scope, where none is). */
function askedAt(
  { own, at: schools }: OpenCounties,
  { pack }: Rulebook,
  level: Trigger['level'],
  stages: readonly Stage[] | undefined,
): Columns[] {
  if (level === 'county') return [own]
  const asked = level === 'school' ? (['all'] as const) : (stages ?? pack.scope.stages)
  return asked.flatMap(stage => schools(stage) ?? [])
}

function releaseAll(columns: Columns, used: readonly (Column | null)[]): void {
  for (const column of used) if (column !== null) columns.release(column)
}

/** Years back of periods on record, of the same kind as the one asked about; for `measureNationPlan`. */
export function yearsBackOf(periods: readonly Period[], period: Period): number[] {
  const own = isSchoolYear(period)
  const back = periods.filter(p => isSchoolYear(p) === own).map(p => yearOf(period) - yearOf(p))
  return back.filter(years => years > 0).sort((a, b) => a - b)
}
