import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../random/index.ts'
import { forecastBands } from './bands.ts'
import { at, type Cohorts, progressionRatios } from './cohorts.ts'
import { type ForecastQuestion, forecastPupils } from './forecast-pupils.ts'
import { projectPupils } from './project.ts'
import { courseOf, type Scenario, type Stated } from './scenario.ts'
import { tuneSmoothing } from './tune.ts'

const both = (carried: number, pseudo: number) => ({
  entry: { carried, pseudo },
  progression: { carried, pseudo },
})
const SMOOTHING = { entry: { carried: 100, pseudo: 10 }, progression: { carried: 1e9, pseudo: 1000 } }

/** A synthetic county: births drift, every school has its own ratios, counts are noisy. */
function county(seed: number, schools: number, years: number, extra: number): Cohorts {
  const random = randomFrom(seed)
  const noise = () => random.unit() + random.unit() + random.unit() - 1.5
  const grades = 6
  const due = new Float64Array((years + extra) * schools)
  const pupils = new Float64Array(years * schools * grades)
  for (let s = 0; s < schools; s++) {
    let births = 20 + random.below(180)
    let drawIn = 1 + 0.2 * noise()
    for (let t = 0; t < years + extra; t++) {
      births = Math.max(5, births * (1 + 0.08 * noise()))
      drawIn = Math.max(0.5, drawIn + 0.05 * noise())
      due[t * schools + s] = Math.round(births)
      if (t >= years) continue
      for (let g = 0; g < grades; g++) {
        const from =
          g === 0
            ? births * drawIn
            : t === 0
              ? births
              : (pupils[((t - 1) * schools + s) * grades + g - 1] as number)
        pupils[(t * schools + s) * grades + g] = Math.max(
          0,
          Math.round(from * (1 + 0.002 * (s % 7)) + Math.sqrt(from) * 0.6 * noise()),
        )
      }
    }
  }
  return { schools, grades, years, pupils, due }
}

describe('ratios', () => {
  test('a hand example: three years of kindergarten 100, 110, 120 into first grades 90, 100, 111', () => {
    const c: Cohorts = {
      schools: 1,
      grades: 1,
      years: 3,
      pupils: Float64Array.from([90, 100, 111]),
      due: Float64Array.from([100, 110, 120]),
    }
    // Nothing forgotten, no belief in the county: (90 + 100 + 111) / (100 + 110 + 120) = 301 / 330
    expect(progressionRatios(c, 3, both(Number.POSITIVE_INFINITY, 0)).school[0]).toBeCloseTo(301 / 330, 12)
    // At most 100 carried: of 100 → 90 half is left, 50 → 45; with the second year 160 → 145, of which 1 / (1 + 1.6) is left,
    // 800/13 → 725/13; with the third 2360/13 → 2168/13.
    expect(progressionRatios(c, 3, both(100, 0)).school[0]).toBeCloseTo(2168 / 2360, 12)
  })

  test('belief in the county fades as the school’s own history grows', () => {
    const c: Cohorts = {
      schools: 2,
      grades: 1,
      years: 1,
      pupils: Float64Array.from([90, 110]),
      due: Float64Array.from([100, 100]),
    }
    // County 200 / 200 = 1. Of 100 pupils' belief in it 1 / (1 + 100 / 300) is left, 75: (90 + 75) / (100 + 75).
    expect(progressionRatios(c, 1, both(300, 100)).school[0]).toBeCloseTo(165 / 175, 12)
    expect(progressionRatios(c, 1, both(300, 0)).school[0]).toBeCloseTo(0.9, 12)
  })

  test('a school without history takes the county’s ratio, not zero', () => {
    const c: Cohorts = {
      schools: 2,
      grades: 1,
      years: 1,
      pupils: Float64Array.from([80, Number.NaN]),
      due: Float64Array.from([100, Number.NaN]),
    }
    for (const ratio of progressionRatios(c, 1, SMOOTHING).school) expect(ratio).toBeCloseTo(0.8, 12)
  })
})

describe('projection', () => {
  test('P1: constant ratios are continued exactly', () => {
    const years = 5
    const pupils = new Float64Array(years * 2)
    for (let t = 0; t < years; t++) pupils.set([90, t === 0 ? 81 : 81], t * 2)
    const c: Cohorts = { schools: 1, grades: 2, years, pupils, due: new Float64Array(8).fill(100) }
    const ahead = projectPupils(c, years, 3, SMOOTHING)
    for (const [i, v] of [90, 81, 90, 81, 90, 81].entries()) expect(ahead[i]).toBeCloseTo(v, 9)
  })

  test('P2 to P4: empty stays empty, schools add up to the county, nothing is negative', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 8 }), (seed, schools) => {
        const c = county(seed, schools, 6, 4)
        const ahead = projectPupils(c, 6, 4, SMOOTHING)
        expect(ahead.every(v => v >= 0)).toBe(true)
        const { county: ratio } = progressionRatios(c, 6, SMOOTHING)
        for (let g = 1; g < c.grades; g++) {
          let now = 0
          let next = 0
          for (let s = 0; s < schools; s++) {
            now += c.pupils[at(c, 5, s, g - 1)] as number
            next += ahead[at(c, 0, s, g)] as number
          }
          expect(next).toBeCloseTo(now * (ratio[g] as number), 6)
        }
      }),
      { numRuns: 100 },
    )
    const empty = { ...county(1, 2, 4, 1) }
    empty.pupils.fill(0, 3 * 12, 3 * 12 + 6)
    expect(projectPupils(empty, 4, 1, SMOOTHING)[3]).toBe(0)
  })

  test('tuned on its own past it errs less than mean ratios of three years: 9 % at 1 year, 12 % at 3, 6 % at 6', () => {
    const c = county(42, 200, 18, 0)
    for (const [h, most] of [
      [1, 0.91],
      [3, 0.88],
      [6, 0.94],
    ] as const) {
      const ours = absoluteError(c, h, (x, o, n) => projectPupils(x, o, n, tuneSmoothing(x, o).smoothing))
      const ratio = ours / absoluteError(c, h, meanOfThree)
      expect(ratio, `${h} years ahead`).toBeLessThan(most)
    }
  })
})

describe('bands', () => {
  test('an 80 % band holds 75 to 85 % of what then happened', () => {
    const c = county(7, 200, 20, 0)
    const held = [14, 15, 16].flatMap(origin => {
      const { low, high } = forecastBands(c, origin, 3, SMOOTHING, 0.8)
      return [...low].map((from, i) => {
        const actual = schoolTotal(c, origin + Math.floor(i / c.schools), i % c.schools)
        return actual >= from && actual <= (high[i] as number)
      })
    })
    const share = held.filter(Boolean).length / held.length
    expect(share).toBeGreaterThan(0.75)
    expect(share).toBeLessThan(0.85)
  })

  test('the chance to exceed the seats falls with every seat and is 0 and 1 at the ends', () => {
    const chance = (seats: number) => [
      ...outlook({ seats: new Array<number>(5).fill(seats) }).schools.chanceOver,
    ]
    expect(chance(0)).toEqual(new Array<number>(10).fill(1))
    expect(chance(1e6)).toEqual(new Array<number>(10).fill(0))
    chance(300).forEach((p, s) => {
      expect(p).toBeGreaterThanOrEqual(chance(400)[s] as number)
    })
    expect(chance(Number.NaN)).toEqual(new Array<number>(10).fill(Number.NaN))
  })
})

const AS_STATED: Scenario = {
  id: 'as-stated',
  hukou: 1,
  permits: 1,
  births: 1,
  homes: { pupilsPerHome: 0, occupied: [] },
  changes: [],
}
const NOTHING: Stated = { permits: null, homes: null, entryAge: 6 }

/** Five schools in two areas, two years ahead, as stated. */
function outlook(more: Partial<ForecastQuestion> = {}) {
  const question = {
    cohorts: county(3, 5, 12, 2),
    stated: NOTHING,
    scenarios: [AS_STATED],
    ahead: 2,
    share: 0.8,
    seats: [100, 200, 300, 400, 500],
    areas: [0, 0, 1, 1, 1],
    ...more,
  }
  const scenario = forecastPupils(question)?.scenarios[0]
  if (!scenario) throw new Error('nobody told it to stop')
  return scenario
}

describe('scenarios', () => {
  /** One school, one grade above the entry; where children enter at one, those of the second year ahead are not born yet. */
  const c: Cohorts = {
    schools: 1,
    grades: 2,
    years: 3,
    pupils: Float64Array.from([100, 100, 100, 100, 100, 100]),
    due: Float64Array.from([100, 100, 100, 80, 60]),
  }
  const course = (scenario: Partial<Scenario>, stated: Partial<Stated> = {}) =>
    courseOf(c, { ...NOTHING, entryAge: 1, ...stated }, { ...AS_STATED, ...scenario }, 2)

  test('births weigh only on children who are not born yet', () => {
    expect([...course({ births: 0.5 }).due]).toEqual([100, 100, 100, 80, 30])
    expect([...course({ births: 0.5 }, { entryAge: 2 }).due]).toEqual([100, 100, 100, 80, 60])
  })

  test('children with a residence permit are told apart from those registered here', () => {
    const permits = Float64Array.from([0, 0, 0, 20, Number.NaN])
    // 60 × 0.9 + 20 × 1.5 = 84; not told apart: 60 × 0.9 = 54
    expect([...course({ hukou: 0.9, permits: 1.5 }, { permits }).due.slice(3)]).toEqual([84, 54])
  })

  test('homes bring pupils as they are lived in, and children to enter every year after', () => {
    // 100 homes completed in the last year of history (half lived in since then), 200 in the second year ahead.
    const homes = Float64Array.from([0, 0, 100, 0, 200])
    const { due, arrivals } = course({ homes: { pupilsPerHome: 0.4, occupied: [0.5, 0.8, 1] } }, { homes })
    // first year: 30 homes × 0.4 ÷ 2 grades = 6 move in, 6 enter; second: 20 + 100 homes: 24 move in, (50 + 100) × 0.2 = 30 enter
    expect([...arrivals].map(x => Math.round(x * 1e9) / 1e9)).toEqual([0, 6, 0, 24])
    expect([...due.slice(3)].map(x => Math.round(x * 1e9) / 1e9)).toEqual([86, 90])
  })

  test('a decision changes those who enter and those who stay on, from its year on', () => {
    const changes = [{ from: 2, entry: 1.1, staying: 0.95 }]
    const { due, staying, arrivals } = course({ changes })
    expect([due[3], Math.round((due[4] as number) * 1e9) / 1e9, ...staying]).toEqual([80, 66, 1, 0.95])
    const ahead = projectPupils({ ...c, due }, 3, 2, both(1e9, 0), { arrivals, staying })
    // 80 enter; 66 enter, of the 80 stay 95 %
    expect([...ahead].map(x => Math.round(x * 1e9) / 1e9)).toEqual([80, 100, 66, 76])
  })

  test('as stated it is the plain projection; areas are the sums of their schools; what seats are lacking is said', () => {
    const { grades, schools, areas } = outlook()
    const cohorts = county(3, 5, 12, 2)
    expect(grades).toEqual(projectPupils(cohorts, 12, 2, tuneSmoothing(cohorts, 12).smoothing))
    for (let h = 0; h < 2; h++) {
      const own = [...schools.pupils.slice(h * 5, h * 5 + 5)]
      const spare = [...schools.spare.slice(h * 5, h * 5 + 5)]
      expect(areas.pupils[h * 2]).toBeCloseTo((own[0] as number) + (own[1] as number), 9)
      expect(areas.spare[h * 2 + 1]).toBeCloseTo(1200 - own.slice(2).reduce((a, b) => a + b, 0), 9)
      own.forEach((n, s) => {
        expect(spare[s]).toBeCloseTo((s + 1) * 100 - n, 9)
      })
    }
    const unknown = outlook({ seats: [Number.NaN, 200, 300, 400, 500] }).areas.spare
    expect([...unknown].map(Number.isNaN)).toEqual([true, false, true, false])
  })

  test('it tells how far it is and stops when told to', () => {
    const shares: number[] = []
    const question = { cohorts: county(3, 5, 12, 2), stated: NOTHING, scenarios: [AS_STATED], ahead: 2 }
    const more = { share: 0.8, seats: [1, 1, 1, 1, 1], areas: [0, 0, 0, 0, 0] }
    const run = (last: number) =>
      forecastPupils({
        ...question,
        ...more,
        onProgress: share => {
          shares.push(share)
          return share < last
        },
      })
    expect(run(2)).not.toBeNull()
    for (const last of shares.slice()) expect(run(last)).toBeNull()
  })
})

/** Every school's own ratios, plainly averaged over three years. */
function meanOfThree(c: Cohorts, upTo: number, ahead: number): Float64Array {
  const size = c.schools * c.grades
  const ratio = Float64Array.from({ length: size }, (_, i) => {
    const s = Math.floor(i / c.grades)
    const g = i - s * c.grades
    let sum = 0
    for (let t = upTo - 3; t < upTo; t++) {
      const from =
        g === 0 ? (c.due[t * c.schools + s] as number) : (c.pupils[at(c, t - 1, s, g - 1)] as number)
      sum += from > 0 ? (c.pupils[at(c, t, s, g)] as number) / from : 1
    }
    return sum / 3
  })
  const made = new Float64Array(ahead * size)
  let last = c.pupils.slice((upTo - 1) * size, upTo * size)
  for (let h = 0; h < ahead; h++) {
    const before = last
    last = before.map((_, i) => {
      const s = Math.floor(i / c.grades)
      const g = i - s * c.grades
      return (
        (g === 0 ? (c.due[(upTo + h) * c.schools + s] as number) : (before[i - 1] as number)) *
        (ratio[i] as number)
      )
    })
    made.set(last, h * size)
  }
  return made
}

/** Σ |actual − forecast| of school totals over rolling origins. */
function absoluteError(
  c: Cohorts,
  h: number,
  method: (c: Cohorts, origin: number, h: number) => Float64Array,
): number {
  let error = 0
  for (let origin = 8; origin + h <= c.years; origin++) {
    const made = method(c, origin, h)
    for (let s = 0; s < c.schools; s++) {
      let difference = 0
      for (let g = 0; g < c.grades; g++) {
        difference += (c.pupils[at(c, origin + h - 1, s, g)] as number) - (made[at(c, h - 1, s, g)] as number)
      }
      error += Math.abs(difference)
    }
  }
  return error
}

function schoolTotal(c: Cohorts, t: number, s: number): number {
  let sum = 0
  for (let g = 0; g < c.grades; g++) sum += c.pupils[at(c, t, s, g)] as number
  return sum
}
