import type { RegionCode, Text } from '@kit/base'
import type { Region } from '../schema.ts'

const LEVELS: readonly (readonly [RegExp, Region['level']])[] = [
  [/^0{12}$/, 'nation'],
  [/^\d{2}0{10}$/, 'province'],
  [/^\d{4}0{8}$/, 'city'],
  [/^\d{6}0{6}$/, 'county'],
  [/^\d{9}0{3}$/, 'township'],
]

/**
 * A region as it is put on record, its level read from its code (2 digits province, 4 city, 6 county, 9 township, 12 village).
 *
 * @source facts.md 4.2, statistical region codes
 * @example newRegion('990001000000' as RegionCode, { zh: '试验县', en: 'Trial county' }).level // → 'county'
 */
export function newRegion(code: RegionCode, name: Text): Region {
  const level = LEVELS.find(([pattern]) => pattern.test(code))?.[1] ?? 'village'
  return { code, name, level, parent: null, synthetic: false }
}
