import { add, divide, floorOf, multiply, type Rational, rationalOf } from '@kit/kernels'
import { type Entitlement, planOf } from '@kit/policy'
import type { EntitlementRow, EntitlementStanding } from '../../plan-schema.ts'
import { exactly, exactValue } from '../exact-value.ts'
import { inWords } from '../lineage/step.ts'
import type { County } from '../measure-county.ts'
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
  const { id, title, level, when, heads, counted, rate, amount, source } = entitlement
  const parameter = book.pack.parameters.find(p => p.id === rate)
  return {
    ...{ id, title, level, clause: source.clause, sourceStatus: source.status },
    steps: {
      when: when ? inWords(book, when) : null,
      heads: inWords(book, heads),
      counted: counted ? inWords(book, counted) : null,
      rate: parameter?.title ?? { zh: rate, en: rate },
      amount: amount ? inWords(book, amount) : null,
    },
  }
}

/** One row for everybody who is, or may be, entitled. */
export function entitledRows(
  county: County,
  entitlement: Entitlement,
  region: { readonly id: string; readonly name: string },
): { readonly of: Asked; readonly row: EntitlementRow }[] {
  return askedOf(county, entitlement, region)
    .map(of => ({ of, row: rowOf(county, entitlement, of) }))
    .filter(({ row }) => row.applies !== false)
}

function rowOf(county: County, entitlement: Entitlement, of: Asked): EntitlementRow {
  const { when, heads, counted, rate, amount } = entitlement
  const value = (formula: Entitlement['heads']) => exactValue(formula.expr, of.exact)
  const holds = when ? value(when) : rationalOf(1)
  const applies = holds && holds.n !== 0n
  const headCount = value(heads)
  const countedHeads = counted ? value(counted) : headCount
  const perHead = exactly(county.book.parameter(rate, of.stageForRates))
  const due = amount ? value(amount) : countedHeads && perHead && multiply(countedHeads, perHead)
  const fen = applies && due ? wholeFen(due) : null
  return {
    ...nameOnly(of),
    applies,
    heads: headCount && numberOf(headCount),
    counted: countedHeads && numberOf(countedHeads),
    rate: perHead && numberOf(perHead),
    amount: fen,
    shares: sharesOf(county, entitlement, of, fen),
  }
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
function wholeFen(amount: Rational): number {
  return numberOf(floorOf(add(amount, divide(rationalOf(1), rationalOf(2)))))
}
