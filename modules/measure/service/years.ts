import { isSchoolYear, nextPeriod, ok, type Period, type Result, refuse, type SchoolYear } from '@kit/base'
import { isInForce, type Pack } from '@kit/policy'
import type { Tx } from '@kit/store'
import { type FigureSet, readFigures } from '@loop/data'
import { noFigures, nothingToExplain, notYourSchool } from '../errors.ts'
import { assessFigures } from '../rules/assess-figures.ts'
import { FORECAST_METHOD, forecastFigures } from '../rules/forecast.ts'
import { referenceDay } from '../rules/reference-day.ts'
import type { AssessmentResult, Brief, SchoolHistory, Trend } from '../schema.ts'
import { findPack, type MeasureDeps } from './deps.ts'

interface Year {
  readonly period: Period
  readonly forecast: boolean
  readonly result: AssessmentResult
}

/** Every school year on record measured by one pack, and next year if nothing changes. */
export async function trend(
  tx: Tx,
  deps: MeasureDeps,
  region: string,
  packId: string,
): Promise<Result<Trend>> {
  const years = await measureYears(tx, deps, region, packId)
  if (!years.ok) return years
  const points = years.value.map(({ period, forecast, result }) => ({ period, forecast, ...briefOf(result) }))
  return ok({ pack: packId, points, method: FORECAST_METHOD })
}

/** One school over the same years. */
export async function schoolHistory(
  tx: Tx,
  deps: MeasureDeps,
  region: string,
  asked: { readonly pack: string; readonly unit: string },
): Promise<Result<SchoolHistory>> {
  const own = tx.actor.unit
  if (own !== null && own !== asked.unit) return refuse(notYourSchool(asked.unit))
  const years = await measureYears(tx, deps, region, asked.pack)
  if (!years.ok) return years
  const points = years.value.map(({ period, forecast, result }) => ({
    period,
    forecast,
    stages: result.schools.filter(s => s.unit === asked.unit),
  }))
  const name = points.flatMap(p => p.stages.map(s => s.name)).at(-1)
  if (name === undefined) return refuse(nothingToExplain(asked.unit))
  const order = years.value[0]?.result.order ?? []
  return ok({ unit: asked.unit, name, order, points, method: FORECAST_METHOD })
}

/** An assessment in short. */
export function briefOf(result: AssessmentResult): Brief {
  const indicators = result.indicators.map(({ indicator, stage, mean, cv, reaching, schools, verdict }) => ({
    indicator,
    stage,
    mean,
    cv,
    reaching,
    schools,
    verdict,
  }))
  return { verdict: result.verdict, indicators }
}

async function measureYears(
  tx: Tx,
  deps: MeasureDeps,
  region: string,
  packId: string,
): Promise<Result<Year[]>> {
  const pack = findPack(deps, packId)
  if (!pack.ok) return pack
  const set = await readFigures(tx, { region })
  if (!set.ok) return set
  const periods = schoolYearsIn(set.value).filter(p => isInForce(pack.value, referenceDay(p)))
  const last = periods.at(-1)
  if (last === undefined) return refuse(noFigures('—'))
  const measured = periods.map(period => ({
    period,
    forecast: false,
    result: measure(deps, pack.value, set.value, period),
  }))
  const next = nextPeriod(last)
  if (!isInForce(pack.value, referenceDay(next))) return ok(measured)
  const forecast = forecastFigures(set.value.figures, last, pack.value.scope.pupils)
  const figures = [...set.value.figures, ...forecast]
  const result = measure(deps, pack.value, { ...set.value, figures }, next)
  return ok([...measured, { period: next, forecast: true, result }])
}

function schoolYearsIn(set: FigureSet): SchoolYear[] {
  return [...new Set(set.figures.map(f => f.period))].filter(isSchoolYear).sort()
}

function measure(
  { vocabulary }: MeasureDeps,
  pack: Pack,
  { units, figures }: Pick<Parameters<typeof assessFigures>[0], 'units' | 'figures'>,
  period: Period,
): AssessmentResult {
  return assessFigures({ units, figures, pack, vocabulary, period, day: referenceDay(period) })
}
