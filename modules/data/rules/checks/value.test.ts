import type { Metric } from '@kit/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPersonNumber } from './identity.ts'
import { type Column, readValue, times, type ValueWords } from './value.ts'

const words: ValueWords = {
  missing: new Set(['—', '无', '/']),
  yes: new Set(['是', '1']),
  no: new Set(['否', '无', '0']),
}

function column(
  type: Metric['type'],
  rest: Omit<Partial<Column>, 'metric'> & { metric?: Partial<Metric> } = {},
): Column {
  const metric: Metric = {
    id: 'm',
    title: { zh: '某', en: 'some' },
    definition: { zh: '', en: '' },
    level: 'school',
    unit: 'person',
    type,
    stages: ['all'],
    flags: [],
    source: null,
    ...rest.metric,
  }
  return { scale: 1, symbol: '人', ...rest, metric }
}
const count = column('count')
const wanYuan = column('money', { scale: 1_000_000, symbol: '万元' })
const read = (cell: Parameters<typeof readValue>[0], of: Column) => {
  const reading = readValue(cell, of, words)
  return reading.state === 'value' ? reading.value : reading.state === 'bad' ? reading.finding : reading.state
}

describe('one cell', () => {
  it.each([
    [null, 'blank'],
    ['', 'blank'],
    ['　 ', 'blank'],
    ['—', 'missing'],
    ['无', 'missing'],
    [0, 0],
    ['0', 0],
    ['１，２３４', 1234],
    ['1,234', 1234],
    ['12,34', 'not-a-number'],
    ['1 234 人', 1234],
    ['1234人次', 'not-a-number'],
    ['1e3', 'not-a-number'],
    [12.5, 'not-whole'],
    [0.1 * 3 * 10, 3],
    [-1, 'negative'],
    [true, 'not-a-number'],
    [new Date('2020-09-01'), 'not-a-number'],
  ])('%s as a count is %s', (cell, expected) => {
    expect(read(cell, count)).toBe(expected)
  })

  it('only a written nought is nought: “无” is missing as a number and no as an answer', () => {
    expect(read('无', count)).toBe('missing')
    expect(read('无', column('flag'))).toBe(0)
    expect(read('也许', column('flag'))).toBe('not-yes-no')
  })

  it('a code is read by its number, by its name, or both', () => {
    const kind = column('code', { metric: { codes: [{ code: 211, title: { zh: '小学', en: 'primary' } }] } })
    expect([211, '211', '211 小学', '小学', '２１１'].map(cell => read(cell, kind))).toEqual([
      211, 211, 211, 211, 211,
    ])
    expect(['212', '小学校', '21'].map(cell => read(cell, kind))).toEqual([
      'not-in-list',
      'not-in-list',
      'not-in-list',
    ])
  })

  it('bounds hold on both sides and exactly on the limit', () => {
    const year = column('year', { metric: { minimum: 1880, maximum: 2100 } })
    expect([1879, 1880, 2100, 2101, '2005年'].map(cell => read(cell, year))).toEqual([
      'below-minimum',
      1880,
      2100,
      'above-maximum',
      2005,
    ])
  })

  it('money in 10,000 yuan is exact in fen, and what is smaller than a fen is rounded with a word', () => {
    expect(read(123.456789, wanYuan)).toBe(123_456_789)
    expect(read(0.1 + 0.2, wanYuan)).toBe(300_000)
    expect(readValue('12.34567891', wanYuan, words)).toEqual({
      state: 'value',
      value: 12_345_679,
      finding: 'rounded-to-fen',
    })
  })
})

describe('conversion', () => {
  it('of any amount in fen to 10,000 yuan and back gives the same fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), fen => {
        const whole = Math.floor(fen / 1_000_000)
        const rest = String(fen % 1_000_000).padStart(6, '0')
        expect(times(`${whole}.${rest}`, 1_000_000)).toEqual([fen, true])
      }),
    )
  })
  it('of any spreadsheet number with two decimals in yuan is exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fen => {
        expect(read(fen / 100, column('money', { scale: 100, symbol: '元' }))).toBe(fen)
      }),
    )
  })
  it('by one changes nothing', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e12 }), number => {
        expect(times(String(number), 1)[0]).toBe(number)
      }),
    )
  })
})

describe('citizen numbers', () => {
  it.each(['11010519491231002X', '440524188001010014', '34052419800101001X'])(
    '%s has the right check sign',
    number => {
      expect(isPersonNumber(number)).toBe(true)
    },
  )
  it('any single wrong digit is found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digits = '11010519491231002X'.split('')
        digits[at] = String((Number(digits[at]) + shift) % 10)
        expect(isPersonNumber(digits.join(''))).toBe(false)
      }),
    )
  })
})
