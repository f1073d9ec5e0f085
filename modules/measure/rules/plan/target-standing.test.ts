import { rationalOf } from '@kit/kernels'
import type { Comparison, Target } from '@kit/policy'
import { describe, expect, test } from 'vitest'
import { written } from '../quantity.ts'
import { demandedIn, heldIn, trendIn } from './target-path.ts'
import { demandOf, standingOf, type TargetFigures } from './target-standing.ts'

const target = (more: Partial<Target>): Target => ({
  id: 'x',
  title: { zh: '目标', en: 'Target' },
  kind: 'expected',
  by: [],
  source: { clause: 'd/1', status: 'seen' },
  ...more,
})
interface Told extends Partial<TargetFigures> {
  readonly compare?: Comparison
}
const standing = (of: Partial<Target>, year: number, value: number | null, more: Told = {}) => {
  const { compare = '>=', ...told } = more
  return standingOf(demandOf(target(of), compare, year), {
    ...{ past: [], benchmark: null },
    value: value === null ? null : written(value),
    ...told,
  })
}
const path: Partial<Target> = { baseline: { year: 2020, value: 90 }, by: [{ year: 2025, value: 95 }] }
const statusOf = (of: Partial<Target>, year: number, value: number | null, more?: Told) =>
  standing(of, year, value, more).status

describe('the path', () => {
  test('is a straight line between its points and level after the last', () => {
    expect(demandedIn(target(path), 2022)).toEqual(rationalOf(92))
    expect(demandedIn(target(path), 2025)).toEqual(rationalOf(95))
    expect(demandedIn(target(path), 2030)).toEqual(rationalOf(95))
  })
  test('demands nothing before it begins and in its base year', () => {
    expect(demandedIn(target(path), 2019)).toBeNull()
    expect(demandedIn(target(path), 2020)).toBeNull()
    expect(demandedIn(target(path), 2021)).toEqual(rationalOf(91))
    expect(demandedIn(target({ by: [{ year: 2025, value: 95 }] }), 2024)).toBeNull()
  })
  test('in steps demands what fell due', () => {
    const steps = target({
      ...path,
      by: [{ year: 2023, value: 92 }, ...(path.by ?? [])],
      interpolation: 'steps',
    })
    expect(demandedIn(steps, 2022)).toBeNull()
    expect(demandedIn(steps, 2024)).toEqual(rationalOf(92))
    expect(demandedIn(steps, 2025)).toEqual(rationalOf(95))
  })
  test('of a floor holds from the first year on', () => {
    const floor = target({
      kind: 'floor',
      by: [
        { year: 2023, value: 85 },
        { year: 2025, value: 90 },
      ],
    })
    expect([2020, 2023, 2024, 2025, 2026].map(year => heldIn(floor, year))).toEqual(
      [85, 85, 90, 90, 90].map(rationalOf),
    )
  })
})

describe('the trend', () => {
  test('is the line of least squares', () => {
    expect(
      trendIn(
        [
          { year: 2018, value: 1 },
          { year: 2019, value: 3 },
          { year: 2020, value: 2 },
        ],
        2021,
      ),
    ).toBeCloseTo(3, 12)
  })
  test('needs two years', () => {
    expect(trendIn([{ year: 2018, value: 1 }], 2021)).toBeNull()
  })
})

describe('a target on a path', () => {
  test.each<[string, number, number | null, string]>([
    ['exactly on the path is on track', 2022, 92, 'on-track'],
    ['just below it is behind', 2022, 91.999999, 'off-track'],
    ['its end is reached whenever it is', 2022, 95, 'reached'],
    ['in the last year exactly on it is enough', 2025, 95, 'reached'],
    ['in the last year anything less has missed it', 2025, 94.999999, 'missed'],
    ['what is missing is not zero', 2025, null, 'undetermined'],
  ])('%s', (_, year, value, status) => {
    expect(statusOf(path, year, value)).toBe(status)
  })

  test('a strict comparison has to be better than its end', () => {
    expect(statusOf(path, 2025, 95, { compare: '>' })).toBe('missed')
  })

  test('what shall fall is better lower, with the gap the other way round', () => {
    const falling: Partial<Target> = { baseline: { year: 2020, value: 10 }, by: [{ year: 2025, value: 0 }] }
    expect(demandOf(target(falling), '=', 2022).better).toBe('lower')
    expect(standing(falling, 2022, 6, { compare: '=' })).toEqual({
      ...{ status: 'on-track', expected: 6, gap: 6, projected: 0 },
    })
    expect(statusOf(falling, 2022, 6.1, { compare: '<=' })).toBe('off-track')
  })

  test('where nothing is demanded yet the trend decides', () => {
    const late: Partial<Target> = { by: [{ year: 2025, value: 95 }] }
    const past = [{ year: 2021, value: 90 }]
    expect(statusOf(late, 2022, 92, { past })).toBe('on-track')
    expect(statusOf(late, 2022, 91, { past })).toBe('off-track')
    expect(statusOf(late, 2022, 92)).toBe('undetermined')
  })
})

describe('the other kinds', () => {
  test('a floor is missed in any year', () => {
    const floor: Partial<Target> = { kind: 'floor', by: [{ year: 2025, value: 90 }] }
    expect([statusOf(floor, 2021, 90), statusOf(floor, 2021, 89.99)]).toEqual(['reached', 'missed'])
  })
  test('to maintain is to be no worse than the baseline', () => {
    const kept: Partial<Target> = { kind: 'maintain', baseline: { year: 2020, value: 85 } }
    expect([statusOf(kept, 2024, 85), statusOf(kept, 2024, 84)]).toEqual(['reached', 'missed'])
  })
  test('a direction looks at the year before', () => {
    const up: Partial<Target> = { kind: 'direction' }
    const past = [
      { year: 2020, value: 9 },
      { year: 2021, value: 5 },
    ]
    expect(statusOf(up, 2022, 6, { past, compare: '>' })).toBe('on-track')
    expect(statusOf(up, 2022, 5, { past, compare: '>' })).toBe('off-track')
    expect(statusOf(up, 2022, 5, { past })).toBe('on-track')
    expect(statusOf(up, 2022, 5)).toBe('undetermined')
  })
  test('beside its peers it is behind until the day it is due, then missed', () => {
    const peer: Partial<Target> = {
      kind: 'peer',
      peer: {
        ...{ group: { zh: '全市', en: 'City' }, statistic: 'mean', due: 2025 },
        benchmark: { text: '0', expr: { op: 'number', value: 0 }, at: '' },
      },
    }
    const of = (year: number, value: number, benchmark: number | null) =>
      statusOf(peer, year, value, {
        compare: '>',
        benchmark: benchmark === null ? null : written(benchmark),
      })
    expect([of(2024, 5, 5), of(2025, 5, 5), of(2024, 6, 5), of(2025, 5, null)]).toEqual([
      ...['off-track', 'missed', 'reached', 'undetermined'],
    ])
  })
})
