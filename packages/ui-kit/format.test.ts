import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apart, besideLimit, forTheEye, money, periodText, toBuy } from './format.ts'

test('a coefficient just above its limit is never shown equal to it', () => {
  expect(besideLimit(0.50004, 0.5)).toBe('0.50004')
  expect(besideLimit(0.4321, 0.5)).toBe('0.432')
  expect(besideLimit(0.5, 0.5)).toBe('0.500')
})

test('two different numbers never look the same beside one another', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1000, noNaN: true }),
      fc.integer({ min: 0, max: 1000 }),
      (value, limit) => {
        fc.pre(Math.abs(value - limit) > 1e-9)
        expect(Number(apart(value, limit).replaceAll(',', ''))).not.toBe(limit)
      },
    ),
  )
})

test('half a teacher short is a teacher short', () => {
  expect(toBuy(2.1)).toBe('3')
  expect(toBuy(2)).toBe('2')
  expect(toBuy(2 + 1e-12)).toBe('2')
})

test('digits follow the size of the number', () => {
  expect([4.4963, 123.45, 23846.2, 7].map(x => forTheEye(x))).toEqual(['4.50', '123.5', '23,846', '7'])
})

test('no number is shown as minus zero', () => {
  expect(forTheEye(-0)).toBe('0')
})

test('money is read in yuan, much of it in ten thousands', () => {
  expect(money(123_45, 'zh')).toBe('123.5 元')
  expect(money(12_345_678_00, 'zh')).toBe('1,235 万元')
})

test('a school year is said as a school year, a fiscal year as a year', () => {
  expect(periodText('2020-2021', 'zh')).toBe('2020—2021 学年')
  expect(periodText('2020', 'zh')).toBe('2020 年')
})
