import { expect, test } from 'vitest'
import { sampleResult } from '../fixtures/county.ts'
import { worstGaps } from './worst-gaps.ts'

const result = sampleResult(64)

test('the worst gaps come in order, furthest below the threshold first', () => {
  const gaps = worstGaps(result, 6)
  expect(gaps).toHaveLength(6)
  expect(gaps.map(g => g.reached)).toEqual([...gaps.map(g => g.reached)].sort((a, b) => a - b))
  expect(gaps[0]?.reached).toBeLessThan(1)
})

test('a school is named once, with its worst indicator', () => {
  const units = worstGaps(result, 30).map(g => g.school.unit)
  expect(new Set(units).size).toBe(units.length)
})

test('a figure that may not be ranked is never called the worst', () => {
  const first = worstGaps(result, 1)[0]
  const flagged = {
    ...result,
    indicators: result.indicators.map(x =>
      x.indicator === first?.indicator.indicator ? { ...x, flags: ['no-rank' as const] } : x,
    ),
  }
  const names = worstGaps(flagged, 64).map(g => g.indicator.indicator)
  expect(names.length).toBeGreaterThan(0)
  expect(names).not.toContain(first?.indicator.indicator)
})

test('a missing value is not a gap of any size', () => {
  const missing = {
    ...result,
    schools: result.schools.map(s => ({ ...s, cells: s.cells.map(c => ({ ...c, value: null, gap: null })) })),
  }
  expect(worstGaps(missing, 6)).toEqual([])
})
