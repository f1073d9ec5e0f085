import { assert } from '@kit/base'
import type { Forecast, ForecastQuestion } from '@kit/kernels/forecast'

/** Nothing is negative, a school is the sum of its grades, an area the sum of its schools: counted again from the grades. */
export function checkForecast(
  { cohorts: c, areas, ahead }: Pick<ForecastQuestion, 'cohorts' | 'areas' | 'ahead'>,
  { scenarios }: Pick<Forecast, 'scenarios'>,
): void {
  for (const scenario of scenarios) {
    const count = areas.reduce((n, a) => Math.max(n, a + 1), 0)
    const sums = new Float64Array(ahead * count)
    for (let h = 0; h < ahead; h++)
      for (let s = 0; s < c.schools; s++) {
        const from = (h * c.schools + s) * c.grades
        const own = [...scenario.grades.subarray(from, from + c.grades)]
        assert(
          own.every(n => n >= 0),
          'pupils are never fewer than none',
        )
        const sum = own.reduce((a, b) => a + b, 0)
        assert(isSame(sum, scenario.schools.pupils[h * c.schools + s]), 'a school is the sum of its grades')
        sums[h * count + (areas[s] as number)]! += sum
      }
    assert(
      sums.every((n, k) => isSame(n, scenario.areas.pupils[k])),
      'an area is the sum of its schools',
    )
  }
}

const isSame = (a: number, b: number | undefined) => Math.abs(a - (b ?? Number.NaN)) <= 1e-6 * Math.max(1, a)
