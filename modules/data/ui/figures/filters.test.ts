import { expect, it } from 'vitest'
import { keyOf, keyText, queryOf } from './filters.ts'

it('a figure in the address is read back, also when the unit has odd signs', () => {
  const key = { unit: 'A~1', period: '2020-2021', metric: 'pupils', stage: 'primary' } as const
  expect(keyOf(keyText(key))).toEqual(key)
})

it('nonsense in the address is no figure', () => {
  for (const text of [undefined, '', '2020-2021', '2020-2021~pupils~nowhere~A', '20~pupils~primary~A'])
    expect(keyOf(text)).toBeNull()
})

it('unknown standings and stages of the address are left out', () => {
  const asked = queryOf({ standing: 'odd', stage: 'primary', unit: 'A' }, { period: '2020-2021' })
  expect(asked).toEqual({
    period: '2020-2021',
    unit: 'A',
    stage: 'primary',
    metric: undefined,
    standing: undefined,
  })
})
