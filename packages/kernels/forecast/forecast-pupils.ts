import { type Band, bandsOf, chancesOf, type Grouping, pastErrorsOf, totalsOf } from './bands.ts'
import type { Cohorts, Smoothing } from './cohorts.ts'
import { projectPupils } from './project.ts'
import { courseOf, type Scenario, type Stated } from './scenario.ts'
import { tuneSmoothing } from './tune.ts'

export interface ForecastQuestion {
  readonly cohorts: Cohorts
  readonly stated: Stated
  readonly scenarios: readonly Scenario[]
  readonly ahead: number
  /** Share of past errors the bands hold. */
  readonly share: number
  /** By school; NaN where unknown. */
  readonly seats: readonly number[]
  /** Area of each school, from 0. */
  readonly areas: readonly number[]
  /** Share of the work that is done, 0 to 1; `false` ends it. */
  readonly onProgress?: (share: number) => boolean
}

/** By year ahead and school or area, `[h × places + p]`. */
export interface Outlook extends Band {
  readonly pupils: Float64Array
  /** Seats less pupils; below zero they are short. NaN where the seats of a school are unknown. */
  readonly spare: Float64Array
  /** Chance that the seats are not enough; NaN where they are unknown. */
  readonly chanceOver: Float64Array
}

export interface ForecastScenario {
  readonly id: string
  /** H × S × G, unrounded. */
  readonly grades: Float64Array
  readonly schools: Outlook
  readonly areas: Outlook
}

export interface Forecast {
  readonly smoothing: Smoothing
  readonly scenarios: readonly ForecastScenario[]
}

/**
 * Pupils, bands and seats short or spare of every school and area in every scenario. The ratios are tuned on the history alone;
 * the bands are the errors the same method has made with what was then known, so they hold for scenarios too only as far as
 * their assumptions do.
 *
 * @requires at least `ahead + 3` years of history; children due stated for the years ahead
 * @shape null when told to stop
 * @complexity O(H T² S G)
 */
export function forecastPupils(question: ForecastQuestion): Forecast | null {
  const { cohorts: c, stated, ahead, share, seats, onProgress = () => true } = question
  const { smoothing } = tuneSmoothing(c, c.years)
  if (!onProgress(0.3)) return null
  const bySchool: Grouping = { count: c.schools, of: seats.map((_, s) => s) }
  const byArea: Grouping = {
    count: question.areas.reduce((n, a) => Math.max(n, a + 1), 0),
    of: question.areas,
  }
  const errors = [bySchool, byArea].map(grouping => pastErrorsOf(c, c.years, ahead, smoothing, grouping))
  if (!onProgress(0.8)) return null
  const scenarios: ForecastScenario[] = []
  for (const scenario of question.scenarios) {
    const course = courseOf(c, stated, scenario, ahead)
    const grades = projectPupils({ ...c, due: course.due }, c.years, ahead, smoothing, course)
    const [schools, areas] = [bySchool, byArea].map((grouping, i): Outlook => {
      const places = groupedSeats(seats, grouping)
      const pupils = totalsOf(c, grades, ahead, grouping)
      const past = errors[i] ?? []
      return {
        pupils,
        ...bandsOf(pupils, past, share),
        spare: pupils.map((n, k) => (places[k % grouping.count] as number) - n),
        chanceOver: chancesOf(pupils, past, places),
      }
    })
    if (schools && areas) scenarios.push({ id: scenario.id, grades, schools, areas })
    if (!onProgress(0.8 + (0.2 * scenarios.length) / question.scenarios.length)) return null
  }
  return { smoothing, scenarios }
}

/** Seats of an area are unknown where those of one of its schools are. */
function groupedSeats(seats: readonly number[], { count, of }: Grouping): number[] {
  const sums = new Array<number>(count).fill(0)
  seats.forEach((n, s) => {
    sums[of[s] as number]! += n
  })
  return sums
}
