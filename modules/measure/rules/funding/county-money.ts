import type { Period, Text } from '@kit/base'
import { type Pack, planOf } from '@kit/policy'
import type { CountyMoney, MoneyRow, MoneySums, Purpose, SchoolMoney, Version } from '../../funding/schema.ts'
import { fundingParameters } from './funding-parameters.ts'
import { type Candidate, type Governed, govern, notInForce } from './govern.ts'
import type { MoneyInput } from './money-input.ts'
import { type Grant, grantOf, linesOf, type Measuring, type MoneyLine, measuringOf } from './money-lines.ts'
import { transferAdvice } from './transfer-advice.ts'

/** Everything the money of a county rests on, for whoever has to explain a row of it. */
export interface Reckoning {
  readonly governed: readonly Governed[]
  readonly grants: readonly Grant[]
  readonly lines: readonly MoneyLine[]
}

/** Reckons what every document that governs grants to whom, and what moved. */
export function reckon(input: MoneyInput, measured: Measuring = measuringOf(input)): Reckoning {
  const governed = govern(input.packs, input.day)
  const grants = governed
    .flatMap(({ versions }) => versions)
    .filter(({ governs }) => governs.length > 0)
    .map(candidate => grantOf(candidate, input, measured))
  return { governed, grants, lines: grants.flatMap(grant => linesOf(grant, input)) }
}

/**
 * The money of a county: every purpose once, school by school, after moves, beside what was paid. Pure.
 *
 * @requires checked packs that hold in the county; moves whose schools are units of it
 * @unit whole fen; what cannot be reckoned is null and in no sum
 */
export function countyMoney(input: MoneyInput, reckoning: Reckoning = reckon(input)): CountyMoney {
  const { governed, grants, lines } = reckoning
  const schools = schoolsOf(lines)
  const rows = schools.flatMap(school => school.rows)
  const name = (id: string) => input.units.find(unit => unit.id === id)?.name ?? id
  return {
    period: input.period as Period,
    day: input.day,
    purposes: governed.map(of => purposeOf(of, grants, rows)),
    schools,
    levels: levelsOf(rows),
    advice: transferAdvice(grants, name),
    notInForce: notInForce(input.packs, input.day).map(({ id, title, from }) => ({ pack: id, title, from })),
    parameters: fundingParameters(grants),
    ...sumsOf(rows),
  }
}

/** One row of a line: due, moved in and out, due after that, paid. */
export function rowOf({ purpose, row, by }: MoneyLine): MoneyRow {
  const { pack, entitlement } = by.candidate
  const here = by.moved.filter(({ move }) => move.stage === row.stage)
  const movedIn = sumOrNull(here.filter(({ move }) => move.to === row.unit).map(m => m.money?.fen ?? null))
  const movedOut = sumOrNull(here.filter(({ move }) => move.from === row.unit).map(m => m.money?.fen ?? null))
  const after =
    row.amount === null || movedIn === null || movedOut === null ? null : row.amount + movedIn - movedOut
  return {
    ...{ purpose, pack: pack.id, entitlement: entitlement.id, stage: row.stage },
    ...{ heads: row.heads, counted: row.counted, rate: row.rate, amount: row.amount },
    ...{ movedIn, movedOut, after, paid: row.paid },
    difference: after === null || row.paid === null ? null : row.paid - after,
    shares: row.shares.map(({ level, amount }) => ({ level, amount })),
  }
}

/** Sums over rows; one that is not known is counted and left out. */
export function sumsOf(rows: readonly MoneyRow[]): MoneySums {
  const known = rows.filter(row => row.after !== null)
  const sum = (of: (row: MoneyRow) => number | null, over = known) =>
    over.reduce((total, row) => total + (of(row) ?? 0), 0)
  const paid = known.filter(row => row.paid !== null)
  return {
    amount: sum(row => row.amount),
    movedIn: sum(row => row.movedIn),
    movedOut: sum(row => row.movedOut),
    after: sum(row => row.after),
    paid: sum(row => row.paid, paid),
    difference: sum(row => row.difference, paid),
    open: rows.length - known.length,
    unpaidUnknown: rows.filter(row => row.paid === null).length,
  }
}

function schoolsOf(lines: readonly MoneyLine[]): SchoolMoney[] {
  const byUnit = new Map<string, MoneyLine[]>()
  for (const line of lines) byUnit.set(line.row.unit, [...(byUnit.get(line.row.unit) ?? []), line])
  return [...byUnit].map(([unit, own]) => {
    const rows = own.map(rowOf)
    return { unit, name: own[0]?.row.name ?? unit, rows, ...sumsOf(rows) }
  })
}

function purposeOf(
  { purpose, versions }: Governed,
  grants: readonly Grant[],
  rows: readonly MoneyRow[],
): Purpose {
  return {
    purpose,
    title: versions[0]?.entitlement.title ?? { zh: purpose, en: purpose },
    versions: versions.map(of => versionOf(of, grants.find(grant => grant.candidate === of) ?? null)),
    ...sumsOf(rows.filter(row => row.purpose === purpose)),
  }
}

function versionOf({ pack, entitlement, governs }: Candidate, grant: Grant | null): Version {
  const { id, title, source } = entitlement
  return {
    ...{ pack: pack.id, packTitle: pack.title, entitlement: id, title },
    ...{ clause: source.clause, sourceStatus: source.status },
    ...{ jurisdiction: pack.jurisdiction, from: pack.from, governs: [...governs] },
    year: grant?.year ?? null,
  }
}

/** Who pays which part of the amounts that are known. */
function levelsOf(rows: readonly MoneyRow[]): { level: Text; amount: number }[] {
  const levels = new Map<string, { level: Text; amount: number }>()
  for (const { level, amount } of rows.flatMap(row => row.shares)) {
    const sum = levels.get(level.zh) ?? { level, amount: 0 }
    levels.set(level.zh, { level: sum.level, amount: sum.amount + (amount ?? 0) })
  }
  return [...levels.values()]
}

function sumOrNull(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>((sum, x) => (sum === null || x === null ? null : sum + x), 0)
}

/** Documents that have money at all. */
export function withMoney(packs: readonly Pack[]): Pack[] {
  return packs.filter(pack => planOf(pack).entitlements.length > 0)
}
