import { at, type Cohorts, forecastBands, projectPupils, tuneSmoothing } from '@kit/kernels/forecast'
import { countyHistory, meanOfThree } from './peers/history.ts'

export const name = 'forecast'

interface Row {
  readonly what: string
  readonly value: number | string
  readonly unit: string
  readonly goal?: string
  readonly met?: boolean
}

const GOALS = [
  { h: 1, lower: 0.08 },
  { h: 3, lower: 0.14 },
  { h: 6, lower: 0.12 },
] as const

/** 600 schools × 18 years, rolling origins, beside ratios averaged over three years; every choice is tuned on the past alone. */
export async function run(): Promise<Row[]> {
  const c = countyHistory(600, 18, 42)
  const rows = GOALS.flatMap(({ h, lower }): Row[] => {
    const ours = errorOf(c, h, (origin, ahead) =>
      projectPupils(c, origin, ahead, tuneSmoothing(c, origin).smoothing),
    )
    const plain = errorOf(c, h, (origin, ahead) => meanOfThree(c, origin, ahead))
    const gain = 1 - ours / plain
    return [
      { what: `${h} years ahead: error of school totals`, value: percent(ours), unit: '%' },
      { what: `${h} years ahead: three-year mean ratios`, value: percent(plain), unit: '%' },
      {
        what: `${h} years ahead: lower by`,
        value: percent(gain),
        unit: '%',
        goal: `≥ ${Math.round(lower * 100)} %`,
        met: gain >= lower,
      },
    ]
  })
  const held = coverage(c)
  return [
    ...rows,
    {
      what: '80 % band holds',
      value: percent(held),
      unit: '%',
      goal: '75–85',
      met: held >= 0.75 && held <= 0.85,
    },
  ]
}

function errorOf(c: Cohorts, h: number, method: (origin: number, ahead: number) => Float64Array): number {
  let error = 0
  let sum = 0
  for (let origin = 8; origin + h <= c.years; origin++) {
    const made = method(origin, h)
    for (let s = 0; s < c.schools; s++) {
      let forecast = 0
      for (let g = 0; g < c.grades; g++) forecast += made[at(c, h - 1, s, g)]!
      const actual = totalOf(c, origin + h - 1, s)
      error += Math.abs(actual - forecast)
      sum += actual
    }
  }
  return error / sum
}

function coverage(c: Cohorts): number {
  let held = 0
  let all = 0
  for (const origin of [13, 14, 15]) {
    const { low, high } = forecastBands(c, origin, 3, tuneSmoothing(c, origin).smoothing, 0.8)
    low.forEach((from, i) => {
      const actual = totalOf(c, origin + Math.floor(i / c.schools), i % c.schools)
      all++
      if (actual >= from && actual <= high[i]!) held++
    })
  }
  return held / all
}

function totalOf(c: Cohorts, t: number, s: number): number {
  let sum = 0
  for (let g = 0; g < c.grades; g++) sum += c.pupils[at(c, t, s, g)]!
  return sum
}

const percent = (x: number) => Math.round(x * 10_000) / 100
