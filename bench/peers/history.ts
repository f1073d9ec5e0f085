import { at, type Cohorts } from '@kit/kernels/forecast'
import { randomFrom } from '@kit/kernels/random'

const GRADES = 6

/** How a synthetic county behaves: how fast the schools' own ratios move from year to year, and how many pupils come and go. */
export interface Ways {
  readonly drift: number
  readonly transfers: number
}

/** Schools that change their ways every year, with few transfers; others that keep them, with many; and some of both. */
export const COUNTIES = {
  drifting: { drift: 0.05, transfers: 0.6 },
  mixed: { drift: 0.02, transfers: 1.2 },
  settled: { drift: 0, transfers: 1.8 },
} as const satisfies Record<string, Ways>

/** A synthetic county: births drift, every school draws in and keeps its own share of them, counts are noisy. */
export function countyHistory(
  schools: number,
  years: number,
  seed: number,
  { drift, transfers }: Ways = COUNTIES.drifting,
): Cohorts {
  const random = randomFrom(seed)
  const noise = () => random.unit() + random.unit() + random.unit() - 1.5
  const due = new Float64Array(years * schools)
  const pupils = new Float64Array(years * schools * GRADES)
  const shape = { schools, grades: GRADES }
  for (let s = 0; s < schools; s++) {
    let births = 20 + random.below(180)
    let drawIn = 1 + 0.2 * noise()
    for (let t = 0; t < years; t++) {
      births = Math.max(5, births * (1 + 0.08 * noise()))
      drawIn = Math.max(0.5, drawIn + drift * noise())
      due[t * schools + s] = Math.round(births)
      for (let g = 0; g < GRADES; g++) {
        const from = g === 0 ? births * drawIn : t === 0 ? births : pupils[at(shape, t - 1, s, g - 1)]!
        const kept = from * (1 + 0.002 * (s % 7)) + Math.sqrt(from) * transfers * noise()
        pupils[at(shape, t, s, g)] = Math.max(0, Math.round(kept))
      }
    }
  }
  return { schools, grades: GRADES, years, pupils, due }
}

/** What is commonly done: every school's own ratios, plainly averaged over three years. */
export function meanOfThree(c: Cohorts, upTo: number, ahead: number): Float64Array {
  const size = c.schools * c.grades
  const before = (t: number, s: number, g: number, last: Float64Array | null) =>
    g === 0
      ? c.due[t * c.schools + s]!
      : last
        ? last[s * c.grades + g - 1]!
        : c.pupils[at(c, t - 1, s, g - 1)]!
  const ratio = Float64Array.from({ length: size }, (_, i) => {
    const s = Math.floor(i / c.grades)
    const g = i % c.grades
    const each = [1, 2, 3].map(k => {
      const from = before(upTo - k, s, g, null)
      return from > 0 ? c.pupils[at(c, upTo - k, s, g)]! / from : 1
    })
    return each.reduce((a, b) => a + b, 0) / 3
  })
  const made = new Float64Array(ahead * size)
  let last = c.pupils.slice((upTo - 1) * size, upTo * size)
  for (let h = 0; h < ahead; h++) {
    const now = last
    last = ratio.map((r, i) => r * before(upTo + h, Math.floor(i / c.grades), i % c.grades, now))
    made.set(last, h * size)
  }
  return made
}
