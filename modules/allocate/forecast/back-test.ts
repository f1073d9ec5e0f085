import {
  at,
  type Cohorts,
  cohortBefore,
  forecastBands,
  projectPupils,
  tuneSmoothing,
} from '@kit/kernels/forecast'
import type { ForecastBody } from './schema.ts'

type Row = ForecastBody['backTest'][number]
/** What a method would have said in an earlier year, H × S × G. */
type Method = (c: Cohorts, origin: number, ahead: number) => Float64Array

const EARLIEST = 4

/**
 * How wrong the forecast would have been, had it been made in each earlier year with what was then known; and how wrong two
 * plain ways would have been: mean ratios of the last three years, and nothing changes.
 *
 * @shape a row a year ahead; null where the history is too short to try
 * @complexity O(T³ S G)
 */
export function backTest(
  c: Cohorts,
  ahead: number,
  share: number,
  onProgress: (share: number) => void = () => {},
): Row[] {
  const origins = Array.from({ length: Math.max(0, c.years - EARLIEST) }, (_, i) => EARLIEST + i)
  const tries = origins.map((origin, i) => {
    onProgress(i / origins.length)
    return tryFrom(c, origin, Math.min(ahead, c.years - origin), share)
  })
  return Array.from({ length: ahead }, (_, h): Row => {
    const long = tries.filter(x => x.length > h).map(x => x[h] as Try)
    const total = (of: (x: Try) => number) => long.reduce((n, x) => n + of(x), 0)
    const pupils = total(x => x.pupils)
    const per = (of: (x: Try) => number) => (pupils > 0 ? total(of) / pupils : null)
    const banded = total(x => x.banded)
    return {
      ahead: h + 1,
      origins: long.length,
      ours: per(x => x.ours),
      threeYears: per(x => x.threeYears),
      unchanged: per(x => x.unchanged),
      covered: banded > 0 ? total(x => x.covered) / banded : null,
    }
  })
}

interface Try {
  pupils: number
  ours: number
  threeYears: number
  unchanged: number
  covered: number
  /** Schools that had a band. */
  banded: number
}

function tryFrom(c: Cohorts, origin: number, ahead: number, share: number): Try[] {
  const then = { ...c, years: origin, pupils: c.pupils.subarray(0, origin * c.schools * c.grades) }
  const { smoothing } = tuneSmoothing(then, origin)
  const made = {
    ours: projectPupils(then, origin, ahead, smoothing),
    threeYears: meanOfThree(then, origin, ahead),
    unchanged: unchanged(then, origin, ahead),
  }
  const years = Math.min(ahead, origin - EARLIEST)
  const band = years > 0 ? forecastBands(then, origin, years, smoothing, share) : null
  return Array.from({ length: ahead }, (_, h) => {
    const found: Try = { pupils: 0, ours: 0, threeYears: 0, unchanged: 0, covered: 0, banded: 0 }
    for (let s = 0; s < c.schools; s++) {
      const actual = totalOf(c, c.pupils, origin + h, s)
      if (Number.isNaN(actual)) continue
      found.pupils += actual
      for (const way of ['ours', 'threeYears', 'unchanged'] as const)
        found[way] += Math.abs(actual - totalOf(c, made[way], h, s))
      if (!band || h >= years) continue
      const k = h * c.schools + s
      found.banded += 1
      if (actual >= (band.low[k] as number) && actual <= (band.high[k] as number)) found.covered += 1
    }
    return found
  })
}

function totalOf(c: Cohorts, pupils: Float64Array, t: number, s: number): number {
  let sum = 0
  for (let g = 0; g < c.grades; g++) sum += pupils[at(c, t, s, g)] as number
  return sum
}

/** Every school's own ratios, plainly averaged over three years; a year without both counts is left out. */
const meanOfThree: Method = (c, origin, ahead) => {
  const size = c.schools * c.grades
  const ratio = Float64Array.from({ length: size }, (_, i) => {
    const known = [1, 2, 3].flatMap(back => {
      const t = origin - back
      const from = t < 0 ? Number.NaN : cohortBefore(c, t, i)
      const to = c.pupils[t * size + i] as number
      return from > 0 && !Number.isNaN(to) ? [to / from] : []
    })
    return known.length === 0 ? 1 : known.reduce((a, b) => a + b, 0) / known.length
  })
  let last = lastYear(c, origin)
  const made = new Float64Array(ahead * size)
  for (let h = 0; h < ahead; h++) {
    const before = last
    last = before.map((stay, i) => {
      if (i % c.grades > 0) return (before[i - 1] as number) * (ratio[i] as number)
      const due = c.due[(origin + h) * c.schools + i / c.grades] ?? Number.NaN
      return Number.isNaN(due) ? stay : due * (ratio[i] as number)
    })
    made.set(last, h * size)
  }
  return made
}

const unchanged: Method = (c, origin, ahead) => {
  const last = lastYear(c, origin)
  const made = new Float64Array(ahead * last.length)
  for (let h = 0; h < ahead; h++) made.set(last, h * last.length)
  return made
}

function lastYear(c: Cohorts, origin: number): Float64Array<ArrayBuffer> {
  const size = c.schools * c.grades
  return c.pupils.slice((origin - 1) * size, origin * size).map(n => (Number.isNaN(n) ? 0 : n))
}
