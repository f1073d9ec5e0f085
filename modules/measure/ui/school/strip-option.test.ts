import { expect, test } from 'vitest'
import { sampleResult } from '../fixtures/county.ts'
import { stripRows } from './strip-option.ts'

const result = sampleResult(40)
const school = result.schools[5]!

test('a school is compared with the schools of its stage and not with itself', () => {
  const peers = result.schools.filter(s => s.stage === school.stage).length - 1
  expect(stripRows(result, school)[0]?.others).toHaveLength(peers)
})

test('exactly on the threshold is one hundred per cent', () => {
  const threshold = result.indicators.find(x => x.stage === school.stage)?.threshold ?? 0
  const exact = { ...school, cells: school.cells.map((c, i) => (i === 0 ? { ...c, value: threshold } : c)) }
  expect(stripRows(result, exact)[0]?.self).toBe(100)
})

test('a missing value is not drawn at zero', () => {
  const at = result.order.indexOf('equipment')
  expect(school.cells[at]?.value).toBeNull()
  expect(stripRows(result, school)[at]?.self).toBeNull()
})

test('what must not be ranked is not laid on a scale beside other schools', () => {
  const flagged = {
    ...result,
    indicators: result.indicators.map(x => ({ ...x, flags: ['no-rank' as const] })),
  }
  expect(stripRows(flagged, school)).toEqual([])
})
