import type { Caller } from '@kit/access'
import { ok, type RegionCode, refuse } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { unknownPlan } from './errors.ts'
import type { AnyPlanKind, PlanDeps } from './kind.ts'
import type { Runs } from './runs.ts'
import {
  DecisionSchema,
  PlanHeadSchema,
  type PlanRequest,
  PublicationSchema,
  planViewSchema,
  RunSchema,
} from './schema.ts'
import { decide, findPlan, listPlans, publish, startRun, viewPlan } from './service.ts'

const InRegion = z.object({ region: RegionCodeSchema })
const One = InRegion.extend({ id: z.uuid() })
const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

/** The same addresses for every kind of plan: set up, run, look, decide, publish. */
export function planRoutes(kind: AnyPlanKind, deps: PlanDeps, runs: Runs): AnyRoute<Caller>[] {
  const at = `/api/allocate/:region/${kind.path}` as const
  return [
    ...runRoutes(kind, at, deps, runs),
    ...keptRoutes(kind, at, deps),
    ...fileRoutes(kind, at, deps),
    ...(kind.routes?.(at, deps, runs) ?? []),
  ]
}

function runRoutes(kind: AnyPlanKind, at: `/api/${string}`, deps: PlanDeps, runs: Runs): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: `${at}/set-up`,
      summary: `${kind.title.en}: what a plan starts from`,
      permission: 'allocate.plan',
      input: InRegion.extend(kind.setUp.query.shape),
      output: kind.setUp.answer,
      run: (asked, caller: Caller) => inTx(caller, tx => kind.setUp.read(tx, deps, asked as never)),
    }),
    route({
      method: 'post',
      path: `${at}/runs`,
      summary: `${kind.title.en}: start`,
      permission: 'allocate.plan',
      input: InRegion.extend(kind.request.shape),
      output: RunSchema,
      run: ({ region, ...request }, { store, actor }: Caller) =>
        startRun(kind, { store, actor, deps, runs }, region as RegionCode, request as unknown as PlanRequest),
    }),
    route({
      method: 'get',
      path: `${at}/runs/:id`,
      summary: 'How far it is',
      permission: 'allocate.plan',
      input: One,
      output: RunSchema,
      run: async ({ region, id }) => {
        const run = runs.find(region, id)
        return run ? ok(run) : refuse(unknownPlan(id))
      },
    }),
    route({
      method: 'post',
      path: `${at}/runs/:id/cancel`,
      summary: 'Stop it',
      permission: 'allocate.plan',
      input: One,
      output: RunSchema,
      run: async ({ region, id }) => {
        const run = runs.cancel(region, id)
        return run ? ok(run) : refuse(unknownPlan(id))
      },
    }),
  ]
}

function keptRoutes(kind: AnyPlanKind, at: `/api/${string}`, deps: PlanDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: at,
      summary: `${kind.title.en}: plans made, newest first`,
      permission: 'allocate.plan',
      input: InRegion.extend({ period: PeriodSchema.optional() }),
      output: z.array(PlanHeadSchema),
      run: ({ region, period }, caller: Caller) =>
        inTx(caller, async tx => ok(await listPlans(tx, kind, region, period))),
    }),
    route({
      method: 'get',
      path: `${at}/:id`,
      summary: `${kind.title.en}: one plan, its certificate, its effect, what was decided and published`,
      permission: 'allocate.plan',
      input: One,
      output: planViewSchema(kind.request, kind.body),
      run: ({ region, id }, caller: Caller) => inTx(caller, tx => viewPlan(tx, kind, region, id)),
    }),
    route({
      method: 'post',
      path: `${at}/:id/decision`,
      summary: 'Adopt or reject a plan, with the reason; once',
      permission: 'allocate.decide',
      input: One.extend({ decision: DecisionSchema.shape.decision, why: z.string().trim().min(1).max(2000) }),
      output: DecisionSchema,
      run: ({ region, ...asked }, caller: Caller) =>
        inTx(caller, tx => decide(tx, kind, { region: region as RegionCode, ...asked })),
    }),
    route({
      method: 'post',
      path: `${at}/:id/publications`,
      summary: 'Publish a part of a plan, for good',
      permission: 'allocate.publish',
      input: One.extend({ what: z.string() }),
      output: PublicationSchema,
      run: ({ region, id, what }, caller: Caller) =>
        inTx(caller, tx => publish(tx, deps, kind, { region: region as RegionCode, id, what })),
    }),
  ]
}

function fileRoutes(kind: AnyPlanKind, at: `/api/${string}`, deps: PlanDeps): AnyRoute<Caller>[] {
  return kind.files.map(file =>
    route({
      method: 'get',
      path: `${at}/:id/${file.name}`,
      summary: file.summary,
      permission: 'allocate.plan',
      input: One.extend({ lang: z.enum(['zh', 'en']).optional() }),
      output: 'file',
      run: ({ region, id, lang }, caller: Caller) =>
        inTx(caller, async tx => {
          const found = await findPlan(tx, kind, region, id)
          return found.ok ? file.make(found.value, lang ?? caller.lang, { tx, deps }) : found
        }),
    }),
  )
}
