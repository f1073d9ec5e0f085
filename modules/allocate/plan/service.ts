import { randomUUID } from 'node:crypto'
import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import { digestOfBytes } from '@kit/base/digest'
import type { Actor, Store, Tx } from '@kit/store'
import { keepOverlay, whatIf } from '@loop/measure'
import { effectOf } from './effect.ts'
import { alreadyDecided, alreadyPublished, notPublishable, unknownPlan } from './errors.ts'
import { PLAN_DECIDED, PLAN_MADE, PLAN_PUBLISHED } from './events.ts'
import type { AnyPlanKind, Closed, PlanDeps } from './kind.ts'
import type { Runs } from './runs.ts'
import type { Decision, Effect, Plan, PlanHead, PlanRequest, Publication, Run } from './schema.ts'
import { saveStep, stepsOf } from './steps.ts'
import { loadPlan, loadPlans, loadPublications, saveDecision, savePlan, savePublication } from './store.ts'

/** Checks everything, then starts the work; what is wrong with figures and lists is said at once. */
export async function startRun(
  kind: AnyPlanKind,
  of: { store: Store; actor: Actor; deps: PlanDeps; runs: Runs },
  region: RegionCode,
  request: PlanRequest,
): Promise<Result<Run>> {
  const { store, actor, deps, runs } = of
  const opened = await store.transaction(actor, tx => kind.open(tx, deps, region, request))
  if (!opened.ok) return opened
  const { scene, input, digest } = opened.value
  return ok(
    runs.start(region, { worker: kind.worker, input }, async answer => {
      const closed: Result<Closed<unknown>> = kind.close(scene, answer, request)
      if (!closed.ok) return closed
      return store.transaction(actor, tx =>
        keepPlan(tx, deps, kind, { region, request, digest, closed: closed.value }),
      )
    }),
  )
}

interface Made {
  readonly region: RegionCode
  readonly request: PlanRequest
  readonly digest: string
  readonly closed: Closed<unknown>
}

/** Measures the plan beside today, keeps it, its overlay, and writes the ledger. */
export async function keepPlan(
  tx: Tx,
  deps: PlanDeps,
  kind: AnyPlanKind,
  { region, request, digest, closed }: Made,
): Promise<Result<string>> {
  const id = randomUUID()
  const turned = await turn(tx, deps, kind, { id, region, request, closed })
  if (!turned.ok) return turned
  const plan: Plan = {
    id,
    kind: kind.kind,
    region,
    name: request.name,
    period: request.period,
    request: { ...request },
    inputDigest: digest,
    engine: kind.engine,
    proved: [...closed.proved],
    body: closed.body,
    figures: [...closed.figures],
    effect: turned.value.effect,
    overlay: turned.value.overlay,
    madeBy: tx.actor.name,
    madeAt: tx.now.toISOString(),
  }
  await savePlan(tx, plan)
  for (const step of closed.steps ?? []) await saveStep(tx, region, id, step)
  const figures = Object.fromEntries(plan.figures.map(f => [f.id, f.value]))
  const detail = { kind: kind.kind, period: plan.period, input: digest, ...figures }
  await tx.ledger({ region, event: PLAN_MADE, subject: id, detail })
  return ok(id)
}

/** What the plan does to figures and verdicts; nothing where it touches no figure. */
async function turn(
  tx: Tx,
  deps: PlanDeps,
  kind: AnyPlanKind,
  of: { id: string; region: RegionCode; request: PlanRequest; closed: Closed<unknown> },
): Promise<Result<{ effect: Effect | null; overlay: string | null }>> {
  const { id, region, request, closed } = of
  if (closed.overlay === null || closed.overlay.changes.length === 0)
    return ok({ effect: null, overlay: null })
  const { pack, indicators } = closed.overlay
  const changes = [...closed.overlay.changes]
  const { period } = request
  const measured = await whatIf(tx, deps, { region, period, pack, changes })
  if (!measured.ok) return measured
  const { today, planned } = measured.value
  const name = `${kind.title.zh} ${request.name || tx.now.toISOString().slice(0, 10)} ${id.slice(0, 8)}`
  const overlay = await keepOverlay(tx, deps, region, { name, period, note: kind.title.zh, changes })
  if (!overlay.ok) return overlay
  return ok({ effect: effectOf(pack, today, planned, indicators), overlay: overlay.value.id })
}

export async function listPlans(
  tx: Tx,
  kind: AnyPlanKind,
  region: string,
  period?: string,
): Promise<PlanHead[]> {
  const published = await loadPublications(tx, region)
  return (await loadPlans(tx, region, kind.kind, period)).map(({ plan, decision }) => {
    const { id, name, figures, madeBy, madeAt } = plan
    const parts = published.filter(p => p.plan === id).map(p => p.what)
    return {
      id,
      kind: plan.kind,
      name,
      period: plan.period,
      figures,
      madeBy,
      madeAt,
      decision,
      published: parts,
    }
  })
}

export async function findPlan(tx: Tx, kind: AnyPlanKind, region: string, id: string) {
  const found = await loadPlan(tx, region, kind.kind, id)
  return found ? ok(found) : refuse(unknownPlan(id))
}

/** A plan with what was decided, what is published, and what may be. */
export async function viewPlan(tx: Tx, kind: AnyPlanKind, region: string, id: string) {
  const found = await findPlan(tx, kind, region, id)
  if (!found.ok) return found
  const { plan, decision } = found.value
  const publications = await loadPublications(tx, region, id)
  const steps = (await stepsOf(tx, region, id)).map(s => s.step)
  const publishable = kind.publishes
    .filter(p => publications.every(done => done.what !== p.what))
    .map(p => ({ what: p.what, title: p.title, why: p.hindrance(plan, decision, steps) }))
  return ok({ plan, decision, publications, publishable })
}

/** Who decided what, and why; once. */
export async function decide(
  tx: Tx,
  kind: AnyPlanKind,
  {
    region,
    id,
    decision,
    why,
  }: { region: RegionCode; id: string; decision: Decision['decision']; why: string },
): Promise<Result<Decision>> {
  const found = await findPlan(tx, kind, region, id)
  if (!found.ok) return found
  const made = { decision, why, decidedBy: tx.actor.name, decidedAt: tx.now.toISOString() }
  if (!(await saveDecision(tx, region, id, made))) return refuse(alreadyDecided(id))
  const detail = { kind: kind.kind, decision, why }
  await tx.ledger({ region, event: PLAN_DECIDED, subject: id, detail })
  return ok(made)
}

/** Puts one part of a plan before everybody, with its digest; once, and for good. */
export async function publish(
  tx: Tx,
  deps: PlanDeps,
  kind: AnyPlanKind,
  { region, id, what }: { region: RegionCode; id: string; what: string },
): Promise<Result<Publication>> {
  const found = await findPlan(tx, kind, region, id)
  if (!found.ok) return found
  const { plan, decision } = found.value
  const part = kind.publishes.find(p => p.what === what)
  if (!part) return refuse(unknownPlan(what))
  const steps = (await stepsOf(tx, region, id)).map(s => s.step)
  const hindrance = part.hindrance(plan, decision, steps)
  if (hindrance) return refuse(notPublishable(what, hindrance))
  const made = await part.make(plan, { tx, deps })
  if (!made.ok) return made
  const { bytes, name, type } = made.value
  const head: Publication = {
    id: randomUUID(),
    region,
    kind: kind.kind,
    plan: id,
    what,
    title: part.title,
    file: { name, type, bytes: bytes.byteLength },
    digest: digestOfBytes(bytes),
    publishedBy: tx.actor.name,
    publishedAt: tx.now.toISOString(),
  }
  if (!(await savePublication(tx, head, bytes))) return refuse(alreadyPublished(what))
  const detail = { kind: kind.kind, plan: id, what, digest: head.digest }
  await tx.ledger({ region, event: PLAN_PUBLISHED, subject: head.id, detail })
  return ok(head)
}
