import { at, type Cohorts, type Smoothing } from './cohorts.ts'
import { projectPupils } from './project.ts'

export interface Band {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** Schools by themselves, or the schools of each area together. */
export interface Grouping {
  readonly count: number
  /** Group of each school. */
  readonly of: readonly number[]
}

/** By years ahead, what the method got wrong in the past, in order of size. */
export type PastErrors = readonly (readonly PastError[])[]

interface PastError {
  readonly size: number
  /** (actual − forecast) / forecast */
  readonly relative: number
}

/**
 * Bands around the forecast of each school's total: past errors of the same method, made h years ahead from every earlier year,
 * grouped by size of school, so that a band is as wide as the method has really been wrong.
 *
 * @shape H × S lower and upper limits that hold the given share of past errors
 * @requires at least `ahead + 3` years of history
 * @complexity O(T² S G)
 */
export function forecastBands(
  c: Cohorts,
  upTo: number,
  ahead: number,
  smoothing: Smoothing,
  share: number,
): Band {
  const schools = eachSchool(c)
  const pupils = totalsOf(c, projectPupils(c, upTo, ahead, smoothing), ahead, schools)
  return bandsOf(pupils, pastErrorsOf(c, upTo, ahead, smoothing, schools), share)
}

const eachSchool = (c: Cohorts): Grouping => ({
  count: c.schools,
  of: Array.from({ length: c.schools }, (_, s) => s),
})

/** @shape H × groups forecasts → limits that hold `share` of the past errors of groups of that size */
export function bandsOf(pupils: Float64Array, errors: PastErrors, share: number): Band {
  const low = new Float64Array(pupils.length)
  const high = new Float64Array(pupils.length)
  const places = pupils.length / errors.length
  pupils.forEach((value, k) => {
    const near = nearestBySize(errors[Math.floor(k / places)] ?? [], value)
    low[k] = Math.max(0, value * (1 + quantile(near, (1 - share) / 2)))
    high[k] = value * (1 + quantile(near, (1 + share) / 2))
  })
  return { low, high }
}

/** @complexity O(T² S G): each earlier year is forecast from once, for all years ahead together */
export function pastErrorsOf(
  c: Cohorts,
  upTo: number,
  ahead: number,
  smoothing: Smoothing,
  grouping: Grouping,
): PastErrors {
  const errors = Array.from({ length: ahead }, (): PastError[] => [])
  for (let origin = 3; origin < upTo; origin++) {
    const years = Math.min(ahead, upTo - origin)
    const forecast = totalsOf(c, projectPupils(c, origin, years, smoothing), years, grouping)
    const size = c.schools * c.grades
    const actual = totalsOf(c, c.pupils.subarray(origin * size, (origin + years) * size), years, grouping)
    forecast.forEach((value, k) => {
      const happened = actual[k] as number
      if (!(value > 0) || Number.isNaN(happened)) return
      errors[Math.floor(k / grouping.count)]?.push({ size: value, relative: (happened - value) / value })
    })
  }
  for (const list of errors) list.sort((a, b) => a.size - b.size)
  return errors
}

const NEIGHBOURS = 400

/** Errors of about the same size of school, from the lowest to the highest. */
function nearestBySize(errors: readonly PastError[], size: number): number[] {
  let [from, to] = [0, errors.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((errors[middle] as PastError).size >= size) to = middle
    else from = middle + 1
  }
  const first = Math.max(0, Math.min(from - NEIGHBOURS / 2, errors.length - NEIGHBOURS))
  return errors
    .slice(first, first + NEIGHBOURS)
    .map(e => e.relative)
    .sort((a, b) => a - b)
}

/** Quantile R-7 of a sorted list; 0 for an empty one. */
function quantile(sorted: readonly number[], p: number): number {
  if (sorted.length === 0) return 0
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const a = sorted[below] as number
  return a + ((sorted[below + 1] ?? a) - a) * (position - below)
}

/** @shape years × S × G pupils → years × groups; NaN where a grade of a school is unknown */
export function totalsOf(
  c: Cohorts,
  pupils: Float64Array,
  years: number,
  { count, of }: Grouping,
): Float64Array {
  const sums = new Float64Array(years * count)
  for (let t = 0; t < years; t++)
    for (let s = 0; s < c.schools; s++)
      for (let g = 0; g < c.grades; g++)
        sums[t * count + (of[s] as number)]! += pupils[at(c, t, s, g)] as number
  return sums
}

/** Chance that a total exceeds its seats: the share of past errors with which it would. NaN where the seats are unknown. */
export function chancesOf(pupils: Float64Array, errors: PastErrors, seats: readonly number[]): Float64Array {
  return pupils.map((value, k) => {
    const places = seats[k % seats.length] as number
    if (Number.isNaN(places)) return Number.NaN
    const near = nearestBySize(errors[Math.floor(k / seats.length)] ?? [], value)
    if (near.length === 0) return value > places ? 1 : 0
    return near.filter(e => value * (1 + e) > places).length / near.length
  })
}
