import { assert, isSchoolYear, type Period, type Text } from '@kit/base'
import { compare, floorOf, rationalOf, subtract, ZERO } from '@kit/kernels'
import { type Formula, type Pack, type Statutory, type Test, type Vocabulary, withChoices } from '@kit/policy'
import type { Unit } from '@loop/data/schema'
import type { StatutorySheet, StatutoryTest, StatutoryYear } from '../../statutory/schema.ts'
import { decideCounty } from '../decide-county.ts'
import { inWords } from '../lineage/step.ts'
import { type County, measureOverYears } from '../measure-county.ts'
import type { Outcome } from '../outcome.ts'
import { periodBefore } from '../pack-formulas.ts'
import { referenceDay } from '../reference-day.ts'
import { exactRegionValue, regionValue } from '../region-tests.ts'
import type { FigureInput } from '../returns.ts'
import { metricsOf } from '../rulebook.ts'
import { columnKey } from '../stage-table.ts'

export interface SheetInput {
  readonly figures: readonly FigureInput[]
  readonly units: readonly Unit[]
  readonly packs: Iterable<Pack>
  readonly vocabulary: Vocabulary
  readonly period: Period
}

/** A test with its mark. */
type Marked = Test & { readonly statutory: Statutory }

/**
 * Every test the law names, over all packs and all years on record: verdict, growth, what it comes to for each pupil,
 * what is lacking. Each year is judged by what was in force in it; each reading the law leaves open is worked out.
 *
 * @unit money in fen; growth in per cent
 * @source `statutory` of the tests of the packs; tensions T34 and T35
 */
export function statutorySheet(input: SheetInput): StatutorySheet {
  const { period } = input
  const found = new Set(input.figures.map(figure => figure.period))
  const periods = [...found].filter(p => isSchoolYear(p) && p <= period).sort() as Period[]
  const tests = [...input.packs].flatMap(pack => {
    const marked = pack.tests.filter((test): test is Marked => test.statutory !== undefined)
    const measured = yearsBy(input, periods)
    return marked.map(test => testOf(pack, test, periods, measured))
  })
  const names = [...new Set(tests.map(test => test.name.zh))]
  return { period, periods, tests: names.flatMap(name => tests.filter(test => test.name.zh === name)) }
}

/** One year of the county by one reading of a pack. */
interface Year {
  readonly period: Period
  readonly county: County
  readonly outcomes: readonly Outcome[]
}
type Measured = (pack: Pack) => readonly Year[]

/** Measures a pack over the years, each reading of it once. */
function yearsBy(input: SheetInput, periods: readonly Period[]): Measured {
  const known = new Map<string, readonly Year[]>()
  return pack => {
    const found =
      known.get(pack.digest) ??
      periods.map(period => {
        const law = { pack: onlyMarked(pack), period, day: referenceDay(period) }
        const county = measureOverYears({ ...input, ...law })
        return { period, county, outcomes: decideCounty(county) }
      })
    known.set(pack.digest, found)
    return found
  }
}

/** The pack with the tests the law names and those they are put together from, and nothing else to measure. */
function onlyMarked(pack: Pack): Pack {
  const { plan: _, conditions: __, ...rest } = pack
  const kept = new Set<string>()
  const keep = (id: string): void => {
    const test = pack.tests.find(t => t.id === id)
    if (!test || kept.has(id)) return
    kept.add(id)
    if (test.op === 'all@1') test.of.forEach(keep)
    if (test.op === 'score@1') for (const item of test.items) keep(item.test)
  }
  for (const test of pack.tests) if (test.statutory) keep(test.id)
  const tests = pack.tests.filter(test => kept.has(test.id))
  const named = new Set(tests.flatMap(test => ('indicators' in test ? test.indicators : [])))
  return { ...rest, tests, targets: [], indicators: pack.indicators.filter(i => named.has(i.id)) }
}

function testOf(pack: Pack, test: Marked, periods: readonly Period[], measured: Measured): StatutoryTest {
  const years = measured(pack)
  const county = years.at(-1)?.county
  assert(county, 'a year on record')
  const compared = test.op === 'region-value@1' || test.op === 'school-value@1' ? test : null
  return {
    ...{ pack: pack.id, packTitle: pack.title, test: test.id, title: test.title },
    ...{ name: test.statutory.name, base: test.statutory.base },
    ...{ clause: test.source.clause, status: test.source.status },
    asks: test.op === 'school-value@1' ? 'schools' : 'county',
    unit: test.op === 'school-value@1' ? 'percent' : (compared?.unit ?? null),
    compare: compared?.compare ?? null,
    formula: compared && {
      value: inWords(county.book, compared.value),
      limit: inWords(county.book, compared.limit),
    },
    readings: readingsOf(pack, test, county).map(({ reading, choice, official }) => {
      const own = measured(reading)
      const told = own.map(year => yearOf(year, test))
      const says = own.at(-1)?.outcomes.find(o => o.test.id === test.id)?.says ?? test.title
      return { choice, official, says, years: told.map((year, i) => grown(year, told[i - 1])) }
    }),
    figures: figuresOf(test, county, periods),
  }
}

/** The pack by every choice its test leaves; by itself where it leaves none. */
function readingsOf(
  pack: Pack,
  { statutory }: Marked,
  county: County,
): { reading: Pack; choice: Text | null; official: boolean }[] {
  const parameter = pack.parameters.find(p => p.id === statutory.readings)
  if (!parameter?.choices) return [{ reading: pack, choice: null, official: true }]
  const now = county.book.parameter(parameter.id, 'all')
  return parameter.choices.map(({ value, title }) => {
    const chosen =
      value === now ? { ok: true as const, value: pack } : withChoices(pack, { [parameter.id]: value })
    assert(chosen.ok, 'a choice of the parameter')
    return { reading: chosen.value, choice: title, official: value === now }
  })
}

type BareYear = Omit<StatutoryYear, 'growth' | 'perPupilGrowth'>

function yearOf({ period, county, outcomes }: Year, test: Marked): BareYear {
  const outcome = outcomes.find(o => o.test.id === test.id)
  const { amount, heads, shortfall } = test.statutory
  const sum = amount ? regionValue(county, amount) : null
  const pupils = heads ? regionValue(county, heads) : null
  return {
    ...{ period, verdict: outcome?.verdict ?? 'undetermined' },
    ...{ value: asked(test, outcome?.value), limit: asked(test, outcome?.limit) },
    ...{ amount: sum, perPupil: sum !== null && pupils ? sum / pupils : null },
    shortfall: lackingFen(county, test, outcome?.verdict ?? 'undetermined', shortfall),
  }
}

/** Of a test that asks schools the share that keeps it comes out; people read per cent. */
function asked({ op }: Marked, value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : op === 'school-value@1' ? 100 * value : value
}

/** Whole fen up to the limit; where it has to be more than the limit, one fen beyond. */
function lackingFen(
  county: County,
  test: Marked,
  verdict: Outcome['verdict'],
  formula: Formula | undefined,
): number | null {
  if (verdict === 'pass') return 0
  const exact = verdict === 'fail' && formula ? exactRegionValue(county, formula) : null
  if (exact === null) return null
  const lacking = compare(exact, ZERO) > 0 ? exact : ZERO
  const strict = 'compare' in test && (test.compare === '>' || test.compare === '<')
  const whole = floorOf(lacking)
  const up = strict || compare(subtract(lacking, whole), ZERO) > 0 ? rationalOf(1) : ZERO
  return Number(whole.n) + Number(up.n)
}

/** Growth is told only from the year right before. */
function grown(year: BareYear, before: BareYear | undefined): StatutoryYear {
  const last = before?.period === periodBefore(year.period, 1) ? before : undefined
  return {
    ...year,
    growth: growthOf(year.amount, last?.amount ?? null),
    perPupilGrowth: growthOf(year.perPupil, last?.perPupil ?? null),
  }
}

function growthOf(now: number | null, before: number | null): number | null {
  return now === null || !before ? null : 100 * (now / before - 1)
}

/** The county's own figures behind the test, year by year. */
function figuresOf(test: Marked, county: County, periods: readonly Period[]): StatutoryTest['figures'] {
  const { amount, heads, shortfall } = test.statutory
  const compared = test.op === 'region-value@1' ? [test.value, test.limit] : []
  const formulas = [...compared, amount, heads, shortfall].filter(formula => formula !== undefined)
  const ids = [...new Set(formulas.flatMap(formula => metricsOf(formula.expr).map(m => m.id)))]
  const now = Number(county.period.slice(0, 4))
  const valueIn = (id: string, period: Period) => {
    const back = now - Number(period.slice(0, 4))
    const then = back === 0 ? county : county.before(back)
    return then?.region.get(columnKey(id, 'all'))?.value ?? null
  }
  return ids
    .map(id => county.book.metric(id))
    .filter(metric => metric.level === 'region')
    .map(({ id, title, unit }) => {
      const values = periods.map(period => valueIn(id, period))
      return {
        ...{ metric: id, title, unit },
        years: values.map((value, i) => ({ value, growth: growthOf(value, values[i - 1] ?? null) })),
      }
    })
}
