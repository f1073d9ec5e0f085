import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareCompositeExactly,
  compareCvExactly,
  compositeCv,
  exactSquaredCv,
  multiply,
  rationalOf,
  sideOf,
  squaredCvWithout,
  stageShares,
  strongestPulls,
  weightedSpread,
} from '../index.ts'

const PUPILS = [45, 37, 89, 76, 55]
const BOOKS = [279, 137, 935, 160, 402]
const columns = (x: readonly number[], p: readonly number[]) =>
  [Float64Array.from(x), Float64Array.from(p)] as const
const exact = (x: readonly number[], p: readonly number[]) =>
  x.map((amount, i) => ({ amount: rationalOf(amount), pupils: rationalOf(p[i]!) }))

/** Published counties: eight single CVs and the printed composite. */
const COMPOSITES: readonly [number[], number][] = [
  [[0.881, 1.299, 0.977, 0.379, 0.17, 0.334, 0.286, 0.408], 0.592],
  [[0.353, 0.784, 0.146, 0.491, 0.037, 0.226, 0.223, 0.253], 0.314],
  [[0.711, 0.649, 0.472, 0.338, 0.235, 0.274, 0.26, 0.396], 0.417],
  [[0.505, 0.484, 0.325, 0.275, 0.199, 0.715, 0.421, 1.021], 0.493],
  [[0.393, 0.578, 0.372, 0.246, 0.208, 0.311, 0.311, 0.455], 0.359],
  [[0.433, 0.464, 0.334, 0.318, 0.433, 0.362, 0.368, 0.335], 0.381],
  [[0.251, 0.426, 0.267, 0.227, 0.127, 0.318, 0.302, 0.44], 0.295],
  [[0.285, 0.373, 0.243, 0.333, 0.224, 0.391, 0.355, 0.569], 0.347],
]

describe('enrolment-weighted CV', () => {
  it('gives the published worked example (vector A)', () => {
    const s = weightedSpread(...columns(BOOKS, PUPILS))
    expect(s.mean).toBeCloseTo(6.334437, 6)
    expect(s.squares / s.pupils).toBeCloseTo(10.652787, 6)
    expect(s.deviation).toBeCloseTo(3.263861, 6)
    expect(s.cv).toBeCloseTo(0.515257, 6)
  })

  it('is neither the unweighted, nor the sample, nor the rounded-first, nor the zero-dropping variant', () => {
    const values = BOOKS.map((x, i) => x / PUPILS[i]!)
    const plain = (v: readonly number[], less: number) => {
      const mean = v.reduce((a, b) => a + b, 0) / v.length
      return Math.sqrt(v.reduce((a, b) => a + (b - mean) ** 2, 0) / (v.length - less)) / mean
    }
    const cv = weightedSpread(...columns(BOOKS, PUPILS)).cv
    expect(plain(values, 0)).toBeCloseTo(0.4888, 4)
    expect(plain(values, 1)).toBeCloseTo(0.5465, 4)
    expect(Math.abs(cv - plain(values, 0))).toBeGreaterThan(0.02)
    expect(Math.abs(cv - plain(values, 1))).toBeGreaterThan(0.02)
    const roundedFirst = values.map((v, i) => Math.round(v) * PUPILS[i]!)
    expect(Math.abs(cv - weightedSpread(...columns(roundedFirst, PUPILS)).cv)).toBeGreaterThan(0.005)
    const withZero = weightedSpread(...columns([...BOOKS, 0], [...PUPILS, 60])).cv
    expect(withZero).toBeCloseTo(0.718965, 6)
    expect(withZero - cv).toBeGreaterThan(0.1)
  })

  it('compares before rounding: 0.5049 is beyond 0.50 although it would print as 0.50', () => {
    // two schools of equal size with values 1 ± cv have exactly this cv
    const x = [49.51, 150.49]
    expect(weightedSpread(...columns(x, [100, 100])).cv.toFixed(2)).toBe('0.50')
    expect(compareCvExactly(exact(x, [100, 100]), 0.5)).toBe(1)
  })

  it('gives the published composites as the plain mean of eight CVs (vectors B)', () => {
    for (const [cvs, printed] of COMPOSITES)
      expect(Math.abs(compositeCv(cvs) - printed)).toBeLessThanOrEqual(0.0005 + 1e-12)
  })

  it('is missing when one school is missing, when there is nothing at all, and when there is no school', () => {
    expect(weightedSpread(...columns([1, Number.NaN], [10, 10])).cv).toBeNaN()
    expect(weightedSpread(...columns([0, 0], [10, 10])).cv).toBeNaN()
    expect(weightedSpread(...columns([], [])).cv).toBeNaN()
  })

  it('is zero for one school', () => {
    expect(weightedSpread(...columns([7], [10])).cv).toBe(0)
  })

  it('keeps its digits when the schools are nearly equal', () => {
    const s = weightedSpread(...columns([1e9 + 1, 1e9 - 1], [1, 1]))
    expect(s.cv).toBeCloseTo(1e-9, 20)
  })
})

describe('stage shares', () => {
  it('split the published nine-year school (vector C)', () => {
    const [primary, junior] = stageShares([166, 210], [1, 1.1])
    expect(23226 / (166 + 1.1 * 210)).toBeCloseTo(58.5038, 4)
    expect(primary! * 23226).toBeCloseTo(9711.63, 2)
    expect(junior! * 23226).toBeCloseTo(13514.37, 2)
  })

  it('give a complete secondary 1 : 1.2 with the weights of the twelve-year school', () => {
    const twelve = stageShares([300, 500], [1.1, 1.32])
    expect(twelve[0]).toBeCloseTo(stageShares([300, 500], [1, 1.2])[0]!, 15)
  })

  it('are 1 for a school of one stage and missing when a head-count is missing', () => {
    expect(stageShares([77], [1.1])).toEqual([1])
    expect(stageShares([77, Number.NaN], [1, 1.1])).toEqual([Number.NaN, Number.NaN])
  })
})

describe('decisions near a limit', () => {
  it('leaves to exact arithmetic what floating point cannot tell', () => {
    expect(sideOf(0.1 + 0.2, 0.3)).toBe(0)
    expect(sideOf(0.51, 0.5)).toBe(1)
    expect(sideOf(0.49, 0.5)).toBe(-1)
    expect(sideOf(Number.NaN, 0.5)).toBeNaN()
  })

  it('finds a CV that stands exactly on 0.45 although its floating value does not', () => {
    expect(exactSquaredCv(exact([6.05, 15.95], [110, 110]))).toEqual(rationalOf(0.2025))
    // values 0.055 and 0.145 with mean 0.1: deviations ±0.045, CV 0.45
    const x = [6.05, 15.95]
    const p = [110, 110]
    expect(weightedSpread(...columns(x, p)).cv).not.toBe(0.45)
    expect(compareCvExactly(exact(x, p), 0.45)).toBe(0)
    expect(compareCvExactly(exact([6.049999999999, 15.950000000001], p), 0.45)).toBe(1)
    expect(compareCvExactly(exact([6.050000000001, 15.949999999999], p), 0.45)).toBe(-1)
  })

  it('decides a composite exactly on its limit, just within and just beyond', () => {
    const squared = (cv: number) => multiply(rationalOf(cv), rationalOf(cv))
    expect(compareCompositeExactly([squared(0.6), squared(0.7)], 0.65)).toBe(0)
    expect(compareCompositeExactly([squared(0.6), squared(0.7000000001)], 0.65)).toBe(1)
    expect(compareCompositeExactly([squared(0.6), squared(0.6999999999)], 0.65)).toBe(-1)
    // irrational roots
    expect(compareCompositeExactly([rationalOf(2), rationalOf(3)], 1.573)).toBe(1)
    expect(compareCompositeExactly([rationalOf(2), rationalOf(3)], 1.5732)).toBe(-1)
  })
})

const county = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 1, max: 3000 })), {
  minLength: 2,
  maxLength: 40,
})
const split = (rows: readonly (readonly [number, number])[]) =>
  columns(
    rows.map(r => r[0]),
    rows.map(r => r[1]),
  )

/** The strongest pulls as a list. */
function groupOf(x: Float64Array, p: Float64Array) {
  const parts = new Float64Array(x.length)
  return {
    spread: weightedSpread(x, p, 0, x.length, parts),
    amounts: x,
    pupils: p,
    parts,
    from: 0,
    to: x.length,
  }
}

function pullsOf(x: Float64Array, p: Float64Array, most: number) {
  const { spread } = groupOf(x, p)
  const into = { row: new Int32Array(most).fill(-1), without: new Float64Array(most).fill(Number.NaN) }
  strongestPulls(groupOf(x, p), into, 0, most)
  return [...into.row].flatMap((row, k) =>
    row < 0 ? [] : [{ row, without: into.without[k]!, effect: spread.cv - into.without[k]! }],
  )
}

describe('properties', () => {
  it('P1, P2: order and scale of the amounts leave the CV', () => {
    fc.assert(
      fc.property(county, fc.integer({ min: 2, max: 99 }), (rows, k) => {
        const { cv } = weightedSpread(...split(rows))
        fc.pre(!Number.isNaN(cv))
        expect(weightedSpread(...split([...rows].reverse())).cv).toBeCloseTo(cv, 10)
        expect(weightedSpread(...split(rows.map(([x, p]) => [x * k, p] as const))).cv).toBeCloseTo(cv, 10)
      }),
    )
  })

  it('P3: a school cut into two of the same value leaves the CV', () => {
    fc.assert(
      fc.property(county, rows => {
        const { cv } = weightedSpread(...split(rows))
        fc.pre(!Number.isNaN(cv))
        const [[x, p] = [0, 1], ...rest] = rows
        const halves = [[x / 2, p / 2] as const, [x / 2, p / 2] as const, ...rest]
        expect(weightedSpread(...split(halves)).cv).toBeCloseTo(cv, 10)
      }),
    )
  })

  it('P4: leave-one-out by sums equals summing the others afresh, and the strongest pulls are the strongest', () => {
    fc.assert(
      fc.property(county, rows => {
        const [x, p] = split(rows)
        const spread = weightedSpread(x, p)
        fc.pre(!Number.isNaN(spread.cv))
        const afresh = rows.map((_, i) => weightedSpread(...split(rows.filter((_, k) => k !== i))).cv)
        afresh.forEach((cv, i) => {
          if (!Number.isNaN(cv)) expect(Math.sqrt(squaredCvWithout(i, groupOf(x, p)))).toBeCloseTo(cv, 8)
        })
        const sizes = afresh
          .filter(cv => !Number.isNaN(cv))
          .map(cv => Math.abs(spread.cv - cv))
          .sort((a, b) => b - a)
        const pulls = pullsOf(x, p, 3)
        expect(pulls.length).toBe(Math.min(3, sizes.length))
        pulls.forEach((pull, k) => {
          expect(Math.abs(pull.effect)).toBeCloseTo(sizes[k]!, 8)
        })
      }),
    )
  })

  it('P5: exact and floating CV agree far from the limit', () => {
    fc.assert(
      fc.property(county, rows => {
        const { cv } = weightedSpread(...split(rows))
        fc.pre(!Number.isNaN(cv) && sideOf(cv, 0.5) !== 0)
        expect(
          compareCvExactly(
            exact(
              rows.map(r => r[0]),
              rows.map(r => r[1]),
            ),
            0.5,
          ),
        ).toBe(sideOf(cv, 0.5))
      }),
    )
  })

  it('a school without which nothing is left of the spread is found although the sums lose their digits', () => {
    const [x, p] = columns([100, 100, 100, 1e9], [100, 100, 100, 100])
    expect(pullsOf(x, p, 1)).toMatchObject([{ row: 3, without: 0 }])
  })

  it('a school that alone has any of it has no pull that could be named', () => {
    const [x, p] = columns([0, 0, 5], [10, 10, 10])
    expect(pullsOf(x, p, 3).map(d => d.row)).toEqual([0, 1])
  })

  it('equal pulls are listed in the order of the rows', () => {
    const [x, p] = columns([1, 3, 1, 3], [1, 1, 1, 1])
    expect(pullsOf(x, p, 4).map(d => d.row)).toEqual([0, 2, 1, 3])
  })
})
