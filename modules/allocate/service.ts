import { randomUUID } from 'node:crypto'
import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Actor, Store, Tx } from '@kit/store'
import { readFigures } from '@loop/data'
import { current, keepOverlay, type MeasureDeps, referenceDay, whatIf } from '@loop/measure'
import { alreadyDecided, noSchoolRule, unknownPlan, unknownPrices } from './errors.ts'
import { PATH_DECIDED, PATH_PLANNED } from './events.ts'
import { effectOf } from './rules/effect.ts'
import { instanceOf, missingIn, type PathInstance } from './rules/instance-of.ts'
import { type PathResult, resultOf } from './rules/result-of.ts'
import { type Standard, standardOf } from './rules/standard.ts'
import { weightedPupils } from './rules/weighted-pupils.ts'
import type { PathRuns } from './run/path-runs.ts'
import type { Decision, PathHead, PathPlan, PathRequest, PathSetUp, Prices, Run } from './schema.ts'
import { loadPlan, loadPlans, saveDecision, savePlan } from './store.ts'

/** Changes whenever the same input could give another plan. */
const ENGINE = 'junheng-path@1'

export interface AllocateDeps extends MeasureDeps {
  readonly prices: readonly Prices[]
  readonly runs: PathRuns
}

/** The rules in numbers, the prices there are, and which schools lack figures. */
export async function setUp(
  tx: Tx,
  deps: AllocateDeps,
  asked: { readonly region: string; readonly period: PathRequest['period']; readonly pack: string },
): Promise<Result<PathSetUp>> {
  const today = await current(tx, deps, asked)
  if (!today.ok) return today
  const { result } = today.value
  const standard = standardFor(deps, asked.pack, result)
  if (!standard.ok) return standard
  const { need, floor, indicators, stages } = standard.value
  return ok({
    need,
    of: indicators.length,
    floor,
    limits: stages.map(stage => ({
      stage,
      limit: result.indicators.find(x => x.stage === stage)?.cvLimit ?? 0,
    })),
    prices: [...deps.prices],
    missing: missingIn(result, standard.value).map(m => ({ ...m, indicators: [...m.indicators] })),
  })
}

/** Starts the search in a worker; what is wrong with the figures is said at once. */
export async function startRun(
  store: Store,
  actor: Actor,
  deps: AllocateDeps,
  region: string,
  request: PathRequest,
): Promise<Result<Run>> {
  const made = await store.transaction(actor, tx => openPath(tx, deps, region, request))
  if (!made.ok) return made
  const { path, digest, prices } = made.value
  return ok(
    deps.runs.start(region, path.instance, async answer => {
      const result = resultOf(path, answer, request.budgets)
      if (!result.ok) return result
      const of = { region, request, digest, prices, path, result: result.value }
      return store.transaction(actor, tx => keepPath(tx, deps, of))
    }),
  )
}

async function openPath(tx: Tx, deps: AllocateDeps, region: string, request: PathRequest) {
  const prices = deps.prices.find(p => p.id === request.prices)
  if (!prices) return refuse(unknownPrices(request.prices))
  const today = await current(tx, deps, { region, period: request.period, pack: request.pack })
  if (!today.ok) return today
  const { result, factsDigest, pack } = today.value
  const standard = standardFor(deps, request.pack, result)
  if (!standard.ok) return standard
  const figures = await readFigures(tx, { region, periods: [request.period] })
  if (!figures.ok) return figures
  const rules = deps.packs.get(request.pack)
  if (!rules) return refuse(noSchoolRule(request.pack))
  const weighted = weightedPupils(result.schools, figures.value.figures, rules, referenceDay(request.period))
  const path = instanceOf({
    result,
    standard: standard.value,
    prices,
    weighted,
    leaveOutMissing: request.leaveOutMissing,
  })
  if (!path.ok) return path
  const digest = digestOf({ facts: factsDigest, pack: pack.digest, prices, request, engine: ENGINE })
  return ok({ path: path.value, digest, prices })
}

interface Computed {
  readonly region: string
  readonly request: PathRequest
  readonly digest: string
  readonly prices: Prices
  readonly path: PathInstance
  readonly result: PathResult
}

/** Measures the plan beside today, keeps it as an overlay and in its own table, and writes the ledger. */
async function keepPath(tx: Tx, deps: AllocateDeps, of: Computed): Promise<Result<string>> {
  const { region, request, result, path, prices } = of
  const { period, pack } = request
  const id = randomUUID()
  const changes = result.changes
  const effect = await whatIf(tx, deps, { region, period, pack, changes })
  if (!effect.ok) return effect
  const at = tx.now.toISOString()
  const name = `达标路径 ${at.slice(0, 10)} ${id.slice(0, 8)}`
  const note = prices.title.zh
  const overlay = await keepOverlay(tx, deps, region, { name, period, note, changes: [...changes] })
  if (!overlay.ok) return overlay
  const indicators = path.items.map(i => i.indicator)
  const plan: PathPlan = {
    id,
    region,
    request,
    inputDigest: of.digest,
    engine: ENGINE,
    prices: { title: prices.title, status: prices.source.status },
    cost: result.cost,
    bound: result.bound,
    proved: ['P1', 'P2', 'P3', 'P4', 'P5'],
    schools: new Set(result.projects.map(p => p.unit)).size,
    leftOut: [...path.leftOut],
    projects: [...result.projects],
    years: result.years,
    effect: effectOf(effect.value.today, effect.value.planned, indicators),
    overlay: overlay.value.id,
    madeBy: tx.actor.name,
    madeAt: at,
  }
  await savePlan(tx, plan)
  const detail = { period, cost: plan.cost, bound: plan.bound, input: plan.inputDigest }
  await tx.ledger({ region: region as RegionCode, event: PATH_PLANNED, subject: id, detail })
  return ok(id)
}

function standardFor(
  deps: AllocateDeps,
  pack: string,
  result: Parameters<typeof standardOf>[1],
): Result<Standard> {
  const rules = deps.packs.get(pack)
  const standard = rules ? standardOf(rules, result) : null
  return standard ? ok(standard) : refuse(noSchoolRule(pack))
}

export async function listPaths(tx: Tx, region: string, period?: string): Promise<PathHead[]> {
  return (await loadPlans(tx, region, period)).map(({ plan, decision }) => {
    const { id, request, cost, bound, schools, madeBy, madeAt } = plan
    return { id, request, cost, bound, schools, madeBy, madeAt, decision }
  })
}

export async function findPath(tx: Tx, region: string, id: string) {
  const found = await loadPlan(tx, region, id)
  return found ? ok(found) : refuse(unknownPlan(id))
}

/** Who decided what, and why; once. */
export async function decide(
  tx: Tx,
  { region, id, decision, why }: { region: string; id: string; decision: Decision['decision']; why: string },
): Promise<Result<Decision>> {
  const found = await findPath(tx, region, id)
  if (!found.ok) return found
  const made = { decision, why, decidedBy: tx.actor.name, decidedAt: tx.now.toISOString() }
  if (!(await saveDecision(tx, region, id, made))) return refuse(alreadyDecided(id))
  await tx.ledger({
    region: region as RegionCode,
    event: PATH_DECIDED,
    subject: id,
    detail: { decision, why },
  })
  return ok(made)
}
