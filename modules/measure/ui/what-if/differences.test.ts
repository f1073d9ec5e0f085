import { expect, test } from 'vitest'
import { sampleResult } from '../fixtures/county.ts'
import { differences } from './differences.ts'

const today = sampleResult(30)
const withFirstCell = (value: number) => ({
  ...today,
  schools: today.schools.map((s, i) =>
    i === 0 ? { ...s, cells: s.cells.map((c, j) => (j === 4 ? { ...c, value } : c)) } : s,
  ),
})

test('a plan that changes nothing has no differences', () => {
  expect(differences(today, sampleResult(30))).toEqual({ cells: [], indicators: [], tests: [] })
})

test('one changed value is one changed cell', () => {
  const { cells } = differences(today, withFirstCell(99))
  expect(cells.map(c => [c.school.unit, c.indicator.indicator, c.planned?.value])).toEqual([
    ['u0001', 'sports-area', 99],
  ])
})

test('a school that closes has no cells then', () => {
  const closed = { ...today, schools: today.schools.slice(1) }
  const { cells } = differences(today, closed)
  expect(cells).toHaveLength(today.order.length)
  expect(cells.every(c => c.planned === null)).toBe(true)
})

test('a school that is new had no cells today', () => {
  const { cells } = differences({ ...today, schools: today.schools.slice(1) }, today)
  expect(cells.every(c => c.today === null && c.school.unit === 'u0001')).toBe(true)
})

test('a test whose verdict turned is told', () => {
  const turned = {
    ...today,
    tests: today.tests.map(t => (t.verdict === 'fail' ? { ...t, verdict: 'pass' as const } : t)),
  }
  expect(differences(today, turned).tests.length).toBe(today.tests.filter(t => t.verdict === 'fail').length)
})
