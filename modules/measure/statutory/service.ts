import { isSchoolYear, ok, type Period, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { readFacts, readFigures } from '@loop/data'
import { noFigures, nothingToExplain, notYourSchool } from '../errors.ts'
import type { LineageNode } from '../lineage-schema.ts'
import { explainTest } from '../rules/lineage/explain-test.ts'
import { factsIn } from '../rules/lineage/step.ts'
import { measureOverYears } from '../rules/measure-county.ts'
import { referenceDay } from '../rules/reference-day.ts'
import { statutorySheet } from '../rules/statutory/sheet.ts'
import { findPack, type MeasureDeps } from '../service/deps.ts'
import { withSources } from '../service/lineage.ts'
import type { StatutorySheet } from './schema.ts'

interface AskedYear {
  readonly region: string
  readonly period: Period
}

/** Every test the law names over the years on record up to this one. */
export async function statutoryOf(
  tx: Tx,
  { packs, vocabulary }: MeasureDeps,
  asked: AskedYear,
): Promise<Result<StatutorySheet>> {
  const scene = await openYears(tx, asked)
  if (!scene.ok) return scene
  return ok(statutorySheet({ ...scene.value, packs: packs.values(), vocabulary, period: asked.period }))
}

/** The way back from a test to files, cells and clauses; not for people of one school. */
export async function statutoryLineage(
  tx: Tx,
  deps: MeasureDeps,
  asked: AskedYear & { readonly pack: string; readonly test: string },
): Promise<Result<LineageNode>> {
  if (tx.actor.unit !== null) return refuse(notYourSchool(asked.test))
  const pack = findPack(deps, asked.pack)
  if (!pack.ok) return pack
  const scene = await openYears(tx, asked)
  if (!scene.ok) return scene
  const { period } = asked
  const { vocabulary } = deps
  const law = { pack: pack.value, vocabulary, period, day: referenceDay(period) }
  const found = explainTest(measureOverYears({ ...scene.value, ...law }), asked.test, null)
  if (!found) return refuse(nothingToExplain(asked.test))
  const facts = await readFacts(tx, asked.region, [...new Set(factsIn(found))])
  return ok(withSources(found, facts))
}

async function openYears(tx: Tx, { region, period }: AskedYear) {
  const set = await readFigures(tx, { region })
  if (!set.ok) return set
  const { units, figures } = set.value
  if (!figures.some(f => f.period === period && isSchoolYear(f.period))) return refuse(noFigures(period))
  return ok({ units, figures })
}
