import { rationalOf } from '@kit/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DatedRates, daysIn, fundingYearOf, ratePieces } from './funding-year.ts'
import { isWithin, movedMoney } from './portability.ts'

const dated = (...values: readonly (readonly [from: string, fen: number])[]): DatedRates => ({
  at: day => {
    const found = values.findLast(([from]) => from <= day)
    return found ? rationalOf(found[1]) : null
  },
  changes: values.map(([from]) => from),
})
const YEAR = fundingYearOf('2020-09-01', 1)
const FLAT = dated(['2018-01-01', 65_000])
const fen = (heads: number, day: string, rates = FLAT) =>
  movedMoney({ heads: rationalOf(heads), day }, YEAR, rates)?.fen ?? null
const dayOf = (n: number) => new Date(Date.UTC(2020, 8, 2 + n)).toISOString().slice(0, 10)

describe('the funding year', () => {
  it('is the first that begins on the day of the count or after it', () => {
    expect(fundingYearOf('2020-09-01', 1)).toEqual({ from: '2021-01-01', to: '2021-12-31' })
    expect(fundingYearOf('2020-09-01', 9)).toEqual({ from: '2020-09-01', to: '2021-08-31' })
    expect(fundingYearOf('2020-09-01', 8)).toEqual({ from: '2021-08-01', to: '2022-07-31' })
  })

  it('has 366 days where it holds a 29 February', () => {
    expect([daysIn(fundingYearOf('2019-09-01', 1)), daysIn(YEAR)]).toEqual([366, 365])
  })
})

describe('money that moves', () => {
  it('is the whole year before it begins, each day its part, the last day one, and after it nothing', () => {
    expect(fen(1, '2020-11-10')).toBe(65_000)
    expect(fen(1, '2021-01-01')).toBe(65_000)
    // 364, 184 and 1 of 365 days: 64,821.92, 3 × 32,767.12 and 178.08
    expect(fen(1, '2021-01-02')).toBe(64_822)
    expect(fen(3, '2021-07-01')).toBe(98_301)
    expect(fen(1, '2021-12-31')).toBe(178)
    expect(fen(1, '2022-01-01')).toBe(0)
  })

  it('is reckoned by the rate of each day where the rate changes within the year', () => {
    const rises = dated(['2018-01-01', 65_000], ['2021-03-01', 72_000])
    // from 1 February: 28 days at 65,000 and 306 at 72,000: 4,986.30 + 60,361.64
    expect(fen(1, '2021-02-01', rises)).toBe(65_348)
    expect(ratePieces(YEAR, '2021-02-01', rises)?.map(p => [p.from, p.to, p.days])).toEqual([
      ['2021-02-01', '2021-02-28', 28],
      ['2021-03-01', '2021-12-31', 306],
    ])
    expect(ratePieces(YEAR, '2021-03-01', rises)).toHaveLength(1)
  })

  it('is not known where no rate holds', () => {
    expect(fen(1, '2021-02-01', dated(['2021-03-01', 72_000]))).toBeNull()
  })

  it('counts after the day of the count and within the year only', () => {
    const within = ['2020-09-01', '2020-09-02', '2021-12-31', '2022-01-01'].map(day =>
      isWithin(day, '2020-09-01', YEAR),
    )
    expect(within).toEqual([false, true, true, false])
  })

  it('never grows when pupils come a day later, and never shrinks with one pupil more', () => {
    const rates = fc.integer({ min: 1, max: 900_000 })
    const day = fc.integer({ min: 0, max: 480 })
    fc.assert(
      fc.property(rates, rates, day, fc.integer({ min: 1, max: 60 }), (a, b, n, heads) => {
        const law = dated(['2018-01-01', a], ['2021-03-01', b])
        expect(fen(heads, dayOf(n + 1), law)!).toBeLessThanOrEqual(fen(heads, dayOf(n), law)!)
        expect(fen(heads + 1, dayOf(n), law)!).toBeGreaterThanOrEqual(fen(heads, dayOf(n), law)!)
      }),
    )
  })
})
