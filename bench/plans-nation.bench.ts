import { assert, type Period } from '@kit/base'
import { loadPacks, type Pack, planOf, type Vocabulary } from '@kit/policy'
import { generateDistrict } from '@loop/demo'
import {
  type CountiesYear,
  type FigureInput,
  joinCounties,
  measureNation,
  measureNationPlan,
  measureOverYears,
  openRulebook,
  referenceDay,
  yearsBackOf,
} from '@loop/measure'
import { nationColumns } from './nation-columns.ts'

export const name = 'plans of all counties of the nation'

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly baseline?: string
  readonly goal?: string
  readonly met?: boolean
}

const PERIOD = '2020-2021' as Period
const DAY = referenceDay(PERIOD)
const COUNTIES = 2850
/** So many counties are measured together; the nation takes so many times as long as it has more. */
const MEASURED = 12
const ROUNDS = 5

/**
 * Every pack for 2,850 counties with three years on record, whole: tests, targets, printed figures, triggers, money.
 * The budget is what the national packs take per indicator, in the same run, on the nation's columns.
 */
export async function run(): Promise<Row[]> {
  const read = await loadPacks('policies')
  assert(read.ok, 'the packs are sound')
  const { packs, vocabulary } = read.value
  const budget = nationalPerIndicator(packs, vocabulary)
  const rows: Row[] = [{ what: 'national packs, per indicator (budget)', value: budget, unit: 'ms' }]
  const districts = Array.from({ length: MEASURED }, (_, i) => districtOf(String(i + 1)))
  for (const pack of packs.values()) {
    const { ms, schools } = timeOf(pack, vocabulary, districts)
    const items = itemsOf(pack)
    const each = ms / items
    rows.push({
      what: `${pack.id}: ${items} items for ${COUNTIES} counties, ${schools} school-stages, per item`,
      value: each,
      unit: 'ms',
      baseline: `${(each / budget).toFixed(2)} × national; whole ${(ms / 1000).toFixed(2)} s`,
      ...(pack.id.startsWith('plans/') ? { goal: '≤ 1 × national', met: each <= budget } : {}),
    })
  }
  return rows
}

function nationalPerIndicator(packs: ReadonlyMap<string, Pack>, vocabulary: Vocabulary): number {
  const tables = nationColumns('bench')
  const books = ['national/quality-balance-2017', 'national/basic-balance-2012'].map(id => {
    const pack = packs.get(id)
    assert(pack, `pack ${id}`)
    return openRulebook(pack, vocabulary, DAY)
  })
  const ms = shortest(() => {
    for (const book of books) measureNation(tables, book)
  })
  return ms / books.reduce((sum, { pack }) => sum + pack.indicators.length, 0)
}

function districtOf(seed: string) {
  const { units, batches } = generateDistrict({ seed })
  const official = new Map<string, FigureInput>()
  for (const fact of batches.flatMap(b => b.facts)) {
    const key = `${fact.unit}/${fact.period}/${fact.metric}/${fact.stage}`
    if (!official.has(key)) official.set(key, { ...fact, fact: null, standing: 'sole' })
  }
  return { units, figures: [...official.values()] }
}

function timeOf(pack: Pack, vocabulary: Vocabulary, districts: readonly ReturnType<typeof districtOf>[]) {
  const scene = { pack, vocabulary, period: PERIOD, day: DAY }
  const year = joinCounties(districts.map(of => measureOverYears({ ...of, ...scene })))
  const book = openRulebook(pack, vocabulary, DAY)
  const back = yearsBackOf(['2018-2019', '2019-2020', '2020-2021'] as Period[], PERIOD)
  const nations = COUNTIES / MEASURED
  const ms = shortest(() => measureNationPlan(year, book, PERIOD, back))
  return { ms: ms * nations, schools: Math.round(schoolStages(year) * nations) }
}

function schoolStages({ stages }: CountiesYear): number {
  return [...stages].reduce((sum, [stage, { rows }]) => sum + (stage === 'all' ? 0 : rows), 0)
}

/** Each is one formula with a verdict, a standing or an amount: what a national indicator is too. */
function itemsOf(pack: Pack): number {
  const { records, triggers, entitlements } = planOf(pack)
  const tests = pack.tests.filter(({ op }) => op !== 'all@1' && op !== 'attested@1')
  const computed = records.filter(record => record.formula)
  const own = pack.targets.length + computed.length + triggers.length + entitlements.length
  return tests.length + pack.indicators.length + own
}

/** The shortest user time of several rounds: what the work takes when nothing else runs. */
function shortest(job: () => void): number {
  job()
  const times = Array.from({ length: ROUNDS }, () => {
    const from = process.cpuUsage()
    job()
    return process.cpuUsage(from).user / 1000
  })
  return Math.min(...times)
}
