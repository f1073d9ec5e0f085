import { multiply, type Rational } from '@kit/kernels'
import { wholeFen } from '../plan/entitlements.ts'
import { type DatedRates, type FundingYear, perHead, type RatePiece, ratePieces } from './funding-year.ts'

/** Heads that move on a day, and what one of them brings. */
export interface MovedHeads {
  readonly heads: Rational
  readonly day: string
}

export interface MovedMoney {
  /** What the old school hands on and the new one gets: one number for both. */
  readonly fen: number
  readonly pieces: readonly RatePiece[]
}

/**
 * The part of a year's money that moves with pupils: for every day from the first at the new school to the end of the
 * funding year, the rate of that day. Rounded once, to whole fen, and used on both sides, so that nothing is lost.
 *
 * @unit fen
 * @refuses a day on which no rate holds: null
 * @example // 3 pupils from 1 July 2021, 650 yuan a year: 3 × 65,000 × 184 ÷ 365 = 98,301.37 → 98301
 */
export function movedMoney(
  { heads, day }: MovedHeads,
  year: FundingYear,
  rates: DatedRates,
): MovedMoney | null {
  const pieces = ratePieces(year, day, rates)
  return pieces && { fen: wholeFen(multiply(heads, perHead(pieces, year))), pieces }
}

/** A move changes the money of a year if it comes after the count and before the year is over. */
export function isWithin(day: string, countDay: string, year: FundingYear): boolean {
  return day > countDay && day <= year.to
}
