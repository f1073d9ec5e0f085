import { ok, type Period, type Result, refuse, type Stage } from '@kit/base'
import type { Pack } from '@kit/policy'
import type { Tx } from '@kit/store'
import { readFacts } from '@loop/data'
import { nothingToExplain, notYourSchool } from '../errors.ts'
import type { LineageNode } from '../lineage-schema.ts'
import {
  countyMoney,
  type Reckoning,
  reckon,
  rowOf,
  sumsOf,
  withMoney,
} from '../rules/funding/county-money.ts'
import { moneyStep } from '../rules/funding/explain-money.ts'
import { withValue } from '../rules/funding/funding-parameters.ts'
import type { MoneyInput } from '../rules/funding/money-input.ts'
import { unknownParameter } from '../rules/funding/move-refusals.ts'
import { ownMoney } from '../rules/funding/own-money.ts'
import { compareMoney } from '../rules/funding/try-value.ts'
import { factsIn } from '../rules/lineage/step.ts'
import { periodsNeeded } from '../rules/pack-formulas.ts'
import { referenceDay } from '../rules/reference-day.ts'
import { adoptedPacks } from '../service/adoptions.ts'
import { figuresOf, findPack, type MeasureDeps } from '../service/deps.ts'
import { withSources } from '../service/lineage.ts'
import type { CountyMoney, MoneyWhatIf, SchoolSheet } from './schema.ts'
import { loadMoves } from './store.ts'

export interface AskedMoney {
  readonly region: string
  readonly period: Period
  /** Unless said otherwise, the documents that hold in the county. */
  readonly pack?: string | undefined
}

/** The money of a county in a year; people of one school see their own rows beside the sums of the county. */
export async function moneyOf(tx: Tx, deps: MeasureDeps, asked: AskedMoney): Promise<Result<CountyMoney>> {
  const input = await openMoney(tx, deps, asked)
  if (!input.ok) return input
  const money = countyMoney(input.value)
  return ok(tx.actor.unit === null ? money : ownMoney(money, tx.actor.unit))
}

export interface AskedSchool extends AskedMoney {
  readonly unit: string
}

/** The money of one school, every row with its way back. */
export async function schoolSheet(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedSchool,
): Promise<Result<SchoolSheet>> {
  const opened = await openSchool(tx, deps, asked)
  if (!opened.ok) return opened
  const { input, lines, name } = opened.value
  const explained = lines.map(line => {
    const row = rowOf(line)
    return { line, row, step: moneyStep(line, row, id => nameOf(input, id)) }
  })
  const facts = await readFacts(tx, asked.region, [...new Set(explained.flatMap(e => factsIn(e.step)))])
  return ok({
    ...{ unit: asked.unit, name, period: asked.period, day: input.day },
    rows: explained.map(({ line, row, step }) => {
      const { pack, entitlement } = line.by.candidate
      const { title, source } = entitlement
      const lineage = withSources(step, facts)
      return { ...row, title, packTitle: pack.title, clause: source.clause, year: line.by.year, lineage }
    }),
    ...sumsOf(explained.map(({ row }) => row)),
  })
}

/** The way back from one row of one school. */
export async function moneyLineage(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedSchool & { readonly purpose: string; readonly stage: Stage | null },
): Promise<Result<LineageNode>> {
  const opened = await openSchool(tx, deps, asked)
  if (!opened.ok) return opened
  const { input, lines } = opened.value
  const line = lines.find(l => l.purpose === asked.purpose && l.row.stage === asked.stage)
  if (!line) return refuse(nothingToExplain(asked.purpose))
  const step = moneyStep(line, rowOf(line), id => nameOf(input, id))
  return ok(withSources(step, await readFacts(tx, asked.region, [...new Set(factsIn(step))])))
}

/** What another value of one number would mean, for every purpose and school; nothing is stored. */
export async function tryValue(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedMoney & {
    readonly of: string
    readonly parameter: string
    readonly stage: Stage | null
    readonly value: number
  },
): Promise<Result<MoneyWhatIf>> {
  const input = await openMoney(tx, deps, asked)
  if (!input.ok) return input
  const today = countyMoney(input.value)
  const { of, parameter, stage, value } = asked
  if (!today.parameters.some(p => p.pack === of && p.parameter === parameter && p.stage === stage))
    return refuse(unknownParameter(parameter))
  const packs = input.value.packs.map(pack =>
    pack.id === of ? withValue(pack, { parameter, stage, value }) : pack,
  )
  return ok(compareMoney(today, countyMoney({ ...input.value, packs })))
}

async function openSchool(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedSchool,
): Promise<Result<{ input: MoneyInput; lines: Reckoning['lines']; name: string }>> {
  const own = tx.actor.unit
  if (own !== null && own !== asked.unit) return refuse(notYourSchool(asked.unit))
  const input = await openMoney(tx, deps, asked)
  if (!input.ok) return input
  const unit = input.value.units.find(({ id }) => id === asked.unit)
  if (!unit) return refuse(nothingToExplain(asked.unit))
  const lines = reckon(input.value).lines.filter(({ row }) => row.unit === unit.id)
  return ok({ input: input.value, lines, name: unit.name })
}

async function openMoney(
  tx: Tx,
  deps: MeasureDeps,
  { region, period, pack: id }: AskedMoney,
): Promise<Result<MoneyInput>> {
  const packs = await packsAsked(tx, deps, region, id)
  if (!packs.ok) return packs
  const needed = [...new Set([period, ...packs.value.flatMap(pack => periodsNeeded(pack, period))])]
  const set = await figuresOf(tx, region, needed as [Period, ...Period[]])
  if (!set.ok) return set
  const { units, figures } = set.value
  const moves = await loadMoves(tx, region)
  const { vocabulary } = deps
  return ok({ units, figures, packs: packs.value, moves, vocabulary, period, day: referenceDay(period) })
}

async function packsAsked(
  tx: Tx,
  deps: MeasureDeps,
  region: string,
  id: string | undefined,
): Promise<Result<readonly Pack[]>> {
  if (id === undefined) return ok(withMoney(await adoptedPacks(tx, deps, region)))
  const pack = findPack(deps, id)
  return pack.ok ? ok([{ ...pack.value, from: ALWAYS, until: null }]) : pack
}

/** A document asked about by name is reckoned also outside its days, as its page is. */
const ALWAYS = '0001-01-01'

function nameOf({ units }: MoneyInput, id: string): string {
  return units.find(unit => unit.id === id)?.name ?? id
}
