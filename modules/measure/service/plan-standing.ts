import { isSchoolYear, ok, type Period, type Result, refuse } from '@kit/base'
import { planOf } from '@kit/policy'
import type { Tx } from '@kit/store'
import { type FigureSet, readFacts, readFigures } from '@loop/data'
import { noFigures, nothingToExplain, notYourSchool } from '../errors.ts'
import type { LineageNode } from '../lineage-schema.ts'
import type { EntitlementsOfUnit, PlanAnswer } from '../plan-schema.ts'
import { factsIn } from '../rules/lineage/step.ts'
import { measureCounty, measureOverYears } from '../rules/measure-county.ts'
import { entitledRows, sumOf } from '../rules/plan/entitlements.ts'
import { evaluatePlan, regionOf } from '../rules/plan/evaluate-plan.ts'
import { entitlementStep } from '../rules/plan/explain-entitlement.ts'
import { planItemStep } from '../rules/plan/explain-item.ts'
import { ownPlan } from '../rules/plan/own-plan.ts'
import { referenceDay } from '../rules/reference-day.ts'
import { adoptionOf } from './adoptions.ts'
import { findPack, type MeasureDeps } from './deps.ts'
import { withSources } from './lineage.ts'

export interface AskedPlan {
  readonly region: string
  readonly pack: string
  /** Unless said otherwise the latest school year on record. */
  readonly period?: Period | undefined
}

/** Where a plan stands in a year, with the years before it; also outside the days on which it is in force. */
export async function planStanding(tx: Tx, deps: MeasureDeps, asked: AskedPlan): Promise<Result<PlanAnswer>> {
  const scene = await openPlan(tx, deps, asked)
  if (!scene.ok) return scene
  const today = tx.now.toISOString().slice(0, 10)
  const standing = evaluatePlan({ ...scene.value, today })
  const adoption = await adoptionOf(tx, scene.value.pack, asked.region)
  return ok({ ...(tx.actor.unit === null ? standing : ownPlan(standing, tx.actor.unit)), adoption })
}

/** What one school (or the county itself) is entitled to, every yuan with its way back. */
export async function entitlementsOf(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedPlan & { readonly unit: string },
): Promise<Result<EntitlementsOfUnit>> {
  const own = tx.actor.unit
  if (own !== null && own !== asked.unit) return refuse(notYourSchool(asked.unit))
  const scene = await openPlan(tx, deps, asked)
  if (!scene.ok) return scene
  const unit = scene.value.units.find(u => u.id === asked.unit)
  if (!unit) return refuse(nothingToExplain(asked.unit))
  const county = measureCounty(scene.value)
  const found = planOf(scene.value.pack).entitlements.flatMap(entitlement =>
    entitledRows(county, entitlement, regionOf(scene.value))
      .filter(({ row }) => row.unit === asked.unit)
      .map(({ of, row }) => ({ entitlement, row, step: entitlementStep(county, entitlement, of, row) })),
  )
  const facts = await readFacts(tx, asked.region, [...new Set(found.flatMap(({ step }) => factsIn(step)))])
  const rows = found.map(({ entitlement: { id, title, source }, row, step }) => ({
    ...row,
    ...{ id, title, clause: source.clause, lineage: withSources(step, facts) },
  }))
  const period = scene.value.period as Period
  const adoption = await adoptionOf(tx, scene.value.pack, asked.region)
  return ok({ unit: unit.id, name: unit.name, period, adoption, rows, ...sumOf(rows) })
}

/** The way back from the value of a target or a record to files, cells and clauses; not for people of one school. */
export async function planLineage(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedPlan & { readonly item: string },
): Promise<Result<LineageNode>> {
  if (tx.actor.unit !== null) return refuse(notYourSchool(asked.item))
  const scene = await openPlan(tx, deps, asked)
  if (!scene.ok) return scene
  const found = planItemStep(measureOverYears(scene.value), asked.item)
  if (!found) return refuse(nothingToExplain(asked.item))
  const facts = await readFacts(tx, asked.region, [...new Set(factsIn(found))])
  return ok(withSources(found, facts))
}

async function openPlan(tx: Tx, deps: MeasureDeps, { region, pack: id, period: named }: AskedPlan) {
  const pack = findPack(deps, id)
  if (!pack.ok) return pack
  const set = await readFigures(tx, { region })
  if (!set.ok) return set
  const period = named ?? latestSchoolYear(set.value)
  if (period === undefined || !set.value.figures.some(f => f.period === period))
    return refuse(noFigures(period ?? '—'))
  const { units, figures } = set.value
  const scene = { units, figures, pack: pack.value, vocabulary: deps.vocabulary }
  return ok({ ...scene, period, day: referenceDay(period as Period) })
}

function latestSchoolYear({ figures }: FigureSet): Period | undefined {
  return [...new Set(figures.map(f => f.period))].filter(isSchoolYear).sort().at(-1)
}
