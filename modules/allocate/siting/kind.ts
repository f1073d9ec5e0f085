import { attempt, ok, type RegionCode, type Result, refuse, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Tx } from '@kit/store'
import { PeriodSchema } from '@loop/data/schema'
import { z } from 'zod'
import { openList } from '../lists/service.ts'
import type { Closed, PlanDeps, PlanKind } from '../plan/kind.ts'
import { openBlocks } from '../zones/bring.ts'
import { WAYS } from '../zones/forms.ts'
import { readBlocks } from '../zones/lists.ts'
import { readZonePlan, shippedZonePlans } from '../zones/plan.ts'
import type { Goal, Phase } from '../zones/site-goals.ts'
import { readSites } from '../zones/sites.ts'
import { readWays, straightWays } from '../zones/ways.ts'
import { sitingFiles, sitingParts } from './files.ts'
import { SITES } from './forms.ts'
import { standingOf, waysTable } from './question.ts'
import { bodyOf, figuresOf, type SitingScene } from './result-of.ts'
import {
  type SitingBody,
  SitingBodySchema,
  type SitingRequest,
  SitingRequestSchema,
  type SitingSetUp,
  SitingSetUpSchema,
} from './schema.ts'
import type { SitingWork } from './worker.ts'

const ENGINE = 'junheng-siting@1'

/** Where new schools should stand: shortest ways in sum, shortest longest way, or most pupils within a limit. */
export const sitingKind: PlanKind<
  SitingRequest,
  SitingSetUp,
  SitingScene,
  SitingWork,
  Result<Phase[]>,
  SitingBody
> = {
  kind: 'siting',
  path: 'sitings',
  title: t('学校选址', 'Sites for schools'),
  engine: ENGINE,
  request: SitingRequestSchema,
  body: SitingBodySchema,
  lists: [SITES],
  setUp: { query: z.object({ period: PeriodSchema }), answer: SitingSetUpSchema, read: setUp },
  open,
  worker: new URL('./worker.ts', import.meta.url),
  close,
  files: sitingFiles,
  publishes: sitingParts,
}

async function setUp(): Promise<Result<SitingSetUp>> {
  const rules = await shippedZonePlans()
  return ok({
    rules: rules.map(({ id, title, ways, source, protect }) => ({
      id,
      title,
      detour: ways.detour,
      status: source.status,
      keeps: protect.kinds,
    })),
  })
}

async function open(tx: Tx, { sealer }: PlanDeps, region: RegionCode, request: SitingRequest) {
  const rules = await attempt(() => readZonePlan(request.rules))
  if (!rules.ok) return rules
  const why = 'siting'
  const brought = await openBlocks(tx, sealer, region, request.blocks, why)
  const sites = await openList(tx, sealer, region, { id: request.sites.list, kind: SITES, why })
  const ways =
    request.ways === null ? null : await openList(tx, sealer, region, { id: request.ways, kind: WAYS, why })
  if (!brought.ok || !sites.ok || (ways !== null && !ways.ok))
    return refuse(...[brought, sites, ways].flatMap(x => (x === null || x.ok ? [] : x.refusals)))
  const asked = await attempt(async () => {
    const listed = await readBlocks(brought.value.source, rules.value.borders, request.blocks.grid)
    const plots = await readSites(sites.value.table, request.sites.grid)
    const known =
      ways === null
        ? straightWays(listed.blocks, plots, rules.value.ways.detour)
        : await readWays(ways.value.table, listed.blocks, plots)
    const work: SitingWork = {
      of: waysTable(listed.blocks, plots, known),
      standing: standingOf(plots, rules.value),
      goal: goalOf(request),
      nodes: rules.value.proof.nodes,
    }
    return { listed, sites: plots, rules: rules.value, work }
  })
  if (!asked.ok) return asked
  const { name: _, ...rest } = request
  const lists = [brought.value.digest, sites.value.head.digest, ways?.value.head.digest ?? null]
  const digest = digestOf({ lists, rules: rules.value, request: rest, engine: ENGINE })
  return ok({ scene: asked.value, input: asked.value.work, digest })
}

function goalOf({ goal, builds }: SitingRequest): Goal {
  if (goal.kind !== 'coverage') return { kind: goal.kind, builds }
  return { kind: 'coverage', limit: goal.limit, builds: builds.length === 0 ? null : builds }
}

function close(
  scene: SitingScene,
  phases: Result<Phase[]>,
  request: SitingRequest,
): Result<Closed<SitingBody>> {
  if (!phases.ok) return phases
  const body = bodyOf(scene, phases.value, request)
  return ok({
    body,
    proved: ['L1', 'L2', request.goal.kind === 'median' ? 'L3' : 'L4'],
    figures: figuresOf(body),
    overlay: null,
  })
}
