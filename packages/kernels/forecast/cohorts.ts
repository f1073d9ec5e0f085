/** Enrolment by school, grade and year, and the children due to enter. NaN where nothing is known. */
export interface Cohorts {
  readonly schools: number
  readonly grades: number
  readonly years: number
  /** `pupils[(t × schools + s) × grades + g]` */
  readonly pupils: Float64Array
  /** Children due to enter grade 0 of a school, for the years of history and then the years ahead: `due[t × schools + s]`. */
  readonly due: Float64Array
}

/** How the ratios of a grade are estimated; both in pupils, for what so many pupils show is how much is believed. */
export interface Memory {
  /** Most belief that lasts from one year to the next: little where schools change their ways quickly. */
  readonly carried: number
  /** Belief in the county's ratio to begin with. */
  readonly pseudo: number
}

/** Entry ratios differ between schools far more than progression ratios do, so each has its own. */
export interface Smoothing {
  readonly entry: Memory
  readonly progression: Memory
}

export const at = (c: Pick<Cohorts, 'schools' | 'grades'>, t: number, s: number, g: number): number =>
  (t * c.schools + s) * c.grades + g

/**
 * Progression ratios into each grade: grade 0 from the children due to enter, grade g from grade g − 1 the year before.
 *
 * @shape years 0 … upTo − 1 → S × G ratios and G county ratios
 * @requires upTo ≥ 2 for grades above 0
 * @complexity O(T S G)
 */
export function progressionRatios(c: Cohorts, upTo: number, smoothing: Smoothing): Ratios {
  const walk = openRatios(c, smoothing)
  for (let t = 0; t < upTo; t++) walk.learn(t)
  return walk.now()
}

export interface Ratios {
  readonly school: Float64Array<ArrayBuffer>
  readonly county: Float64Array
}

/**
 * Ratios while year after year becomes known. A school's ratio may drift, so of n pupils' worth of belief n / (1 + n / carried)
 * last into the next year: many pupils forget quickly, few slowly. The county forgets as its average school does.
 *
 * @source local level model: Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter, 4.1
 */
export function openRatios(c: Cohorts, { entry, progression }: Smoothing) {
  const size = c.schools * c.grades
  const memoryOf = (i: number) => (i % c.grades === 0 ? entry : progression)
  const fading = Float64Array.from({ length: size }, (_, i) => 1 / memoryOf(i).carried)
  const countyFading = fading.slice(0, c.grades).map(f => f / c.schools)
  /** Belief in pupils, what they became, and how much is left of the belief in the county. */
  const before = Float64Array.from({ length: size }, (_, i) => memoryOf(i).pseudo)
  const after = new Float64Array(size)
  const left = before.slice()
  const county = { before: new Float64Array(c.grades), after: new Float64Array(c.grades) }
  return {
    learn(t: number): void {
      fade(county.before, countyFading, [county.after])
      fade(before, fading, [after, left])
      for (let i = 0; i < size; i++) {
        const from = cohortBefore(c, t, i)
        const to = c.pupils[t * size + i] as number
        if (Number.isNaN(from) || Number.isNaN(to)) continue
        before[i]! += from
        after[i]! += to
        county.before[i % c.grades]! += from
        county.after[i % c.grades]! += to
      }
    },
    /** Nobody ever counted before: the cohort passes unchanged. */
    now(): Ratios {
      const all = county.after.map((to, g) => {
        const from = county.before[g] as number
        return from > 0 ? to / from : 1
      })
      const school = after.map((to, i) => {
        const [from, own] = [before[i] as number, all[i % c.grades] as number]
        return from > 0 ? (to + (left[i] as number) * own) / from : own
      })
      return { school, county: all }
    },
  }
}

function fade(belief: Float64Array, fading: Float64Array, sums: readonly Float64Array[]): void {
  const kept = belief.map((n, i) => 1 / (1 + n * (fading[i] as number)))
  for (const list of [belief, ...sums]) for (let i = 0; i < list.length; i++) list[i]! *= kept[i] as number
}

/** The children from whom a grade of a school comes: those due to enter, or the grade below a year earlier. */
export function cohortBefore(c: Cohorts, t: number, i: number): number {
  if (i % c.grades === 0) return c.due[t * c.schools + i / c.grades] ?? Number.NaN
  return t === 0 ? Number.NaN : (c.pupils[(t - 1) * c.schools * c.grades + i - 1] as number)
}
