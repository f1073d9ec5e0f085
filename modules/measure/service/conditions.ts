import { isSchoolYear, ok, type Period, type Result, refuse } from '@kit/base'
import { conditionsOf, type Pack } from '@kit/policy'
import type { Tx } from '@kit/store'
import { readFacts, readFigures } from '@loop/data'
import type { Conditions } from '../conditions/schema.ts'
import { noFigures, nothingToExplain, notYourSchool, unknownPack } from '../errors.ts'
import type { LineageNode } from '../lineage-schema.ts'
import { type ConditionAsked, explainConditions } from '../rules/conditions/explain.ts'
import { conditionsLedger } from '../rules/conditions/ledger.ts'
import { ownConditions } from '../rules/conditions/own-conditions.ts'
import { factsIn } from '../rules/lineage/step.ts'
import { measureCounty } from '../rules/measure-county.ts'
import { referenceDay } from '../rules/reference-day.ts'
import { adoptedPacks } from './adoptions.ts'
import type { MeasureDeps } from './deps.ts'
import { withSources } from './lineage.ts'

export interface AskedConditions {
  readonly region: string
  /** Unless said otherwise the latest school year on record. */
  readonly period?: Period | undefined
  /** Unless said otherwise the most local document with standards that holds here. */
  readonly pack?: string | undefined
}

/** Documents that have a ledger of conditions. */
export function conditionPacks({ packs }: Pick<MeasureDeps, 'packs'>): Pack[] {
  return [...packs.values()].filter(pack => pack.conditions !== undefined)
}

/** The ledger of conditions of a year; people of one school see their own rows beside the sums of the county. */
export async function conditionsOfRegion(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedConditions,
): Promise<Result<Conditions>> {
  const scene = await openConditions(tx, deps, asked)
  if (!scene.ok) return scene
  const ledger = conditionsLedger(scene.value)
  return ok(tx.actor.unit === null ? ledger : ownConditions(ledger, tx.actor.unit))
}

/** The way back from a number of the ledger to files, cells and clauses. */
export async function conditionLineage(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedConditions & ConditionAsked,
): Promise<Result<LineageNode>> {
  const own = tx.actor.unit
  const what = asked.standard ?? asked.score ?? asked.unit ?? '—'
  if (own !== null && own !== asked.unit) return refuse(notYourSchool(asked.unit ?? what))
  const scene = await openConditions(tx, deps, asked)
  if (!scene.ok) return scene
  const found = explainConditions(measureCounty(scene.value), asked)
  if (!found) return refuse(nothingToExplain(what))
  const facts = await readFacts(tx, asked.region, [...new Set(factsIn(found))])
  return ok(withSources(found, facts))
}

async function openConditions(tx: Tx, deps: MeasureDeps, { region, period: named, pack }: AskedConditions) {
  const document = await documentOf(tx, deps, region, pack)
  if (!document.ok) return document
  const set = await readFigures(tx, { region, ...(named && { periods: [named] }) })
  if (!set.ok) return set
  const { units, figures } = set.value
  const period = named ?? [...new Set(figures.map(f => f.period))].filter(isSchoolYear).sort().at(-1)
  if (period === undefined || !figures.some(f => f.period === period)) return refuse(noFigures(period ?? '—'))
  const day = referenceDay(period as Period)
  return ok({ units, figures, pack: document.value, vocabulary: deps.vocabulary, period, day })
}

async function documentOf(
  tx: Tx,
  deps: MeasureDeps,
  region: string,
  asked: string | undefined,
): Promise<Result<Pack>> {
  const all = conditionPacks(deps)
  if (asked !== undefined) {
    const named = all.find(({ id }) => id === asked)
    return named ? ok(named) : refuse(unknownPack(asked))
  }
  const holds = (await adoptedPacks(tx, deps, region)).filter(hasStandards)
  const [first] = [...holds].sort((a, b) => b.jurisdiction.length - a.jurisdiction.length)
  const found = first ?? all.find(hasStandards)
  return found ? ok(found) : refuse(unknownPack('standards'))
}

function hasStandards(pack: Pack): boolean {
  return conditionsOf(pack).standards.length > 0
}
