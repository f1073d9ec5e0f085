import { attempt, ok, type RegionCode, type Result, refuse, t } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Tx } from '@kit/store'
import { PeriodSchema } from '@loop/data/schema'
import { z } from 'zod'
import { type FigureTable, figureTable } from '../lists/figure-table.ts'
import type { ListKind } from '../lists/kind.ts'
import { type OpenList, openList } from '../lists/service.ts'
import type { Closed, Opened, PlanDeps, PlanKind } from '../plan/kind.ts'
import { readClasses } from './class-sizes.ts'
import { readHistory, readSeats } from './cohorts.ts'
import { otherYear, strangeSchool, unknownScenario } from './errors.ts'
import { forecastCertificate, forecastFile, publishedAreas } from './files.ts'
import { forecastDue, forecastHistory, forecastHomes, forecastSeats } from './list-kinds.ts'
import { bodyOf, changesOf, figuresOf, type Scene } from './result-of.ts'
import { allScenarios, classLimits, namedScenarios, scenariosOf } from './scenarios.ts'
import {
  type ForecastBody,
  ForecastBodySchema,
  type ForecastRequest,
  ForecastRequestSchema,
  type ForecastSetUp,
  ForecastSetUpSchema,
  type NamedScenarios,
} from './schema.ts'
import { readAreas, readHomes, readPermits } from './stated.ts'
import type { Asked, Found } from './worker.ts'

const ENGINE = 'junheng-forecast@2'

/** Pupils of the years ahead by cohorts, with the bands of past errors; seats and classes that will not be enough. */
export const forecastKind: PlanKind<ForecastRequest, ForecastSetUp, Scene, Asked, Found, ForecastBody> = {
  kind: 'forecast',
  path: 'forecasts',
  title: t('学位预测', 'Forecast'),
  engine: ENGINE,
  request: ForecastRequestSchema,
  body: ForecastBodySchema,
  lists: [forecastHistory, forecastDue, forecastSeats, forecastHomes],
  setUp: { query: z.object({ period: PeriodSchema }), answer: ForecastSetUpSchema, read: setUp },
  open,
  worker: new URL('./worker.ts', import.meta.url),
  close,
  files: [forecastFile, forecastCertificate],
  publishes: [publishedAreas],
}

async function setUp(
  tx: Tx,
  _: PlanDeps,
  { region, period }: { readonly region: string; readonly period: string },
): Promise<Result<ForecastSetUp>> {
  const table = await figureTable(tx, region, [period])
  if (!table.ok) return table
  const { units, value } = table.value
  const stages = (['primary', 'junior'] as const).map(stage => {
    const pupils = units.flatMap(u => value(u.id, 'pupils', stage) ?? [])
    return { stage, schools: pupils.length, pupils: pupils.reduce((a, b) => a + b, 0) }
  })
  return ok({ assumptions: await allScenarios(), classLimits: await classLimits(), stages })
}

interface Lists {
  readonly history: OpenList
  readonly due: OpenList
  readonly seats: OpenList | null
  readonly homes: OpenList | null
}

async function openLists(
  tx: Tx,
  { sealer }: PlanDeps,
  region: RegionCode,
  request: ForecastRequest,
): Promise<Result<Lists>> {
  const open = async (id: string | null, kind: ListKind): Promise<Result<OpenList | null>> =>
    id === null ? ok(null) : openList(tx, sealer, region, { id, kind, why: 'forecast' })
  const found = {
    history: await open(request.history, forecastHistory),
    due: await open(request.due, forecastDue),
    seats: await open(request.seats, forecastSeats),
    homes: await open(request.homes, forecastHomes),
  }
  const { history, due, seats, homes } = found
  if (history.ok && history.value && due.ok && due.value && seats.ok && homes.ok)
    return ok({ history: history.value, due: due.value, seats: seats.value, homes: homes.value })
  return refuse(...Object.values(found).flatMap(x => (x.ok ? [] : x.refusals)))
}

async function open(
  tx: Tx,
  deps: PlanDeps,
  region: RegionCode,
  request: ForecastRequest,
): Promise<Result<Opened<Scene, Asked>>> {
  const assumptions = await attempt(() => namedScenarios(request.scenarios))
  if (!assumptions.ok) return assumptions
  if (assumptions.value.scenarios.every(s => s.id !== request.main))
    return refuse(unknownScenario(request.main))
  const lists = await openLists(tx, deps, region, request)
  if (!lists.ok) return lists
  const table = await figureTable(tx, region, [request.period])
  if (!table.ok) return table
  const read = await attempt(() => questionOf(lists.value, request, assumptions.value))
  if (!read.ok) return read
  const { asked, scene } = read.value
  const units = unitsOf(scene.history.schools, table.value)
  const last = scene.history.firstYear + scene.history.cohorts.years - 1
  const wrong = [
    ...scene.history.schools.filter((_, s) => !units[s]).map(strangeSchool),
    ...(last === Number(request.period.slice(0, 4)) ? [] : [otherYear(last, request.period)]),
  ]
  if (wrong.length > 0) return refuse(...wrong)
  const limits = await classLimits()
  const { name: _, ...plain } = request
  const digest = digestOf(
    JSON.parse(
      JSON.stringify({
        ...{ request: plain, lists: scene.lists, assumptions: assumptions.value, limits },
        ...{ facts: table.value.digest, engine: ENGINE },
      }),
    ),
  )
  const found = { ...scene, units: units.flatMap(u => u ?? []), limits: limits.limits[request.stage] }
  return ok({ scene: found, input: asked, digest })
}

async function questionOf(lists: Lists, request: ForecastRequest, assumptions: NamedScenarios) {
  const { ahead } = request
  const { history: past, due, seats: places, homes } = lists
  const history = await readHistory(past.table, due.table, ahead)
  const { schools, cohorts } = history
  const areas = await readAreas(places?.table ?? null, schools, '全区域')
  const seats = places ? await readSeats(places.table, schools) : schools.map(() => Number.NaN)
  const { entryAge, scenarios } = scenariosOf(assumptions)
  const asked: Asked = {
    ...{ cohorts, ahead, seats, scenarios, areas: areas.of, share: request.sharePercent / 100 },
    stated: {
      entryAge,
      permits: await readPermits(due.table, history, ahead),
      homes: homes ? await readHomes(homes.table, history, ahead) : null,
    },
  }
  const scene = {
    ...{ history, assumptions, areas, seats, classes: readClasses(past.table, history) },
    lists: [past, due, places, homes].map(l => l?.head.digest ?? null),
  }
  return { asked, scene }
}

/** The unit a list means by its number or its name; null where there is none or two of the name. */
function unitsOf(names: readonly string[], { units, value }: FigureTable) {
  return names.map(name => {
    const own = units.filter(u => u.id === name)
    const found = own.length > 0 ? own : units.filter(u => u.name === name)
    const [unit] = found
    if (!unit || found.length > 1) return null
    const of = (metric: string) => value(unit.id, metric, 'all')
    return { id: unit.id, name: unit.name, longitude: of('longitude'), latitude: of('latitude') }
  })
}

function close(scene: Scene, found: Found, request: ForecastRequest): Result<Closed<ForecastBody>> {
  const body = bodyOf(scene, found, request)
  return ok({
    body,
    proved: ['P4'],
    figures: figuresOf(body),
    overlay: { pack: request.pack, changes: changesOf(body, request), indicators: null },
  })
}
