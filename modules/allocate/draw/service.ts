import { ok, type RegionCode, type Result, refuse, type Text, t } from '@kit/base'
import { callWaiting, type RandomSource } from '@kit/kernels/draw'
import type { Actor, Store, Tx } from '@kit/store'
import { shippedPlans } from '../lists/rules-file.ts'
import type { Runs } from '../plan/runs.ts'
import type { Decision, Plan, Publication, Run } from '../plan/schema.ts'
import { loadStep, saveStep, stepsOf } from '../plan/steps.ts'
import { loadPublications } from '../plan/store.ts'
import type { Drawing, Drawn } from './draw-worker.ts'
import { alreadyDrawn, badVacancy, calledMeanwhile, mayNotDraw, notDrawn } from './errors.ts'
import { takenOf } from './outcome.ts'
import { bytesOf, DRAWN, drawRecord, LOCKED, lockedList, readStep } from './record.ts'
import type { Agreed, Call, DrawBody, DrawRequest, DrawState, SourceCheck } from './schema.ts'
import { revealedSource } from './sources.ts'
import { ChainShape } from './verify.ts'

const DREW = 'allocate.drawn'
const CALLED = 'allocate.waiting-called'
const WORKER = new URL('./draw-worker.ts', import.meta.url)

export interface Found {
  readonly plan: Plan<DrawRequest, DrawBody>
  readonly decision: Decision | null
}

/** Where a locked list stands: may it be drawn, was it drawn, who was called since. */
export async function stateOf(tx: Tx, found: Found): Promise<DrawState> {
  const { region, id } = found.plan
  const published = await commitmentOf(tx, found.plan)
  const record = await drawRecord(tx, region, id)
  return {
    hindrance: hindranceOf(found, published),
    publishedAt: published?.publishedAt ?? null,
    drawn: record && {
      by: record.step.madeBy,
      at: record.step.madeAt,
      seed: record.transcript.seed,
      digest: record.transcript.digest,
      waiting: record.transcript.waiting.length,
      ...takenOf(record.transcript),
    },
    calls: await callsOf(tx, found.plan),
  }
}

async function commitmentOf(tx: Tx, { region, id }: Found['plan']): Promise<Publication | undefined> {
  return (await loadPublications(tx, region, id)).find(p => p.what === 'commitment')
}

/** Why a list may not be drawn yet: nobody could check a draw whose list was not bound before everybody. */
function hindranceOf({ plan, decision }: Found, published: Publication | undefined): Text | null {
  if (decision?.decision === 'rejected') return REJECTED
  return plan.body.rehearsal || published ? null : NOT_PUBLISHED
}

/** Each entered source by itself, so that a slip is seen at once; nothing is kept. */
export async function checkSources(
  tx: Tx,
  found: Found,
  values: readonly string[],
): Promise<Result<SourceCheck[]>> {
  const read = await revealedOf(tx, found.plan, values)
  return ok(
    read.map(r =>
      r.ok
        ? { holds: true, digits: digitsOf(r.value), why: null }
        : { holds: false, digits: null, why: r.refusals[0]?.because ?? null },
    ),
  )
}

async function revealedOf(
  tx: Tx,
  plan: Found['plan'],
  values: readonly string[],
): Promise<Result<RandomSource>[]> {
  const chains = await shippedPlans('beacons', ChainShape)
  const published = await commitmentOf(tx, plan)
  const publishedAt = published ? Date.parse(published.publishedAt) / 1000 : 0
  return plan.body.agreed.map((agreed: Agreed, i) =>
    revealedSource(agreed, values[i] ?? '', {
      chains,
      publishedAt,
      units: plan.body.units,
      at: `values.${i}`,
    }),
  )
}

function digitsOf(source: RandomSource): string | null {
  if (source.kind === 'share') return source.share
  return source.kind === 'beacon' ? source.randomness : source.digits
}

/** Draws the locked list in a worker and keeps the record: once, and never again. */
export async function startDraw(
  of: { store: Store; actor: Actor; runs: Runs },
  found: Found,
  values: readonly string[],
): Promise<Result<Run>> {
  const { store, actor, runs } = of
  const { plan } = found
  const region = plan.region as RegionCode
  const input = await store.transaction(actor, tx => drawingOf(tx, found, values))
  if (!input.ok) return input
  return ok(
    runs.start<Drawn>(region, { worker: WORKER, input: input.value }, async drawn => {
      if (!drawn.ok) return drawn
      return store.transaction(actor, tx => keepRecord(tx, region, plan, drawn))
    }),
  )
}

async function drawingOf(tx: Tx, found: Found, values: readonly string[]): Promise<Result<Drawing>> {
  const { plan } = found
  if (await loadStep(tx, plan.region, plan.id, DRAWN)) return refuse(alreadyDrawn(plan.id))
  const hindrance = hindranceOf(found, await commitmentOf(tx, plan))
  if (hindrance) return refuse(mayNotDraw(plan.id, hindrance))
  const read = await revealedOf(tx, plan, values)
  const wrong = read.flatMap(r => (r.ok ? [] : r.refusals))
  if (wrong.length > 0) return refuse(...wrong)
  const sources = read.flatMap(r => (r.ok ? [r.value] : []))
  const list = await lockedList(tx, plan.region, plan.id)
  return ok({ list, commitment: plan.body.commitment, sources })
}

async function keepRecord(
  tx: Tx,
  region: RegionCode,
  { id, body }: Found['plan'],
  { transcript, checks }: Drawn & { readonly ok: true },
): Promise<Result<string>> {
  if (!(await saveStep(tx, region, id, { step: DRAWN, content: bytesOf(transcript) })))
    return refuse(alreadyDrawn(id))
  const { seed, digest, waiting } = transcript
  const detail = {
    rehearsal: body.rehearsal,
    seed,
    digest,
    seated: takenOf(transcript).seated,
    waiting: waiting.length,
    checked: checks.map(c => c.id),
  }
  await tx.ledger({ region, event: DREW, subject: id, detail })
  return ok(id)
}

/** Who is called for seats that fell free, in the order of the waiting list; kept, so that nobody is called twice. */
export async function callNext(
  tx: Tx,
  found: Found,
  asked: { readonly vacant: Call['vacant']; readonly gone: readonly string[] },
): Promise<Result<Call>> {
  const { region, id } = found.plan
  const record = await drawRecord(tx, region, id)
  if (!record) return refuse(notDrawn(id))
  const { transcript } = record
  const unknown = asked.vacant.filter(v => !transcript.list.pools.some(p => p.id === v.pool))
  if (unknown.length > 0) return refuse(...unknown.map(v => badVacancy(v.pool)))
  const before = await callsOf(tx, found.plan)
  const gone = new Set([...asked.gone, ...before.flatMap(c => [...c.gone, ...c.offers.map(o => o.id)])])
  const offers = callWaiting(transcript, new Map(asked.vacant.map(v => [v.pool, v.seats])), gone)
  const call = {
    offers,
    vacant: [...asked.vacant],
    gone: [...asked.gone],
    calledBy: tx.actor.name,
    calledAt: tx.now.toISOString(),
  }
  const step = `call-${String(before.length + 1).padStart(4, '0')}`
  if (!(await saveStep(tx, region, id, { step, content: bytesOf(call) }))) return refuse(calledMeanwhile(id))
  const detail = { rehearsal: found.plan.body.rehearsal, called: offers.length }
  await tx.ledger({ region: region as RegionCode, event: CALLED, subject: id, detail })
  return ok(call)
}

async function callsOf(tx: Tx, { region, id }: Found['plan']): Promise<Call[]> {
  const steps = (await stepsOf(tx, region, id)).filter(s => s.step !== LOCKED && s.step !== DRAWN)
  const loaded = await Promise.all(steps.map(s => loadStep(tx, region, id, s.step)))
  return loaded.flatMap(s => (s ? [readStep(s.content) as Call] : []))
}

const REJECTED = t('这个方案已决定不采用。', 'The plan was rejected.')
const NOT_PUBLISHED = t(
  '请先公布名单承诺（在本页下方“公布”一栏）：名单在随机源产生之前已经锁定，别人才能核验。',
  'Publish the commitment first (below, under Publication): only then can anybody see that the list was bound before the sources existed.',
)
