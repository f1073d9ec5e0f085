import { expect, test } from 'vitest'
import { sampleResult } from '../fixtures/county.ts'
import { filtersOf, maySortBy, rowsOf } from './filters.ts'

const result = sampleResult(64)
const show = (search: Record<string, string>) => rowsOf(result, filtersOf(search, result))

test('without a word in the address the first stage is shown whole', () => {
  expect(show({}).length).toBe(result.schools.filter(s => s.stage === 'primary').length)
})

test('filters work together', () => {
  const rows = show({ urbanRural: '220', verdict: 'fail' })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(s => s.urbanRural === 220 && s.verdict === 'fail')).toBe(true)
})

test('a school without the value stands last, upwards and downwards', () => {
  expect(show({ sort: 'equipment.up' }).at(-1)?.unit).toBe('u0006')
  expect(show({ sort: 'equipment.down' }).at(-1)?.unit).toBe('u0006')
})

test('sorting downwards begins with the largest value', () => {
  const at = result.order.indexOf('sports-area')
  const values = show({ sort: 'sports-area.down' }).map(s => s.cells[at]?.value ?? 0)
  expect(values[0]).toBe(Math.max(...values))
})

test('a figure that may not be ranked cannot be sorted, whatever the address says', () => {
  const flagged = {
    ...result,
    indicators: result.indicators.map(x => ({ ...x, flags: ['no-rank' as const] })),
  }
  const filters = filtersOf({ sort: 'sports-area.down' }, flagged)
  expect(maySortBy(flagged, 'primary', 'sports-area')).toBe(false)
  expect(rowsOf(flagged, filters)).toEqual(rowsOf(flagged, filtersOf({}, flagged)))
})

test('nonsense in the address counts as not said', () => {
  expect(filtersOf({ stage: 'moon', verdict: 'maybe', urbanRural: 'x' }, result)).toMatchObject({
    stage: 'primary',
    verdict: null,
    urbanRural: null,
  })
})
