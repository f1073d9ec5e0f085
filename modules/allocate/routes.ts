import type { Caller } from '@kit/access'
import { ok, refuse, t } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownPlan } from './errors.ts'
import { projectBook } from './project-book.ts'
import {
  DecisionSchema,
  PathHeadSchema,
  PathRequestSchema,
  PathSetUpSchema,
  PathViewSchema,
  RunSchema,
} from './schema.ts'
import { type AllocateDeps, decide, findPath, listPaths, setUp, startRun } from './service.ts'

const InRegion = z.object({ region: RegionCodeSchema })
const One = InRegion.extend({ id: z.uuid() })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const AT = '/api/allocate/:region/paths'

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

export function allocateRoutes(deps: AllocateDeps): readonly AnyRoute<Caller>[] {
  return [...runRoutes(deps), ...planRoutes()]
}

function runRoutes(deps: AllocateDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: `${AT}/set-up`,
      summary: 'What a plan starts from: the rules in numbers, the prices, schools with missing figures',
      permission: 'allocate.plan',
      input: InRegion.extend({ period: PeriodSchema, pack: z.string() }),
      output: PathSetUpSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => setUp(tx, deps, asked)),
    }),
    route({
      method: 'post',
      path: `${AT}/runs`,
      summary: 'Start looking for the cheapest path to the standard',
      permission: 'allocate.plan',
      input: InRegion.extend(PathRequestSchema.shape),
      output: RunSchema,
      run: ({ region, ...request }, { store, actor }: Caller) =>
        startRun(store, actor, deps, region, request),
    }),
    route({
      method: 'get',
      path: `${AT}/runs/:id`,
      summary: 'How far it is',
      permission: 'allocate.plan',
      input: One,
      output: RunSchema,
      run: async ({ region, id }) => {
        const run = deps.runs.find(region, id)
        return run ? ok(run) : refuse(unknownPlan(id))
      },
    }),
    route({
      method: 'post',
      path: `${AT}/runs/:id/cancel`,
      summary: 'Stop it',
      permission: 'allocate.plan',
      input: One,
      output: RunSchema,
      run: async ({ region, id }) => {
        const run = deps.runs.cancel(region, id)
        return run ? ok(run) : refuse(unknownPlan(id))
      },
    }),
  ]
}

function planRoutes(): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: AT,
      summary: 'Plans made, newest first, with what was decided',
      permission: 'allocate.plan',
      input: InRegion.extend({ period: PeriodSchema.optional() }),
      output: z.array(PathHeadSchema),
      run: ({ region, period }, caller: Caller) =>
        inTx(caller, async tx => ok(await listPaths(tx, region, period))),
    }),
    route({
      method: 'get',
      path: `${AT}/:id`,
      summary: 'One plan: projects, years, certificate, effect on every verdict',
      permission: 'allocate.plan',
      input: One,
      output: PathViewSchema,
      run: ({ region, id }, caller: Caller) => inTx(caller, tx => findPath(tx, region, id)),
    }),
    route({
      method: 'get',
      path: `${AT}/:id/projects.xlsx`,
      summary: 'The list of projects of a plan (Excel)',
      permission: 'allocate.plan',
      input: One.extend({ lang: z.enum(['zh', 'en']).optional() }),
      output: 'file',
      run: async ({ region, id, lang }, caller: Caller) => {
        const found = await inTx(caller, tx => findPath(tx, region, id))
        if (!found.ok) return found
        const { projects, cost, bound, prices } = found.value.plan
        const language = lang ?? caller.lang
        const title = t('达标路径项目清单', 'Path to the standard: projects')[language]
        const unverified = prices.status !== 'verified'
        const file = await projectBook({ title, projects, cost, bound, unverified }, language)
        return ok({ file, name: t('项目清单.xlsx', 'projects.xlsx')[language], type: XLSX })
      },
    }),
    route({
      method: 'post',
      path: `${AT}/:id/decision`,
      summary: 'Adopt or reject a plan, with the reason; once',
      permission: 'allocate.decide',
      input: One.extend({ decision: DecisionSchema.shape.decision, why: z.string().trim().min(1).max(2000) }),
      output: DecisionSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => decide(tx, asked)),
    }),
  ]
}
