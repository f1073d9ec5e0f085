import { randomUUID } from 'node:crypto'
import { ok, type Period, type RegionCode, type Result, refuse } from '@kit/base'
import { type Pack, unverifiedIn } from '@kit/policy'
import type { Tx } from '@kit/store'
import type { FigureSet } from '@loop/data'
import { otherEngine, unknownAssessment } from '../errors.ts'
import { MEASURED, RECOMPUTED } from '../events.ts'
import { assessFigures, bytesOf, ENGINE } from '../rules/assess-figures.ts'
import { ownView } from '../rules/own-view.ts'
import { periodsNeeded } from '../rules/pack-formulas.ts'
import { referenceDay } from '../rules/reference-day.ts'
import type { Assessment, AssessmentHead, Recomputation } from '../schema.ts'
import {
  type AssessmentFilter,
  findSame,
  loadAssessment,
  loadHeads,
  loadRulebook,
  resultOf,
  type StoredAssessment,
  saveAssessment,
  saveRulebook,
} from '../store.ts'
import {
  type Asked,
  figuresOf,
  type KeptRules,
  keepRules,
  type MeasureDeps,
  openRules,
  packInForce,
} from './deps.ts'

/** Measures and stores, also when nothing has changed since the last time. */
export async function assess(tx: Tx, deps: MeasureDeps, asked: Asked): Promise<Result<Assessment>> {
  const pack = packInForce(deps, asked.pack, asked.period)
  if (!pack.ok) return pack
  const set = await figuresOf(tx, asked.region, periodsNeeded(pack.value, asked.period))
  if (!set.ok) return set
  return ok(await measureAndStore(tx, deps, asked, pack.value, set.value))
}

/** The latest stored assessment if figures, rules and engine are still the same; otherwise measured and stored now. */
export async function current(tx: Tx, deps: MeasureDeps, asked: Asked): Promise<Result<Assessment>> {
  const pack = packInForce(deps, asked.pack, asked.period)
  if (!pack.ok) return pack
  const set = await figuresOf(tx, asked.region, periodsNeeded(pack.value, asked.period))
  if (!set.ok) return set
  const rules = keepRules(deps, pack.value)
  const same = { factsDigest: set.value.digest, rulesDigest: rules.digest, engine: ENGINE }
  const id = await findSame(tx, asked, same)
  if (id === null) return ok(await measureAndStore(tx, deps, asked, pack.value, set.value))
  return findAssessment(tx, asked.region, id)
}

async function measureAndStore(
  tx: Tx,
  deps: MeasureDeps,
  { region, period }: Asked,
  pack: Pack,
  set: FigureSet,
): Promise<Assessment> {
  const rules: KeptRules = keepRules(deps, pack)
  const day = referenceDay(period)
  const result = assessFigures({ ...set, pack, vocabulary: deps.vocabulary, period, day })
  const { json, digest } = bytesOf(result)
  const head: AssessmentHead = {
    id: randomUUID(),
    region,
    period,
    pack: headOfPack(pack),
    engine: ENGINE,
    factsDigest: set.digest,
    resultDigest: digest,
    knownAt: set.knownAt.toISOString(),
    overlay: null,
    madeAt: tx.now.toISOString(),
    madeBy: tx.actor.name,
    verdict: result.verdict,
  }
  await saveRulebook(tx, region, rules.digest, rules.json)
  await saveAssessment(tx, { head, rulesDigest: rules.digest, day, json })
  await tx.ledger({
    region: region as RegionCode,
    event: MEASURED,
    subject: head.id,
    detail: {
      period,
      pack: pack.id,
      packDigest: pack.digest,
      engine: ENGINE,
      resultDigest: digest,
      verdict: head.verdict,
    },
  })
  return seenBy(tx, { ...head, result })
}

function headOfPack(pack: Pack): AssessmentHead['pack'] {
  const { id, version, digest, title, reviewBy } = pack
  return { id, version, digest, title, unverified: unverifiedIn(pack).length, reviewBy }
}

export async function listAssessments(tx: Tx, filter: AssessmentFilter): Promise<AssessmentHead[]> {
  return loadHeads(tx, filter)
}

export async function findAssessment(tx: Tx, region: string, id: string): Promise<Result<Assessment>> {
  const stored = await findStored(tx, region, id)
  return stored.ok ? ok(seenBy(tx, { ...stored.value.head, result: resultOf(stored.value) })) : stored
}

/** People of one school see of the schools only their own. */
function seenBy(tx: Tx, assessment: Assessment): Assessment {
  const { unit } = tx.actor
  return unit === null ? assessment : { ...assessment, result: ownView(assessment.result, unit) }
}

export async function findStored(tx: Tx, region: string, id: string): Promise<Result<StoredAssessment>> {
  const stored = await loadAssessment(tx, region, id)
  return stored ? ok(stored) : refuse(unknownAssessment(id))
}

/** The input of a stored assessment as it was: figures known then, rules kept then. */
export async function inputOf(tx: Tx, stored: StoredAssessment) {
  const { region, period, knownAt } = stored.head
  const rules = openRules(await loadRulebook(tx, region, stored.rulesDigest))
  const periods = periodsNeeded(rules.pack, period as Period)
  const set = await figuresOf(tx, region, periods, new Date(knownAt))
  if (!set.ok) return set
  return ok({ set: set.value, input: { ...set.value, ...rules, period, day: stored.day } })
}

/** Measures a stored assessment again from what was known then and compares the bytes. */
export async function recompute(tx: Tx, region: string, id: string): Promise<Result<Recomputation>> {
  const stored = await findStored(tx, region, id)
  if (!stored.ok) return stored
  const { head } = stored.value
  if (head.engine !== ENGINE) return refuse(otherEngine(head.engine, ENGINE))
  const again = await inputOf(tx, stored.value)
  if (!again.ok) return again
  const { digest } = bytesOf(assessFigures(again.value.input))
  const same = digest === head.resultDigest
  await tx.ledger({ region: region as RegionCode, event: RECOMPUTED, subject: id, detail: { same, digest } })
  return ok({
    assessment: id,
    same,
    engine: head.engine,
    knownAt: head.knownAt,
    pack: { id: head.pack.id, version: head.pack.version, digest: head.pack.digest },
    facts: { stored: head.factsDigest, now: again.value.set.digest },
    result: { stored: head.resultDigest, now: digest },
  })
}
