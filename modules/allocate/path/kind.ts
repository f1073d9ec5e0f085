import { attempt, ok, type RegionCode, type Result, refuse, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import { checkInstance, type InvestmentInstance } from '@kit/kernels/investment'
import type { Tx } from '@kit/store'
import { readFigures } from '@loop/data'
import { PeriodSchema } from '@loop/data/schema'
import { current, type FigureInput, referenceDay } from '@loop/measure'
import { z } from 'zod'
import { type OpenList, openList } from '../lists/service.ts'
import type { Closed, PlanDeps, PlanKind } from '../plan/kind.ts'
import { startWork } from '../plan/work.ts'
import { noSchoolRule, unknownPrices } from './errors.ts'
import { instanceOf, missingIn, type PathInstance } from './instance-of.ts'
import { pathLimits, withLimits } from './limits.ts'
import { allMoves, namedMoves, withMoves } from './moves.ts'
import { loadPrices } from './prices.ts'
import { projectFile } from './project-book.ts'
import type { Giving } from './projects.ts'
import { type Found, resultOf } from './result-of.ts'
import {
  type Moves,
  type PathBody,
  PathBodySchema,
  type PathRequest,
  PathRequestSchema,
  type PathSetUp,
  PathSetUpSchema,
  type Prices,
} from './schema.ts'
import { type Standard, standardOf } from './standard.ts'
import { weightedPupils } from './weighted-pupils.ts'

const ENGINE = 'junheng-path@3'
const Asked = z.object({ period: PeriodSchema, pack: z.string() })

const WORKER = new URL('./worker.ts', import.meta.url)

interface Scene {
  readonly path: PathInstance
  readonly prices: Prices
  readonly giving: Giving | null
}

/** Least-cost projects so that every school and every spread meets the standard. */
export const pathKind: PlanKind<PathRequest, PathSetUp, Scene, InvestmentInstance, Found, PathBody> = {
  kind: 'path',
  path: 'paths',
  title: t('达标路径', 'Path to the standard'),
  engine: ENGINE,
  request: PathRequestSchema,
  body: PathBodySchema,
  lists: [pathLimits],
  setUp: { query: Asked, answer: PathSetUpSchema, read: setUp },
  open,
  worker: WORKER,
  close,
  files: [projectFile],
  publishes: [],
}

/** The rules in numbers, the prices there are, and which schools lack figures. */
async function setUp(
  tx: Tx,
  deps: PlanDeps,
  asked: { readonly region: string } & z.infer<typeof Asked>,
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
    prices: await loadPrices(deps.folder),
    moves: (await allMoves()).map(rules => ({
      ...rules,
      titles: rules.items.map(
        x => result.indicators.find(i => i.indicator === x.indicator)?.title ?? t(x.indicator, x.indicator),
      ),
    })),
    missing: missingIn(result, standard.value).map(m => ({ ...m, indicators: [...m.indicators] })),
  })
}

async function open(tx: Tx, deps: PlanDeps, region: RegionCode, request: PathRequest) {
  const prices = (await loadPrices(deps.folder)).find(p => p.id === request.prices)
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
  const { leaveOutMissing } = request
  const path = instanceOf({ result, standard: standard.value, prices, weighted, leaveOutMissing })
  if (!path.ok) return path
  const free = await freedoms(tx, deps, region, request)
  if (!free.ok) return free
  const { moves, limits } = free.value
  const bound = await attempt(async () => {
    const moving = moves ? withMoves(path.value, moves) : path.value
    return limits ? withLimits(moving, limits.table) : moving
  })
  if (!bound.ok) return bound
  const unfit = checkInstance(bound.value.instance)
  if (unfit.length > 0) return refuse(...unfit)
  const { name: _, ...asked } = request
  const lists = { moves, limits: limits?.head.digest ?? null }
  const digest = digestOf({
    ...{ facts: factsDigest, pack: pack.digest, prices, engine: ENGINE },
    ...JSON.parse(JSON.stringify({ request: asked, ...lists })),
  })
  const giving = moves && givingOf(figures.value.figures, moves)
  return ok({ scene: { path: bound.value, prices, giving }, input: bound.value.instance, digest })
}

function givingOf(figures: Iterable<FigureInput>, { items }: Pick<Moves, 'items'>): Giving {
  const held = new Map<string, number>()
  for (const f of figures) held.set(`${f.unit}/${f.metric}/${f.stage}`, f.value ?? 0)
  return {
    held: (unit, metric, stage) => held.get(`${unit}/${metric}/${stage}`) ?? 0,
    metricsOf: indicator => items.find(x => x.indicator === indicator)?.metrics ?? [],
  }
}

/** What may move, and what single schools have room for or may give. */
async function freedoms(
  tx: Tx,
  { sealer }: PlanDeps,
  region: RegionCode,
  { moving, limits }: PathRequest,
): Promise<Result<{ moves: Pick<Moves, 'items'> | null; limits: OpenList | null }>> {
  const moves = await attempt(async () => {
    if (!moving) return null
    const { items } = await namedMoves(moving.rules)
    return { items: items.filter(x => moving.indicators.includes(x.indicator)) }
  })
  if (!moves.ok) return moves
  if (limits === null) return ok({ moves: moves.value, limits: null })
  const opened = await openList(tx, sealer, region, { id: limits, kind: pathLimits, why: 'path-limits' })
  return opened.ok ? ok({ moves: moves.value, limits: opened.value }) : opened
}

function close(
  { path, prices, giving }: Scene,
  found: Found,
  request: PathRequest,
): Result<Closed<PathBody>> {
  const result = resultOf(path, found, request.budgets, giving)
  if (!result.ok) return result
  const { cost, bound, projects, years, changes } = result.value
  const schools = new Set(projects.map(p => p.unit)).size
  return ok({
    body: {
      prices: { title: prices.title, status: prices.source.status },
      cost,
      bound,
      schools,
      leftOut: [...path.leftOut],
      projects: [...projects],
      years,
    },
    proved: ['P1', 'P2', 'P3', 'P4', 'P5', 'P7'],
    figures: [
      { id: 'cost', title: t('所需资金', 'Cost'), value: cost, unit: 'fen', better: 'lower' },
      { id: 'bound', title: t('最低下限', 'Lower bound'), value: bound, unit: 'fen', better: null },
      { id: 'schools', title: t('涉及学校', 'Schools'), value: schools, unit: 'school', better: null },
    ],
    overlay: { pack: request.pack, changes, indicators: path.items.map(i => i.indicator) },
  })
}

function standardFor(
  deps: PlanDeps,
  pack: string,
  result: Parameters<typeof standardOf>[1],
): Result<Standard> {
  const rules = deps.packs.get(pack)
  const standard = rules ? standardOf(rules, result) : null
  return standard ? ok(standard) : refuse(noSchoolRule(pack))
}

/** The same search outside the product. */
export const startPath = (instance: InvestmentInstance, onProgress: (share: number) => void) =>
  startWork<Found>(WORKER, instance, onProgress)
