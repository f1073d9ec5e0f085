import { performance } from 'node:perf_hooks'
import { assert } from '@kit/base'
import { loadPacks, type Pack, planOf } from '@kit/policy'
import { generateDistrict } from '@loop/demo'
import { assessFigures, evaluatePlan, type FigureInput, referenceDay } from '@loop/measure'

export const name = 'plans of local governments'

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly baseline?: string
  readonly goal?: string
  readonly met?: boolean
}

const PERIOD = '2020-2021'
const ROUNDS = 9
const COUNTIES = 2850

/** One county with three years on record: every plan whole, and per formula beside the national packs of the same run. */
export async function run(): Promise<Row[]> {
  const read = await loadPacks('policies')
  assert(read.ok, 'the packs are sound')
  const { packs, vocabulary } = read.value
  const { units, batches } = generateDistrict({ seed: '1' })
  const official = new Map<string, FigureInput>()
  for (const fact of batches.flatMap(b => b.facts)) {
    const key = `${fact.unit}/${fact.period}/${fact.metric}/${fact.stage}`
    if (!official.has(key)) official.set(key, { ...fact, fact: null, standing: 'sole' })
  }
  const figures = [...official.values()]
  const ofYear = figures.filter(f => f.period === PERIOD)
  const scene = { units, vocabulary, period: PERIOD, day: referenceDay(PERIOD) } as const
  const national = [...packs.values()].filter(p => p.id.startsWith('national/'))
  const measured = national.map(pack => ({
    ms: median(() => assessFigures({ ...scene, figures: ofYear, pack })),
    formulas: pack.tests.length + pack.indicators.length,
  }))
  const usual = sum(measured.map(m => m.ms)) / sum(measured.map(m => m.formulas))
  const rows: Row[] = [
    { what: 'national packs, per indicator or test', value: usual, unit: 'ms' },
    { what: `the same for ${COUNTIES} counties`, value: (usual * COUNTIES) / 1000, unit: 's' },
  ]
  for (const pack of packs.values()) {
    if (!pack.id.startsWith('plans/')) continue
    const year = median(() => assessFigures({ ...scene, figures: ofYear, pack }))
    const each = year / (pack.tests.length + pack.indicators.length)
    rows.push({
      what: `${pack.id}: its tests, one year, per indicator or test`,
      value: each,
      unit: 'ms',
      baseline: `${(each / usual).toFixed(2)} × national`,
      goal: '≤ 1 × national',
      met: each <= usual,
    })
    const whole = median(() => evaluatePlan({ ...scene, figures, pack, today: '2021-03-01' }))
    const formulas = formulasIn(pack)
    rows.push({
      what: `${pack.id}: whole, ${formulas} formulas, three years on record`,
      value: whole,
      unit: 'ms',
      baseline: `${(whole / formulas / 3 / usual).toFixed(2)} × national per formula and year`,
    })
  }
  return rows
}

function formulasIn(pack: Pack): number {
  const { records, triggers, entitlements } = planOf(pack)
  const own =
    pack.targets.length + records.filter(r => r.formula).length + triggers.length + entitlements.length
  return pack.tests.length + pack.indicators.length + own
}

const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)

function median(job: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    job()
    return performance.now() - started
  })
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number
}
