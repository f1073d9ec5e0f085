import type { Stage } from '@kit/base'
import type { Rational } from '@kit/kernels'
import { datedValueAt, type Entitlement, type Pack, parameterAt } from '@kit/policy'
import type { Move } from '../../funding/schema.ts'
import type { EntitlementRow } from '../../plan-schema.ts'
import { exactly, exactValue } from '../exact-value.ts'
import { type County, measureCounty } from '../measure-county.ts'
import type { Asked } from '../plan/asked.ts'
import { entitledRows } from '../plan/entitlements.ts'
import { regionOf } from '../plan/evaluate-plan.ts'
import { type DatedRates, type FundingYear, fundingYearOf, perHead, ratePieces } from './funding-year.ts'
import type { Candidate } from './govern.ts'
import type { MoneyInput } from './money-input.ts'
import { isWithin, type MovedMoney, movedMoney } from './portability.ts'

/** What one document grants one school (at one stage), with the county it was reckoned in. */
export interface MoneyLine {
  readonly purpose: string
  readonly of: Asked
  readonly row: EntitlementRow
  readonly by: Grant
}

/** An entitlement that governs somewhere, ready to be reckoned. */
export interface Grant {
  readonly candidate: Candidate
  readonly county: County
  /** null: it does not follow pupils. */
  readonly year: FundingYear | null
  readonly moved: readonly MovedLine[]
}

/** What one move brings by one entitlement; null: its heads were not said, or no rate holds. */
export interface MovedLine {
  readonly move: Move
  readonly heads: number | null
  readonly money: MovedMoney | null
}

/** The same county is measured once a document. */
export type Measuring = (pack: Pack) => County

export function measuringOf(input: MoneyInput): Measuring {
  const known = new Map<Pack, County>()
  return pack => {
    const county = known.get(pack) ?? measureCounty({ ...input, pack })
    known.set(pack, county)
    return county
  }
}

export function grantOf(candidate: Candidate, input: MoneyInput, measured: Measuring): Grant {
  const { pack, entitlement, governs } = candidate
  const county = measured(pack)
  const month = entitlement.portable && county.book.parameter(entitlement.portable.year, 'all')
  const year = typeof month === 'number' ? fundingYearOf(input.day, month) : null
  const moved = year
    ? input.moves
        .filter(m => m.cancelled === null && governs.includes(m.stage) && isWithin(m.day, input.day, year))
        .map(move => movedLine(move, candidate, year))
    : []
  return { candidate, county, year, moved }
}

function movedLine(move: Move, { pack, entitlement }: Candidate, year: FundingYear): MovedLine {
  const heads = entitlement.portable ? headsOf(move, entitlement.portable.heads.expr) : null
  const rates = ratesOf(pack, entitlement.rate, move.stage)
  return {
    move,
    heads: heads && Number(heads.n) / Number(heads.d),
    money: heads && movedMoney({ heads, day: move.day }, year, rates),
  }
}

/** The heads of a move a purpose follows; null where one it needs was not said. */
export function headsOf(
  move: Pick<Move, 'heads'>,
  expr: NonNullable<Entitlement['portable']>['heads']['expr'],
): Rational | null {
  return exactValue(expr, { figure: metric => exactly(move.heads[metric]), parameter: () => null })
}

/** Every line an entitlement gives, at the stages it governs. */
export function linesOf(grant: Grant, input: MoneyInput): MoneyLine[] {
  const { candidate, county, year } = grant
  const { pack, entitlement, governs } = candidate
  const rateAt = year ? (stage: Stage) => yearRate(year, ratesOf(pack, entitlement.rate, stage)) : undefined
  return entitledRows(county, entitlement, regionOf(input), rateAt)
    .filter(({ row }) => governs.includes(row.stage))
    .map(({ of, row }) => ({ purpose: entitlement.purpose, of, row, by: grant }))
}

function yearRate(year: FundingYear, rates: DatedRates): Rational | null {
  const pieces = ratePieces(year, year.from, rates)
  return pieces && perHead(pieces, year)
}

/** A rate of a pack by day. */
export function ratesOf(pack: Pack, id: string, stage: Stage): DatedRates {
  const parameter = pack.parameters.find(p => p.id === id)
  return {
    at: day => (parameter ? exactly(parameterAt(parameter, day, stage)?.value) : null),
    changes: parameter ? parameter.values.map(({ from }) => from) : [],
  }
}

export function sourceOn(pack: Pack, id: string, day: string) {
  const parameter = pack.parameters.find(p => p.id === id)
  return parameter ? (datedValueAt(parameter, day)?.source ?? null) : null
}
