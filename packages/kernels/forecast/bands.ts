import { randomFrom } from '../random/index.ts'
import { at, type Cohorts, type Smoothing } from './cohorts.ts'
import { projectPupils } from './project.ts'

export interface Band {
  readonly low: Float64Array
  readonly high: Float64Array
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
  const forecast = totals(c, projectPupils(c, upTo, ahead, smoothing), ahead)
  const low = new Float64Array(ahead * c.schools)
  const high = new Float64Array(ahead * c.schools)
  for (let h = 0; h < ahead; h++) {
    const errors = pastErrors(c, upTo, h + 1, smoothing)
    for (let s = 0; s < c.schools; s++) {
      const value = forecast[h * c.schools + s] as number
      const near = nearestBySize(errors, value)
      low[h * c.schools + s] = Math.max(0, value * (1 + quantile(near, (1 - share) / 2)))
      high[h * c.schools + s] = value * (1 + quantile(near, (1 + share) / 2))
    }
  }
  return { low, high }
}

interface PastError {
  readonly size: number
  /** (actual − forecast) / forecast */
  readonly relative: number
}

function pastErrors(c: Cohorts, upTo: number, h: number, smoothing: Smoothing): PastError[] {
  const errors: PastError[] = []
  for (let origin = 3; origin + h <= upTo; origin++) {
    const forecast = totals(c, projectPupils(c, origin, h, smoothing), h)
    for (let s = 0; s < c.schools; s++) {
      const value = forecast[(h - 1) * c.schools + s] as number
      const actual = totalOf(c, origin + h - 1, s)
      if (value > 0 && !Number.isNaN(actual)) errors.push({ size: value, relative: (actual - value) / value })
    }
  }
  return errors.sort((a, b) => a.size - b.size)
}

const NEIGHBOURS = 400

function nearestBySize(errors: readonly PastError[], size: number): number[] {
  let i = errors.findIndex(e => e.size >= size)
  if (i === -1) i = errors.length
  const from = Math.max(0, Math.min(i - NEIGHBOURS / 2, errors.length - NEIGHBOURS))
  return errors
    .slice(from, from + NEIGHBOURS)
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

function totals(c: Cohorts, pupils: Float64Array, years: number): Float64Array {
  return Float64Array.from({ length: years * c.schools }, (_, i) => {
    let sum = 0
    for (let g = 0; g < c.grades; g++) sum += pupils[i * c.grades + g] as number
    return sum
  })
}

function totalOf(c: Cohorts, t: number, s: number): number {
  let sum = 0
  for (let g = 0; g < c.grades; g++) sum += c.pupils[at(c, t, s, g)] as number
  return sum
}

/** Chance that a school's total exceeds its seats, from the same past errors by drawing them again. */
export function chanceOverSeats(
  c: Cohorts,
  upTo: number,
  h: number,
  smoothing: Smoothing,
  seats: readonly number[],
  seed: number,
): Float64Array {
  const random = randomFrom(seed)
  const forecast = totals(c, projectPupils(c, upTo, h, smoothing), h)
  const errors = pastErrors(c, upTo, h, smoothing)
  return Float64Array.from({ length: c.schools }, (_, s) => {
    const value = forecast[(h - 1) * c.schools + s] as number
    const near = nearestBySize(errors, value)
    if (near.length === 0) return value > (seats[s] as number) ? 1 : 0
    let over = 0
    for (let draw = 0; draw < 1000; draw++) {
      if (value * (1 + (near[random.below(near.length)] as number)) > (seats[s] as number)) over++
    }
    return over / 1000
  })
}
