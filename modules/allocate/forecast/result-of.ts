import { t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { at, type Outlook } from '@kit/kernels/forecast'
import type { OverlayChange } from '@loop/measure/schema'
import type { PlanFigure } from '../plan/schema.ts'
import { classWarnings } from './class-sizes.ts'
import type { History } from './cohorts.ts'
import type { ForecastBody, ForecastRequest, NamedScenarios, OutlookView } from './schema.ts'
import type { Areas } from './stated.ts'
import type { Found } from './worker.ts'

export interface Scene {
  readonly history: History
  readonly assumptions: NamedScenarios
  readonly areas: Areas
  readonly seats: readonly number[]
  readonly classes: Float64Array
  readonly limits: ForecastBody['limits']
  /** By school of the history. */
  readonly units: readonly {
    readonly id: string
    readonly name: string
    readonly longitude: number | null
    readonly latitude: number | null
  }[]
  /** Digests of the lists. */
  readonly lists: readonly (string | null)[]
}

const tenth = (x: number) => Math.round(x * 10) / 10
const known = (x: number) => (Number.isNaN(x) ? null : x)

export function bodyOf(scene: Scene, found: Found, request: ForecastRequest): ForecastBody {
  const { history, assumptions, areas, seats, units } = scene
  const { cohorts, firstYear } = history
  const main = found.places.scenarios.find(s => s.id === request.main)
  if (!main) throw new Error('defect: open has looked for the scenario')
  const grades = [...main.grades].map(tenth)
  return {
    assumptions,
    main: request.main,
    firstYear,
    years: cohorts.years,
    ahead: request.ahead,
    schools: units.map(({ id, name, longitude, latitude }, s) => ({
      ...{ unit: id, name, longitude, latitude, area: areas.of[s] as number },
      seats: known(seats[s] as number),
      pupils: pastOf(history, s),
    })),
    areas: [...areas.names],
    scenarios: found.places.scenarios.map((scenario, i) => ({
      id: scenario.id,
      title: assumptions.scenarios[i]?.title ?? t(scenario.id, scenario.id),
      schools: outlookOf(scenario.schools),
      areas: outlookOf(scenario.areas),
      whole: outlookOf(found.whole.scenarios[i]?.areas as Outlook),
    })),
    backTest: [...found.backTest],
    limits: scene.limits,
    ...classWarnings(cohorts, main.grades, scene.classes, scene.limits),
    grades,
    certificate: {
      format: 'junheng-forecast-1',
      assumptions: JSON.parse(JSON.stringify(assumptions)),
      smoothing: JSON.parse(JSON.stringify(found.places.smoothing)),
      lists: [...scene.lists],
      ahead: request.ahead,
      sharePercent: request.sharePercent,
      backTest: JSON.parse(JSON.stringify(found.backTest)),
      result: digestOf(found.places.scenarios.map(s => [s.id, ...[...s.grades].map(tenth)])),
    },
  }
}

/** Pupils of a school in each year of history; null where a grade is unknown. */
function pastOf({ cohorts }: History, s: number): (number | null)[] {
  return Array.from({ length: cohorts.years }, (_, year) => {
    let sum = 0
    for (let g = 0; g < cohorts.grades; g++) sum += cohorts.pupils[at(cohorts, year, s, g)] as number
    return known(sum)
  })
}

function outlookOf({ pupils, low, high, spare, chanceOver }: Outlook): OutlookView {
  return {
    pupils: [...pupils].map(tenth),
    low: [...low].map(tenth),
    high: [...high].map(tenth),
    spare: [...spare].map(x => known(tenth(x))),
    chanceOver: [...chanceOver].map(x => known(Math.round(x * 1000) / 1000)),
  }
}

/** Next year's pupils in the schools of today. */
export function changesOf(body: ForecastBody, { stage, main }: ForecastRequest): OverlayChange[] {
  const outlook = body.scenarios.find(s => s.id === main)?.schools
  return body.schools.map(({ unit }, s) => ({
    ...{ unit, stage, metric: 'pupils' },
    change: { kind: 'set', value: Math.round(outlook?.pupils[s] as number) },
  }))
}

/** Seats short in the last year ahead, area by area; null where the seats of an area are unknown. */
function seatsShort(body: ForecastBody): number | null {
  const outlook = body.scenarios.find(s => s.id === body.main)?.areas
  const last = outlook?.spare.slice((body.ahead - 1) * body.areas.length) ?? []
  if (last.some(x => x === null)) return null
  return Math.round(last.reduce((n: number, x) => n + Math.max(0, -(x as number)), 0))
}

export function figuresOf(body: ForecastBody): PlanFigure[] {
  const whole = body.scenarios.find(s => s.id === body.main)?.whole.pupils ?? []
  const now = body.schools.reduce((n, s) => n + (s.pupils.at(-1) ?? 0), 0)
  const error = body.backTest[0]?.ours ?? null
  const last = body.firstYear + body.years + body.ahead - 1
  return [
    { id: 'now', title: t('现有在校生', 'Pupils today'), value: now, unit: 'person', better: null },
    {
      ...{ id: 'next', title: t('下一学年预计', 'Next year'), unit: 'person', better: null },
      value: Math.round(whole[0] ?? 0),
    },
    {
      ...{ id: 'last', title: t(`${last} 年预计`, `In ${last}`), unit: 'person', better: null },
      value: Math.round(whole.at(-1) ?? 0),
    },
    {
      ...{ id: 'short', title: t(`${last} 年缺学位`, `Seats short in ${last}`), unit: 'seat' },
      ...{ value: seatsShort(body), better: null },
    },
    {
      ...{ id: 'classes', title: t('下一学年班额预警（年级）', 'Grades with classes too large'), unit: '' },
      ...{ value: body.classes.length, better: null },
    },
    {
      ...{ id: 'error', title: t('往年误差（提前一年）', 'Past error, one year ahead'), unit: 'percent' },
      ...{ value: error === null ? null : error * 100, better: 'lower' },
    },
  ]
}
