import type { Cohorts } from '@kit/kernels/forecast'
import { expect, test } from 'vitest'
import { backTest } from './back-test.ts'
import { checkForecast } from './check-forecast.ts'
import { classWarnings } from './class-sizes.ts'

/** One school of two grades; every year `due` children, all of whom enter and pass on. */
function steady(due: readonly number[]): Cohorts {
  const pupils = due.slice(0, 8).flatMap((n, t) => [n, due[t - 1] ?? n])
  return {
    ...{ schools: 1, grades: 2, years: 8 },
    pupils: Float64Array.from(pupils),
    due: Float64Array.from(due),
  }
}

test('where every child due enters and passes on, both methods of ratios are right and “unchanged” is not', () => {
  const rows = backTest(steady([100, 110, 120, 130, 140, 150, 160, 170, 180]), 2, 0.8)
  expect(rows.map(r => r.origins)).toEqual([4, 3])
  for (const row of rows) {
    expect(row.ours).toBeCloseTo(0, 9)
    expect(row.threeYears).toBeCloseTo(0, 9)
    expect(row.unchanged).toBeGreaterThan(0.05)
    expect(row.covered === null || row.covered === 1).toBe(true)
  }
  // One year ahead of the last year but one: 160 + 150 then 170 + 160: 20 of 330 wrong; the years before alike.
  const [first] = rows
  expect(first?.unchanged).toBeCloseTo(80 / (270 + 290 + 310 + 330), 9)
})

test('what the history is too short for is not claimed', () => {
  const [, , , , fifth] = backTest(steady(new Array<number>(13).fill(50)), 5, 0.8)
  expect(fifth).toEqual({
    ahead: 5,
    origins: 0,
    ours: null,
    threeYears: null,
    unchanged: null,
    covered: null,
  })
})

test('a grade keeps the classes of the grade below; exactly the standard is within it, without classes nothing is said', () => {
  const limits = { standard: 45, large: 56, veryLarge: 66 }
  const c = { ...steady([1, 1, 1, 1, 1, 1, 1, 1]), grades: 3 }
  // 90 in the 2 classes of today's first grade: 45; 112 in those: 56; third grade in 1 class: 46
  expect(classWarnings(c, [90, 112, 46], Float64Array.from([2, 1, 4]), limits)).toEqual({
    classes: [
      { school: 0, grade: 2, pupils: 112, classes: 2, size: 56, level: 'large' },
      { school: 0, grade: 3, pupils: 46, classes: 1, size: 46, level: 'standard' },
    ],
    classesUnknown: 0,
  })
  const unknown = classWarnings(c, [90, 112, 46], Float64Array.from([Number.NaN, Number.NaN, 1]), limits)
  expect(unknown).toEqual({ classes: [], classesUnknown: 3 })
})

test('a forecast whose area is not the sum of its schools does not stand', () => {
  const outlook = { low: [0], high: [0], spare: [0], chanceOver: [0] }
  const of = (area: number) => ({
    id: 'stated',
    grades: Float64Array.from([30, 20]),
    schools: asOutlook(50),
    areas: asOutlook(area),
  })
  const asOutlook = (n: number) => ({
    ...Object.fromEntries(Object.entries(outlook).map(([key, list]) => [key, Float64Array.from(list)])),
    pupils: Float64Array.from([n]),
  })
  const question = { cohorts: steady([1, 1, 1, 1, 1, 1, 1, 1]), areas: [0], ahead: 1 }
  const check = (area: number) => () => checkForecast(question, { scenarios: [of(area) as never] })
  expect(check(50)).not.toThrow()
  expect(check(51)).toThrow('an area is the sum of its schools')
})
