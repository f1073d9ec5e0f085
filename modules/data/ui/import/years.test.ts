import { expect, it } from 'vitest'
import { offeredYears, schoolYearOn } from './years.ts'

it('a school year begins on the first of September', () => {
  expect(schoolYearOn(new Date(2020, 7, 31))).toBe('2019-2020')
  expect(schoolYearOn(new Date(2020, 8, 1))).toBe('2020-2021')
})

it('a file may be for a year on record, the one after them, or the present one; newest first', () => {
  const today = new Date(2023, 9, 1)
  expect(offeredYears([], today)).toEqual(['2023-2024'])
  expect(offeredYears(['2019-2020', '2020-2021'], today)).toEqual([
    '2023-2024',
    '2021-2022',
    '2020-2021',
    '2019-2020',
  ])
})
