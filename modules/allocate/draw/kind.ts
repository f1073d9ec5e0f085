import { attempt, ok, type RegionCode, type Result, refuse, t } from '@kit/base'
import { commitTo, type DrawList, type Odds } from '@kit/kernels/draw'
import type { Tx } from '@kit/store'
import { PeriodSchema } from '@loop/data/schema'
import { z } from 'zod'
import { shippedPlans } from '../lists/rules-file.ts'
import { openList } from '../lists/service.ts'
import type { Closed, Opened, PlanDeps, PlanKind } from '../plan/kind.ts'
import { applicantList } from './applicants.ts'
import { pastRound, unknownBeacon, unknownProcedure } from './errors.ts'
import { suggestedPools } from './example.ts'
import { drawFiles, drawPublishes } from './files.ts'
import { drawListOf, rehearsalOf, sm3CommitmentOf } from './list.ts'
import { withStage } from './plan.ts'
import { bytesOf, LOCKED } from './record.ts'
import { drawRoutes } from './routes.ts'
import {
  type DrawBody,
  DrawBodySchema,
  type DrawRequest,
  DrawRequestSchema,
  type DrawSetUp,
  DrawSetUpSchema,
  type Procedure,
  ProcedureSchema,
} from './schema.ts'
import { instantOf } from './sources.ts'
import { ChainShape } from './verify.ts'
import type { Simulation } from './worker.ts'

const ENGINE = 'junheng-draw@1'
const CHANCES_KEPT = 100

interface Scene {
  readonly list: DrawList
  readonly commitment: string
  readonly procedure: Procedure
}

/** A list that is locked, its public sources agreed; then drawn once, before everybody. */
export const drawKind: PlanKind<DrawRequest, DrawSetUp, Scene, Simulation, Odds, DrawBody> = {
  kind: 'draw',
  path: 'draws',
  title: t('电脑派位', 'Draw'),
  engine: ENGINE,
  request: DrawRequestSchema,
  body: DrawBodySchema,
  lists: [applicantList],
  setUp: { query: z.object({ period: PeriodSchema }), answer: DrawSetUpSchema, read: setUp },
  open,
  worker: new URL('./worker.ts', import.meta.url),
  close,
  files: drawFiles,
  publishes: drawPublishes,
  routes: drawRoutes,
}

async function setUp(
  tx: Tx,
  _: PlanDeps,
  { region, period }: { readonly region: string; readonly period: string },
): Promise<Result<DrawSetUp>> {
  const pools = await suggestedPools(tx, region, period)
  if (!pools.ok) return pools
  const chains = await shippedPlans('beacons', ChainShape)
  return ok({
    procedures: await shippedPlans('draw', ProcedureSchema),
    chains: chains.map(({ name, genesis, period: every, source }) => ({
      name,
      genesis,
      period: every,
      source,
    })),
    pools: pools.value,
  })
}

async function open(
  tx: Tx,
  { sealer }: PlanDeps,
  region: RegionCode,
  request: DrawRequest,
): Promise<Result<Opened<Scene, Simulation>>> {
  const procedure = (await shippedPlans('draw', ProcedureSchema)).find(p => p.id === request.procedure)
  if (!procedure) return refuse(unknownProcedure(request.procedure))
  const early = await roundsInThePast(request, tx.now)
  if (!early.ok) return early
  const applicants = await openList(tx, sealer, region, {
    id: request.list,
    kind: applicantList,
    why: 'draw.lock',
  })
  if (!applicants.ok) return applicants
  const { table } = applicants.value
  const { title, pools, sources, lastSeat } = request
  const seats = { ...procedure.seats, lastSeat: lastSeat ?? procedure.seats.lastSeat }
  const plan = { title, round: 1, order: withStage(procedure.order, sources), seats, pools, sources }
  const read = await attempt(() => drawListOf(plan, table))
  if (!read.ok) return read
  const list = request.rehearsal ? rehearsalOf(read.value) : read.value
  const commitment = commitTo(list)
  if (!commitment.ok) return commitment
  return ok({
    scene: { list, commitment: commitment.value, procedure },
    input: { list, draws: request.simulations },
    digest: commitment.value,
  })
}

/** A round that exists already could have been looked at before the list was made. */
async function roundsInThePast({ sources, rehearsal }: DrawRequest, now: Date): Promise<Result<null>> {
  if (rehearsal) return ok(null) // draws from digits of its own
  const chains = await shippedPlans('beacons', ChainShape)
  const wrong = sources.flatMap((s, i) => {
    if (s.kind !== 'beacon') return []
    const chain = chains.find(c => c.name === s.name)
    if (!chain) return [unknownBeacon(s.name)]
    return instantOf(chain, s.round) * 1000 <= now.getTime() ? [pastRound(`sources.${i}`)] : []
  })
  return wrong.length > 0 ? refuse(...wrong) : ok(null)
}

function close({ list, commitment, procedure }: Scene, odds: Odds): Result<Closed<DrawBody>> {
  const children = list.units.reduce((n, u) => n + u.heads, 0)
  const seats = list.pools.reduce((n, p) => n + p.seats, 0)
  const wished = new Map<string, number>()
  for (const { wishes, heads } of list.units)
    if (wishes[0] !== undefined) wished.set(wishes[0], (wished.get(wishes[0]) ?? 0) + heads)
  const chanceOf = (pick: (p: Odds['profiles'][number]) => number) =>
    (100 * odds.profiles.reduce((sum, p) => sum + pick(p) * p.units * p.heads, 0)) / children
  const body: DrawBody = {
    title: list.title,
    rehearsal: list.rehearsal,
    procedure,
    lastSeat: list.seats.lastSeat,
    pools: list.pools.map(p => ({ ...p, firstWishes: wished.get(p.id) ?? 0 })),
    agreed: [...(list.agreed ?? [])],
    units: list.units.length,
    children,
    commitment,
    sm3: sm3CommitmentOf(list),
    simulated: odds.draws,
    chances: odds.profiles
      .slice(0, CHANCES_KEPT)
      .map(p => ({ ...p, wishes: [...p.wishes], chances: [...p.chances] })),
  }
  return ok({
    body,
    proved: [],
    figures: [
      { id: 'children', title: t('报名儿童', 'Children'), value: children, unit: 'person', better: null },
      { id: 'seats', title: t('学位', 'Seats'), value: seats, unit: 'seat', better: null },
      {
        id: 'first',
        title: t('第一志愿录取机会', 'Chance of the first wish'),
        value: chanceOf(p => p.chances[0] ?? 0),
        unit: 'percent',
        better: 'higher',
      },
      {
        id: 'none',
        title: t('落空机会', 'Chance of no seat'),
        value: chanceOf(p => p.none),
        unit: 'percent',
        better: 'lower',
      },
    ],
    overlay: null,
    steps: [{ step: LOCKED, content: bytesOf(list) }],
  })
}
