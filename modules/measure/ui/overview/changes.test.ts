import type { Trend } from '@loop/measure/schema'
import { expect, test } from 'vitest'
import { changesBetween, pointsAround } from './changes.ts'

const indicator = (id: string, reaching: number, cv: number, verdict: 'pass' | 'fail') =>
  ({ indicator: id, stage: 'primary', mean: 1, cv, reaching, schools: 50, verdict }) as const
const trend: Trend = {
  pack: 'p',
  method: { zh: '', en: '' },
  points: [
    {
      period: '2020-2021',
      forecast: false,
      verdict: 'fail',
      indicators: [
        indicator('a', 40, 0.4, 'pass'),
        indicator('b', 30, 0.4, 'pass'),
        indicator('c', 9, 0.3, 'pass'),
      ],
    },
    {
      period: '2019-2020',
      forecast: false,
      verdict: 'fail',
      indicators: [
        indicator('a', 30, 0.4, 'pass'),
        indicator('b', 29, 0.52, 'fail'),
        indicator('c', 9, 0.3, 'pass'),
      ],
    },
    { period: '2021-2022', forecast: true, verdict: 'fail', indicators: [] },
  ],
}

test('a verdict that turned stands before a larger swing of schools', () => {
  const { now, before } = pointsAround(trend, '2020-2021')
  const changes = before && now ? changesBetween(before, now) : []
  expect(changes.map(c => c.indicator)).toEqual(['b', 'a'])
})

test('what stayed the same is not called a change', () => {
  const { now, before } = pointsAround(trend, '2020-2021')
  expect(before && now && changesBetween(before, now).some(c => c.indicator === 'c')).toBe(false)
})

test('the forecast belongs to the last measured year only', () => {
  expect(pointsAround(trend, '2020-2021').next?.period).toBe('2021-2022')
  expect(pointsAround(trend, '2019-2020').next).toBeUndefined()
})

test('the first year has no year before it', () => {
  expect(pointsAround(trend, '2019-2020').before).toBeUndefined()
})
