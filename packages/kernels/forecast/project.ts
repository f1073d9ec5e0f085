import { at, type Cohorts, progressionRatios, type Smoothing } from './cohorts.ts'
import type { Course } from './scenario.ts'

/**
 * Pupils of every school and grade in the years after `upTo`, reconciled with the county.
 *
 * @shape history of years 0 … upTo − 1, `due` also for the years ahead → H × S × G pupils (unrounded)
 * @requires `due` for upTo … upTo + ahead − 1; a missing entry counts as no statement and takes the last year's entrants
 * @complexity O((T + H) S G)
 */
export function projectPupils(
  c: Cohorts,
  upTo: number,
  ahead: number,
  smoothing: Smoothing,
  course?: Pick<Course, 'arrivals' | 'staying'>,
): Float64Array {
  const ratios = progressionRatios(c, upTo, smoothing)
  const size = c.schools * c.grades
  const made = new Float64Array(ahead * size)
  let last = c.pupils.slice((upTo - 1) * size, upTo * size).map(v => (Number.isNaN(v) ? 0 : v))
  for (let h = 0; h < ahead; h++) {
    const next = oneYear(c, upTo + h, last, ratios.school)
    reconcile(c, next, oneYear(c, upTo + h, last, tile(ratios.county, c.schools)))
    if (course) follow(c, next, h, course)
    made.set(next, h * size)
    last = next
  }
  return made
}

/** What a decision changes for those who stay on, and who moves in beside them. */
function follow(
  c: Cohorts,
  next: Float64Array,
  h: number,
  { arrivals, staying }: Pick<Course, 'arrivals' | 'staying'>,
): void {
  for (let i = 0; i < next.length; i++) {
    const share = i % c.grades === 0 ? 1 : (staying[h] as number)
    next[i] = (next[i] as number) * share + (arrivals[h * next.length + i] as number)
  }
}

function oneYear(c: Cohorts, t: number, last: Float64Array, ratio: Float64Array): Float64Array<ArrayBuffer> {
  return last.map((_, i) => {
    const s = Math.floor(i / c.grades)
    const g = i - s * c.grades
    if (g > 0) return (last[i - 1] as number) * (ratio[i] as number)
    const due = c.due[t * c.schools + s] as number
    return Number.isNaN(due) || due === undefined ? (last[i] as number) : due * (ratio[i] as number)
  })
}

/** Scales the schools of a grade so that they add up to the county's forecast of that grade. */
function reconcile(c: Cohorts, schools: Float64Array, county: Float64Array): void {
  for (let g = 0; g < c.grades; g++) {
    let sum = 0
    let target = 0
    for (let s = 0; s < c.schools; s++) {
      sum += schools[at(c, 0, s, g)] as number
      target += county[at(c, 0, s, g)] as number
    }
    if (sum <= 0) continue
    for (let s = 0; s < c.schools; s++)
      schools[at(c, 0, s, g)] = ((schools[at(c, 0, s, g)] as number) * target) / sum
  }
}

function tile(county: Float64Array, schools: number): Float64Array {
  return Float64Array.from({ length: schools * county.length }, (_, i) => county[i % county.length] as number)
}
