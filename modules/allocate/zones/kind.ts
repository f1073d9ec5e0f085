import { attempt, ok, type RegionCode, type Result, refuse, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { ZoneOutcome } from '@kit/kernels/zones'
import type { Tx } from '@kit/store'
import { openList } from '../lists/service.ts'
import type { Closed, PlanDeps, PlanKind } from '../plan/kind.ts'
import { openBlocks } from './bring.ts'
import { type County, type CountySources, readCounty, refusalsOf, stepsFor } from './county.ts'
import { type EntryFigures, entrySchools } from './entry-schools.ts'
import { zoneFiles } from './files.ts'
import { ADDRESSES, BLOCK_MAP, BLOCK_TABLE, SCHOOL_SEATS, WAYS } from './forms.ts'
import { lookupRoutes } from './lookup-routes.ts'
import { readZonePlan, type ZonePlanRules } from './plan.ts'
import { zoneParts } from './publishes.ts'
import { resultOf } from './result-of.ts'
import {
  type ZonesBody,
  ZonesBodySchema,
  type ZonesRequest,
  ZonesRequestSchema,
  type ZonesSetUp,
  ZonesSetUpSchema,
} from './schema.ts'
import { setUp, setUpQuery } from './set-up.ts'
import { changesOf, figuresOf, schoolsOf } from './turns.ts'
import type { ZoneWork } from './worker.ts'

const ENGINE = 'junheng-zones@2'

interface Scene {
  readonly county: County
  readonly rules: ZonePlanRules
  readonly entry: EntryFigures
}

/** Attendance zones: near, within the seats, each in one piece, as little change as possible. */
export const zonesKind: PlanKind<ZonesRequest, ZonesSetUp, Scene, ZoneWork, ZoneOutcome, ZonesBody> = {
  kind: 'zones',
  path: 'zones',
  title: t('学区划分', 'Attendance zones'),
  engine: ENGINE,
  request: ZonesRequestSchema,
  body: ZonesBodySchema,
  lists: [BLOCK_MAP, BLOCK_TABLE, SCHOOL_SEATS, WAYS, ADDRESSES],
  setUp: { query: setUpQuery, answer: ZonesSetUpSchema, read: setUp },
  open,
  worker: new URL('./worker.ts', import.meta.url),
  close,
  files: zoneFiles,
  publishes: zoneParts,
  routes: lookupRoutes,
}

async function open(tx: Tx, deps: PlanDeps, region: RegionCode, request: ZonesRequest) {
  const named = await attempt(() => readZonePlan(request.rules))
  if (!named.ok) return named
  const rules = { ...named.value, weights: request.weights }
  const brought = await bring(tx, deps, region, request)
  if (!brought.ok) return brought
  const entry = await entrySchools(tx, { region, period: request.period, stage: request.stage })
  if (!entry.ok) return entry
  const read = await attempt(() => readCounty(brought.value.sources, rules))
  if (!read.ok) return read
  const { name: _, addresses: __, ...asked } = request
  const { digests } = brought.value
  const digest = digestOf({
    facts: entry.value.digest,
    lists: digests,
    rules,
    request: asked,
    engine: ENGINE,
  })
  const { of } = read.value
  const input: ZoneWork = {
    of,
    weights: rules.weights,
    seed: request.seed,
    steps: stepsFor(of.pupils.length),
    proof: request.isProved ? rules.proof : null,
  }
  return ok({ scene: { county: read.value, rules, entry: entry.value }, input, digest })
}

/** The lists of a request, opened; that they were read is in the ledger. */
async function bring(
  tx: Tx,
  { sealer }: PlanDeps,
  region: RegionCode,
  { blocks, schools, ways }: ZonesRequest,
): Promise<Result<{ readonly sources: CountySources; readonly digests: readonly string[] }>> {
  const why = 'zones'
  const brought = await openBlocks(tx, sealer, region, blocks, why)
  const seats = await openList(tx, sealer, region, { id: schools.list, kind: SCHOOL_SEATS, why })
  const measured = ways === null ? null : await openList(tx, sealer, region, { id: ways, kind: WAYS, why })
  if (!brought.ok || !seats.ok || (measured !== null && !measured.ok))
    return refuse(...[brought, seats, measured].flatMap(x => (x === null || x.ok ? [] : x.refusals)))
  return ok({
    sources: {
      blocks: brought.value.source,
      schools: seats.value.table,
      ways: measured?.value.table ?? null,
      grids: { blocks: blocks.grid, schools: schools.grid },
    },
    digests: [
      brought.value.digest,
      seats.value.head.digest,
      ...(measured ? [measured.value.head.digest] : []),
    ],
  })
}

/** Of all the schools of a zone; null where one of them is not on record. */
function entrantsOf(school: ZonesBody['schools'][number], known: ReadonlyMap<string | null, number | null>) {
  const own = schoolsOf(school).map(m => known.get(m.id) ?? null)
  return own.includes(null) ? null : own.reduce<number>((sum, n) => sum + (n ?? 0), 0)
}

function close(
  { county, rules, entry }: Scene,
  outcome: ZoneOutcome,
  request: ZonesRequest,
): Result<Closed<ZonesBody>> {
  if (outcome.status !== 'solved') return refuse(...refusalsOf(outcome, county.listed))
  const { plan } = outcome
  const { blocks, schools, years } = resultOf({ ...county, plan }, rules)
  const entrants = new Map(entry.schools.flatMap(s => [s.unit, s.code].map(id => [id, s.entrants] as const)))
  const body: ZonesBody = {
    rules: { title: rules.title, status: rules.source.status },
    weights: request.weights,
    stage: request.stage,
    years: [...years],
    pupils: blocks.reduce((n, b) => n + b.pupils, 0),
    metres: plan.metres,
    overload: plan.overload,
    changed: plan.changed,
    objective: plan.objective,
    bound: plan.bound,
    unmeasured: county.missing.length,
    blocks: [...blocks],
    schools: schools.map(s => ({ ...s, entrants: entrantsOf(s, entrants) })),
  }
  const changes = changesOf(body, entry)
  return ok({
    body,
    proved: ['Z4', 'Z5', 'Z6', 'Z7', 'Z8'],
    figures: figuresOf(body),
    overlay: changes.length === 0 ? null : { pack: request.pack, changes, indicators: null },
  })
}
