import { expect, it } from 'vitest'
import { dayName, needed, periodName, shownBeside, withoutTitle } from './words.ts'

it('a value just beyond its limit never prints as the limit itself', () => {
  expect(shownBeside(0.5004, 0.5, 'zh', 3)).toBe('0.5004')
  expect(shownBeside(0.50001, 0.5, 'zh', 3)).toBe('0.50001')
  expect(shownBeside(0.5, 0.5, 'zh', 3)).toBe('0.5')
  expect(shownBeside(null, 0.5, 'zh', 3)).toBe('—')
})

it('a gap is closed by whole things; rounding noise adds none', () => {
  const rooms = { zh: '间', en: 'rooms' }
  expect(needed(2.1, rooms, 'zh')).toBe('3间')
  expect(needed(2.000000001, rooms, 'en')).toBe('2 rooms')
})

it('large sums are told in 万元 and never rounded down', () => {
  const money = { zh: '元教学仪器设备', en: 'yuan of equipment' }
  expect(needed(220_700.2, money, 'zh')).toBe('22.08万元教学仪器设备')
  expect(needed(220_700.2, money, 'en')).toBe('220,701 yuan of equipment')
  expect(needed(9_999, money, 'zh')).toBe('9999元教学仪器设备')
})

it('periods and days are written as people write them', () => {
  expect([periodName('2020-2021', 'zh'), periodName('2020', 'zh')]).toEqual(['2020—2021学年', '2020年'])
  expect([dayName('2021-03-01', 'zh'), dayName('2021-03-01', 'en')]).toEqual(['2021年3月1日', '1 March 2021'])
})

it('a sentence that begins with its title loses it, others stay', () => {
  expect(withoutTitle('持证率：100%，符合要求。', '持证率')).toBe('100%，符合要求。')
  expect(withoutTitle('64所学校均符合。', '持证率')).toBe('64所学校均符合。')
})
