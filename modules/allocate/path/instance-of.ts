import { ok, type Refusal, type Result, refuse, type Stage, type Text } from '@kit/base'
import type { InvestmentInstance, Pot } from '@kit/kernels/investment'
import type { AssessmentResult, IndicatorStage, SchoolStage } from '@loop/measure/schema'
import { figuresMissing, noPrice } from './errors.ts'
import type { Prices } from './schema.ts'
import type { Standard } from './standard.ts'

/** Pupils of a school by stage, with the weight each stage has where it shares. */
export type Weighted = (
  unit: string,
) => readonly { readonly stage: Stage; readonly pupils: number; readonly weight: number }[]

/** An instance with what its numbers stand for. */
export interface PathInstance {
  readonly instance: InvestmentInstance
  /** By row. */
  readonly rows: readonly SchoolStage[]
  /** By kind. */
  readonly items: readonly Prices['items'][number][]
  /** By stage and kind. */
  readonly indicators: readonly (readonly IndicatorStage[])[]
  readonly leftOut: readonly { readonly unit: string; readonly name: string }[]
}

export interface Question {
  readonly result: AssessmentResult
  readonly standard: Standard
  readonly prices: Prices
  readonly weighted: Weighted
  readonly leaveOutMissing: boolean
}

/**
 * The schools of an assessment as an instance of the investment kernel.
 *
 * @refuses an indicator without price; a school with a missing figure, unless it is to be left out
 */
export function instanceOf(question: Question): Result<PathInstance> {
  const { result, standard, prices, leaveOutMissing } = question
  const items = standard.indicators.map(id => prices.items.find(x => x.indicator === id))
  const lacking = standard.indicators.filter((_, k) => items[k] === undefined)
  if (lacking.length > 0) return refuse(...lacking.map(noPrice))
  const missing = missingIn(result, standard)
  if (missing.length > 0 && !leaveOutMissing) return refuse(...missing.map(refusalOf))
  const isOut = (unit: string) => missing.some(m => m.unit === unit)
  const rows = result.schools.filter(s => !isOut(s.unit) && (s.pupils ?? 0) > 0)
  const kinds = items.flatMap(x => x ?? [])
  return ok({
    instance: build(question, rows, kinds),
    rows,
    items: kinds,
    indicators: standard.stages.map(stage => standard.indicators.map(id => indicatorOf(result, id, stage))),
    leftOut: missing.map(({ unit, name }) => ({ unit, name })),
  })
}

export interface Missing {
  readonly unit: string
  readonly name: string
  readonly indicators: readonly Text[]
}

/** Schools of which a figure of the standard is missing. */
export function missingIn(result: AssessmentResult, { indicators }: Standard): Missing[] {
  const found = new Map<string, Missing>()
  for (const school of result.schools) {
    const own = indicators.flatMap(id => {
      const cell = school.cells[result.order.indexOf(id)]
      return !cell || cell.numerator === null ? [indicatorOf(result, id, school.stage).title] : []
    })
    const before = found.get(school.unit)?.indicators ?? []
    if (own.length > 0)
      found.set(school.unit, { unit: school.unit, name: school.name, indicators: [...before, ...own] })
  }
  return [...found.values()]
}

function refusalOf({ name, indicators }: Missing): Refusal {
  const list = { zh: indicators.map(x => x.zh).join('、'), en: indicators.map(x => x.en).join(', ') }
  return figuresMissing(name, list)
}

function indicatorOf(result: AssessmentResult, id: string, stage: Stage): IndicatorStage {
  const found = result.indicators.find(x => x.indicator === id && x.stage === stage)
  if (!found) throw new Error(`defect: the assessment has ${id} for ${stage}`)
  return found
}

function build(
  { result, standard, weighted }: Question,
  rows: readonly SchoolStage[],
  items: readonly Prices['items'][number][],
): InvestmentInstance {
  const units = [...new Set(rows.map(r => r.unit))]
  const first = standard.stages[0] as Stage
  return {
    kinds: items.map(({ indicator, lump, yuanPerLump }) => ({
      id: indicator,
      per: indicatorOf(result, indicator, first).per,
      lump,
      price: Math.round(yuanPerLump * 100),
    })),
    stages: standard.stages.map(stage => {
      const of = standard.indicators.map(id => indicatorOf(result, id, stage))
      return {
        id: stage,
        threshold: of.map(x => x.threshold as number),
        floor: standard.floor,
        need: standard.need,
        cvLimit: of.map(x => x.cvLimit as number),
      }
    }),
    rows: rows.map(r => ({
      school: units.indexOf(r.unit),
      stage: standard.stages.indexOf(r.stage),
      pupils: r.pupils as number,
      amounts: standard.indicators.map(id => r.cells[result.order.indexOf(id)]?.numerator as number),
    })),
    pots: items.flatMap((item, kind) => potsOf(item, kind, rows, units, weighted)),
  }
}

/** One pot a school for what its stages share, one a stage otherwise. */
function potsOf(
  item: Prices['items'][number],
  kind: number,
  rows: readonly SchoolStage[],
  units: readonly string[],
  weighted: Weighted,
): Pot[] {
  if (item.of === 'stage')
    return rows.map((r, row) => ({
      kind,
      parts: [{ row, pupils: r.pupils as number, weight: 1 }],
      most: null,
    }))
  const rowOf = (unit: string, stage: Stage) => rows.findIndex(r => r.unit === unit && r.stage === stage)
  return units.map(unit => ({
    kind,
    most: null,
    parts: weighted(unit).map(({ stage, pupils, weight }) => {
      const row = rowOf(unit, stage)
      return { row: row < 0 ? null : row, pupils, weight }
    }),
  }))
}
