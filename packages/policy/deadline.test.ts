import { expect, test } from 'vitest'
import { nextDue } from './deadline.ts'
import type { Deadline } from './plan-schema.ts'

const t = { zh: '条件', en: 'condition' }

test.each<[string, Deadline, string, string | null, string]>([
  ['the day itself is not overdue', { by: '2025-12-31' }, '2025-12-31', '2025-12-31', 'open'],
  ['the day after is', { by: '2025-12-31' }, '2026-01-01', '2025-12-31', 'overdue'],
  ['or it is to be kept', { by: '2023-12-31', thenMaintain: true }, '2024-01-01', null, 'maintained'],
  ['a year ends in December', { recurring: 'yearly' }, '2025-01-01', '2025-12-31', 'open'],
  [
    'a named day comes again next year',
    { recurring: 'yearly', month: 9, day: 30 },
    '2025-10-01',
    '2026-09-30',
    'open',
  ],
  ['half-yearly, first half', { recurring: 'half-yearly' }, '2025-06-30', '2025-06-30', 'open'],
  ['half-yearly, second half', { recurring: 'half-yearly' }, '2025-07-01', '2025-12-31', 'open'],
  ['quarterly', { recurring: 'quarterly' }, '2025-02-10', '2025-03-31', 'open'],
  [
    'monthly, last day of a short month',
    { recurring: 'monthly', day: 31 },
    '2024-02-10',
    '2024-02-29',
    'open',
  ],
  [
    'every three years from the first',
    { recurring: 'every-n-years', years: 3, first: 2022 },
    '2023-01-01',
    '2025-12-31',
    'open',
  ],
  [
    'not before the first',
    { recurring: 'every-n-years', years: 3, first: 2025 },
    '2021-01-01',
    '2025-12-31',
    'open',
  ],
  ['a condition waits', { after: t }, '2025-01-01', null, 'waiting'],
  ['an unknown day stays unknown', { unknown: t }, '2025-01-01', null, 'unknown'],
])('%s', (_, deadline, day, on, state) => {
  expect(nextDue(deadline, day)).toEqual({ on, state })
})
