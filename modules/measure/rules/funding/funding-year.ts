import { assert } from '@kit/base'
import { add, divide, multiply, type Rational, rationalOf, ZERO } from '@kit/kernels'

/** Days a year's money is for, both ends in it. */
export interface FundingYear {
  readonly from: string
  readonly to: string
}

/** Days with one rate. */
export interface RatePiece {
  readonly from: string
  readonly to: string
  readonly days: number
  /** Fen a person a year. */
  readonly rate: Rational
}

/** Fen a person a year on a day, and the first day after it on which the law says anything else. */
export interface DatedRates {
  at(day: string): Rational | null
  readonly changes: readonly string[]
}

/**
 * The year the heads of a count are paid for: the first that begins on the day of the count or after it.
 *
 * @requires a month from 1 to 12
 * @example fundingYearOf('2020-09-01', 1) // → { from: '2021-01-01', to: '2021-12-31' }
 * @example fundingYearOf('2020-09-01', 9) // → { from: '2020-09-01', to: '2021-08-31' }
 */
export function fundingYearOf(countDay: string, month: number): FundingYear {
  assert(Number.isInteger(month) && month >= 1 && month <= 12, `month ${month}`)
  const start = (year: number) => `${year}-${String(month).padStart(2, '0')}-01`
  const first = Number(countDay.slice(0, 4))
  const year = start(first) >= countDay ? first : first + 1
  return { from: start(year), to: dayBefore(start(year + 1)) }
}

export function daysIn({ from, to }: FundingYear): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS + 1)
}

/**
 * The days from one on to the end of the year, cut where the rate changes; the whole year where the day lies before it.
 *
 * @shape pieces without a gap, in order; none where the day lies after the year
 * @refuses days without a rate: null
 */
export function ratePieces(year: FundingYear, day: string, rates: DatedRates): RatePiece[] | null {
  const first = day < year.from ? year.from : day
  const starts = [first, ...rates.changes.filter(change => change > first && change <= year.to)]
  const pieces: RatePiece[] = []
  for (const [i, from] of starts.entries()) {
    const next = starts[i + 1]
    const span = { from, to: next === undefined ? year.to : dayBefore(next) }
    const days = daysIn(span)
    if (days === 0) continue
    const rate = rates.at(from)
    if (rate === null) return null
    pieces.push({ ...span, days, rate })
  }
  return pieces
}

/** Fen a person over these days: each day with its own rate. */
export function perHead(pieces: readonly RatePiece[], year: FundingYear): Rational {
  const all = rationalOf(daysIn(year))
  return pieces.reduce((sum, { rate, days }) => add(sum, divide(multiply(rate, rationalOf(days)), all)), ZERO)
}

const DAY_MS = 86_400_000

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
}
