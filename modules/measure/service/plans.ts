import { randomUUID } from 'node:crypto'
import { ok, type Period, type RegionCode, type Result, refuse } from '@kit/base'
import type { Tx } from '@kit/store'
import { overlayNameTaken } from '../errors.ts'
import { OVERLAY_SAVED } from '../events.ts'
import { applyOverlay, type Plan } from '../rules/apply-overlay.ts'
import { assessFigures } from '../rules/assess-figures.ts'
import { periodsNeeded } from '../rules/pack-formulas.ts'
import { referenceDay } from '../rules/reference-day.ts'
import type { Overlay, OverlayChange, OverlayComparison, WhatIf } from '../schema.ts'
import { loadOverlays, saveOverlay } from '../store.ts'
import { type Asked, figuresOf, type MeasureDeps, packInForce } from './deps.ts'
import { briefOf } from './years.ts'

/** Today and then, side by side. Stores nothing. */
export async function whatIf(
  tx: Tx,
  deps: MeasureDeps,
  asked: Asked & { readonly changes: readonly OverlayChange[] },
): Promise<Result<WhatIf>> {
  const scene = await openScene(tx, deps, asked)
  if (!scene.ok) return scene
  const plan = applyOverlay(scene.value.today, asked.period, asked.changes, deps.vocabulary)
  if (!plan.ok) return plan
  return ok({ today: scene.value.measure(scene.value.today), planned: scene.value.measure(plan.value) })
}

/** Keeps a plan under a name; it has to fit the figures as they are now. */
export async function keepOverlay(
  tx: Tx,
  deps: MeasureDeps,
  region: string,
  draft: Pick<Overlay, 'name' | 'period' | 'note' | 'changes'>,
): Promise<Result<Overlay>> {
  const set = await figuresOf(tx, region, [draft.period])
  if (!set.ok) return set
  const plan = applyOverlay(set.value, draft.period, draft.changes, deps.vocabulary)
  if (!plan.ok) return plan
  const overlay = { ...draft, id: randomUUID(), madeBy: tx.actor.name, madeAt: tx.now.toISOString() }
  if (!(await saveOverlay(tx, region, overlay))) return refuse(overlayNameTaken(draft.name))
  await tx.ledger({
    region: region as RegionCode,
    event: OVERLAY_SAVED,
    subject: overlay.id,
    detail: { period: draft.period, changes: draft.changes.length },
  })
  return ok(overlay)
}

export async function listOverlays(tx: Tx, region: string, period?: Period): Promise<Overlay[]> {
  return loadOverlays(tx, region, period)
}

/** All saved plans of a period beside today. A plan that no longer fits says why instead of a verdict. */
export async function compareOverlays(
  tx: Tx,
  deps: MeasureDeps,
  asked: Asked,
): Promise<Result<OverlayComparison>> {
  const scene = await openScene(tx, deps, asked)
  if (!scene.ok) return scene
  const { today, measure } = scene.value
  const plans = (await loadOverlays(tx, asked.region, asked.period)).map(overlay => {
    const plan = applyOverlay(today, asked.period, overlay.changes, deps.vocabulary)
    return plan.ok
      ? { overlay, planned: briefOf(measure(plan.value)), refusals: [] }
      : { overlay, planned: null, refusals: [...plan.refusals] }
  })
  return ok({ pack: asked.pack, period: asked.period, today: briefOf(measure(today)), plans })
}

async function openScene(tx: Tx, deps: MeasureDeps, { region, period, pack: id }: Asked) {
  const pack = packInForce(deps, id, period)
  if (!pack.ok) return pack
  const set = await figuresOf(tx, region, periodsNeeded(pack.value, period))
  if (!set.ok) return set
  const measure = ({ units, figures }: Plan) =>
    assessFigures({
      units,
      figures,
      pack: pack.value,
      vocabulary: deps.vocabulary,
      period,
      day: referenceDay(period),
    })
  return ok({ today: set.value satisfies Plan, measure })
}
