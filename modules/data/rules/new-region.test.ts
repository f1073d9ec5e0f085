import type { RegionCode } from '@kit/base'
import { expect, it } from 'vitest'
import { newRegion } from './new-region.ts'

it('the level of a region is read from the empty places at the end of its code', () => {
  const codes = [
    '000000000000',
    '990000000000',
    '990100000000',
    '990001000000',
    '990001101000',
    '990001101201',
  ]
  const levels = codes.map(c => newRegion(c as RegionCode, { zh: '某地', en: 'Somewhere' }).level)
  expect(levels).toEqual(['nation', 'province', 'city', 'county', 'township', 'village'])
})
