import type { Period, Stage } from '@kit/base'
import type { Pack, Vocabulary } from '@kit/policy'
import type { Unit } from '@loop/data/schema'
import { buildTables, type CountyTable, type LeftOut, metricsNeeded } from './build-tables.ts'
import type { Columns } from './column.ts'
import { openColumns } from './columns.ts'
import { countyColumns } from './county-columns.ts'
import { type CountySpreads, countySpreads } from './county-spreads.ts'
import { type IndicatorColumns, indicatorColumns } from './indicator-columns.ts'
import { type MergedSchool, mergeUncounted } from './merge-uncounted.ts'
import { periodBefore, yearsNeeded } from './pack-formulas.ts'
import { type FigureInput, type Return, returnsOf, type School } from './returns.ts'
import { openRulebook, type Rulebook } from './rulebook.ts'

/** What the engine is asked: the figures of one county, a pack, and the day on which the law is read. */
export interface AssessmentInput {
  readonly figures: Iterable<FigureInput>
  readonly units: readonly Unit[]
  readonly pack: Pack
  readonly vocabulary: Vocabulary
  readonly period: string
  /** ISO date: the parameters that held on it are used. */
  readonly day: string
}

export interface Measure {
  readonly of: IndicatorColumns
  readonly spread: CountySpreads
}

export interface StageMeasures {
  readonly stage: Stage
  readonly columns: Columns
  readonly schools: readonly School[]
  readonly measures: readonly Measure[]
}

/** A measured county, before any test is decided. */
export interface County {
  readonly book: Rulebook
  readonly period: string
  /** Periods of which anything is on record, among those that were read. */
  readonly onRecord: readonly string[]
  /** Every record that counts as a school, in the scope or not. */
  readonly merged: readonly MergedSchool[]
  /** By stage of the scope; `all` holds schools as a whole, without indicators. */
  readonly stages: ReadonlyMap<Stage, StageMeasures>
  readonly leftOut: readonly LeftOut[]
  /** Figures of the county itself. */
  readonly region: Return
  /** The county itself: formulas about it are evaluated here. */
  readonly own: Columns
  /** The same county so many years before, by the same rules, without indicators; null where nothing is on record. */
  before(years: number): County | null
}

/**
 * Measures one county: merge, split, exclude, relax, then every indicator over every school.
 *
 * @complexity O(schools × metrics of the pack)
 */
export function measureCounty(input: AssessmentInput): County {
  if (yearsNeeded(input.pack).length > 0) return measureOverYears(input)
  const book = openRulebook(input.pack, input.vocabulary, input.day)
  const returns = returnsOf(input.figures, metricsNeeded(book), input.period)
  return countyOf({ ...input, book, returns }, input.period, true, () => null)
}

/** The same, with every year on record before it within reach. */
export function measureOverYears(input: AssessmentInput): County {
  const book = openRulebook(input.pack, input.vocabulary, input.day)
  const read = { ...input, book, returns: returnsOf(input.figures, metricsNeeded(book)) }
  const known = new Map<number, County | null>()
  const before = (years: number): County | null => {
    const found = known.get(years)
    if (found !== undefined) return found
    const period = periodBefore(input.period as Period, years)
    const earlier = read.returns.has(period)
      ? countyOf(read, period, false, past => before(years + past))
      : null
    known.set(years, earlier)
    return earlier
  }
  return countyOf(read, input.period, true, before)
}

interface Read extends Pick<AssessmentInput, 'units' | 'pack' | 'vocabulary'> {
  readonly book: Rulebook
  readonly returns: ReturnType<typeof returnsOf>
}

/** One period of a county; indicators only where they are `measured`. */
function countyOf(
  { returns: all, units, pack, vocabulary, book }: Read,
  period: string,
  measured: boolean,
  before: County['before'],
): County {
  const returns = all.get(period) ?? new Map<string, Return>()
  const schools = mergeUncounted(units, returns, vocabulary, pack.scope.mergeUncounted)
  const { stages, leftOut } = buildTables(schools, book, years => before(years)?.merged ?? null)
  const region = units.find(u => u.kind === 'region' && returns.has(u.id))
  const county = {
    book,
    period,
    onRecord: [...all.keys()],
    merged: schools,
    stages: new Map([...stages].map(([stage, of]) => [stage, measureStage(stage, of, book, measured)])),
    leftOut,
    region: (region && returns.get(region.id)) ?? new Map(),
    before,
  }
  return { ...county, own: countyColumns(county) }
}

function measureStage(
  stage: Stage,
  { table, schools }: CountyTable,
  book: Rulebook,
  measured: boolean,
): StageMeasures {
  const columns = openColumns(table, book)
  return { stage, columns, schools, measures: measured ? measureTable(columns) : [] }
}

/** Every indicator of the pack over a table, with the spread in each county. */
export function measureTable(columns: Columns): Measure[] {
  const { table, book } = columns
  const parts = new Float64Array(table.rows)
  return book.pack.indicators.flatMap(indicator => {
    const of = indicatorColumns(columns, indicator, floorOf(book, indicator.id, table.stage))
    return of ? [{ of, spread: countySpreads(table, of, parts) }] : []
  })
}

/** The share of its threshold that an indicator may not miss, where a per-school test sets one. */
function floorOf(book: Rulebook, indicator: string, stage: Stage): number | null {
  for (const test of book.pack.tests)
    if (test.op === 'at-least-k@1' && test.indicators.includes(indicator))
      return book.parameter(test.floor, stage)
  return null
}
