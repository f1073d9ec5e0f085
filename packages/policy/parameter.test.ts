import { expect, test } from 'vitest'
import { parameterAt } from './parameter.ts'
import type { DatedValue, Parameter } from './schema.ts'

const dated = (from: string, value: DatedValue['value'], clause: string): DatedValue => ({
  from,
  value,
  source: { clause, status: 'seen' },
})
const cap: Parameter = {
  id: 'cap',
  title: { zh: '上限', en: 'Cap' },
  unit: 'ratio',
  values: [
    dated('2017-01-01', 0.6, 'law/1'),
    dated('2020-09-01', { primary: 0.5, junior: 0.45 }, 'law/2'),
    dated('2022-03-01', 0.4, 'law/3'),
  ],
}

test.each([
  ['2016-12-31', 'primary', null, null],
  ['2017-01-01', 'primary', 0.6, 'law/1'],
  ['2020-08-31', 'junior', 0.6, 'law/1'],
  ['2020-09-01', 'junior', 0.45, 'law/2'],
  ['2020-09-01', 'primary', 0.5, 'law/2'],
  ['2022-02-28', 'primary', 0.5, 'law/2'],
  ['2022-03-01', 'primary', 0.4, 'law/3'],
] as const)('on %s the value for %s is %d by %s', (day, stage, value, clause) => {
  const found = parameterAt(cap, day, stage)
  expect(found?.value ?? null).toBe(value)
  expect(found?.source.clause ?? null).toBe(clause)
})

test('a stage the law says nothing about has no value, not that of another stage or year', () => {
  expect(parameterAt(cap, '2021-01-01', 'senior')).toBe(null)
})
