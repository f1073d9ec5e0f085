import type { Stage } from '@kit/base'
import { add, compare, divide, floorOf, multiply, type Rational, rationalOf } from '@kit/kernels'
import { type Entitlement, planOf } from '@kit/policy'
import type { EntitlementRow, EntitlementStanding } from '../../plan-schema.ts'
import { exactly, exactValue } from '../exact-value.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
import type { Rulebook } from '../rulebook.ts'
import { sentence } from '../wording.ts'
import { type Asked, askedOf, nameOnly } from './asked.ts'
import { splitAmount } from './split-amount.ts'
import { numberOf } from './target-standing.ts'

/** Who is entitled to how much, step by step, and the sum over all whose amount is known. */
export function entitlementStandings(
  county: County,
  region: { readonly id: string; readonly name: string },
): EntitlementStanding[] {
  return planOf(county.book.pack).entitlements.map(entitlement => {
    const rows = entitledRows(county, entitlement, region).map(({ row }) => row)
    return { ...headOf(county, entitlement), rows, ...sumOf(rows) }
  })
}

export function sumOf(rows: readonly EntitlementRow[]): { total: number; open: number } {
  const amounts = rows.flatMap(row => row.amount ?? [])
  return { total: amounts.reduce((a, b) => a + b, 0), open: rows.length - amounts.length }
}

function headOf(
  { book }: County,
  entitlement: Entitlement,
): Omit<EntitlementStanding, 'rows' | 'total' | 'open'> {
  const { id, purpose, title, level, when, heads, counted, cover, rate, amount, source } = entitlement
  const titleOf = (id: string) => book.pack.parameters.find(p => p.id === id)?.title ?? { zh: id, en: id }
  return {
    ...{ id, purpose, title, level, clause: source.clause, sourceStatus: source.status },
    steps: {
      when: when ? inWords(book, when) : null,
      heads: inWords(book, heads),
      counted: counted ? inWords(book, counted) : null,
      cover: cover
        ? sentence('不超过{of}的{most}', 'at most {most} of {of}', {
            of: inWords(book, cover.of),
            most: titleOf(cover.atMost),
          })
        : null,
      rate: titleOf(rate),
      amount: amount ? inWords(book, amount) : null,
    },
  }
}

/** Fen a person a year at a stage; null where no rate is known. */
export type RateAt = (stage: Stage) => Rational | null

/** One row for everybody who is, or may be, entitled; by the rate of the day the law is read, unless told otherwise. */
export function entitledRows(
  county: County,
  entitlement: Entitlement,
  region: { readonly id: string; readonly name: string },
  rateAt: RateAt = stage => exactly(county.book.parameter(entitlement.rate, stage)),
): { readonly of: Asked; readonly row: EntitlementRow }[] {
  return askedOf(county, entitlement, region)
    .map(of => ({ of, row: rowOf(county, entitlement, of, rateAt) }))
    .filter(({ row }) => row.applies !== false)
}

function rowOf(county: County, entitlement: Entitlement, of: Asked, rateAt: RateAt): EntitlementRow {
  const { when, heads, paid } = entitlement
  const value = (formula: Entitlement['heads']) => exactValue(formula.expr, of.exact)
  const holds = when ? value(when) : rationalOf(1)
  const applies = holds && holds.n !== 0n
  const headCount = value(heads)
  const countedHeads = countedOf(county.book, entitlement, of)
  const perHead = rateAt(of.stageForRates)
  const due = exactDue(county.book, entitlement, of, perHead)
  const fen = applies && due ? wholeFen(due) : null
  const paidFen = paid ? value(paid) : null
  return {
    ...nameOnly(of),
    applies,
    heads: headCount && numberOf(headCount),
    counted: countedHeads && numberOf(countedHeads),
    rate: perHead && numberOf(perHead),
    amount: fen,
    paid: paidFen && wholeFen(paidFen),
    shares: sharesOf(county, entitlement, of, fen),
  }
}

/** Of whom an amount is asked. */
export type Who = Pick<Asked, 'exact' | 'stageForRates'>

/** Fen before rounding; null where something is missing. */
export function exactDue(
  book: Rulebook,
  entitlement: Entitlement,
  who: Who,
  perHead = exactly(book.parameter(entitlement.rate, who.stageForRates)),
): Rational | null {
  if (entitlement.amount) return exactValue(entitlement.amount.expr, who.exact)
  const heads = countedOf(book, entitlement, who)
  return heads && perHead && multiply(heads, perHead)
}

/** Heads that count, within the cover: of so many persons at most so many in a hundred, whole persons. */
function countedOf(book: Rulebook, { heads, counted, cover }: Entitlement, of: Who): Rational | null {
  const all = exactValue((counted ?? heads).expr, of.exact)
  if (!cover || !all) return all
  const most = mostCovered(cover, of, exactly(book.parameter(cover.atMost, of.stageForRates)))
  return most && (compare(most, all) < 0 ? most : all)
}

export function mostCovered(
  { of: formula }: NonNullable<Entitlement['cover']>,
  of: Who,
  percent: Rational | null,
): Rational | null {
  const persons = exactValue(formula.expr, of.exact)
  return persons && percent && floorOf(divide(multiply(persons, percent), rationalOf(100)))
}

function sharesOf(
  { book }: County,
  { shares }: Entitlement,
  of: Asked,
  amount: number | null,
): EntitlementRow['shares'] {
  const parts = shares.map(share => exactly(book.parameter(share.part, of.stageForRates)))
  const all = parts.filter(part => part !== null)
  const amounts =
    amount === null || all.length < parts.length || all.length === 0 ? null : splitAmount(amount, all)
  return shares.map(({ level }, i) => {
    const part = parts[i] ?? null
    return { level, part: part && numberOf(part), amount: amounts?.[i] ?? null }
  })
}

/** Half a fen counts as one. */
export function wholeFen(amount: Rational): number {
  return numberOf(floorOf(add(amount, divide(rationalOf(1), rationalOf(2)))))
}
