import type { Caller } from '@kit/access'
import { ok, refuse } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { PackPage } from '@kit/policy'
import type { Tx } from '@kit/store'
import { PeriodSchema, RegionCodeSchema, StageSchema } from '@loop/data/schema'
import { z } from 'zod'
import { adoptionRoutes } from './adoption/routes.ts'
import { asksRoutes } from './asks/routes.ts'
import { conditionRoutes } from './conditions-routes.ts'
import { nothingToExplain } from './errors.ts'
import { fundingRoutes } from './funding/routes.ts'
import { ClassRoomSchema, ClassSizesSchema } from './monitor/schema.ts'
import { planStandingRoutes } from './plan-routes.ts'
import {
  AssessmentHeadSchema,
  AssessmentSchema,
  LineageSchema,
  OverlayChangeSchema,
  OverlayComparisonSchema,
  OverlaySchema,
  PackSummarySchema,
  RecomputationSchema,
  SchoolHistorySchema,
  TrendSchema,
  WhatIfSchema,
} from './schema.ts'
import { withAdoption } from './service/adoptions.ts'
import { assess, current, findAssessment, listAssessments, recompute } from './service/assessments.ts'
import { classSizesOf, roomFor } from './service/class-sizes.ts'
import type { MeasureDeps, MonitorDeps } from './service/deps.ts'
import { lineage } from './service/lineage.ts'
import { listPacks, showPack } from './service/packs.ts'
import { compareOverlays, keepOverlay, listOverlays, whatIf } from './service/plans.ts'
import { staffingOf } from './service/staffing.ts'
import { schoolHistory, trend } from './service/years.ts'
import { StaffingSchema } from './staffing/schema.ts'
import { statutoryRoutes } from './statutory/routes.ts'

/** In addresses the `/` of a pack id is written `~`. */
const PackId = z.string().transform(id => id.replaceAll('~', '/'))
const InRegion = z.object({ region: RegionCodeSchema })
const Asked = InRegion.extend({ period: PeriodSchema, pack: PackId })
const OfPack = InRegion.extend({ pack: PackId })
const Changes = z.array(OverlayChangeSchema).min(1).max(1000)
const One = InRegion.extend({ id: z.uuid() })

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)
const today = (tx: Tx) => tx.now.toISOString().slice(0, 10)

function packRoutes(deps: MeasureDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/packs',
      summary: 'The packs one can be measured by, with their review dates and unverified figures',
      permission: 'signed-in',
      input: z.object({}),
      output: z.array(PackSummarySchema),
      run: (_, caller: Caller) => inTx(caller, async tx => ok(listPacks(deps, today(tx)))),
    }),
    route({
      method: 'get',
      path: '/api/measure/packs/:pack',
      summary: 'One pack as a readable page: clause, rule, parameter, test',
      permission: 'signed-in',
      input: z.object({ pack: PackId }),
      output: z.custom<PackPage>(),
      run: ({ pack }, caller: Caller) => inTx(caller, async tx => showPack(deps, pack, today(tx))),
    }),
  ]
}

function assessmentRoutes(deps: MeasureDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/assessments',
      summary: 'Stored assessments, newest first',
      permission: 'measure.read',
      input: InRegion.extend({ period: PeriodSchema.optional(), pack: PackId.optional() }),
      output: z.array(AssessmentHeadSchema),
      run: (filter, caller: Caller) => inTx(caller, async tx => ok(await listAssessments(tx, filter))),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/assessments',
      summary: 'Measure a year by a pack and keep the result',
      permission: 'measure.assess',
      input: Asked,
      output: AssessmentSchema,
      run: (asked, caller: Caller) =>
        inTx(caller, async tx => withAdoption(tx, deps, asked, await assess(tx, deps, asked))),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/current',
      summary: 'The latest assessment, measured now if figures or rules have changed',
      permission: 'measure.read',
      input: Asked,
      output: AssessmentSchema,
      run: (asked, caller: Caller) =>
        inTx(caller, async tx => withAdoption(tx, deps, asked, await current(tx, deps, asked))),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/assessments/:id',
      summary: 'One stored assessment',
      permission: 'measure.read',
      input: One,
      output: AssessmentSchema,
      run: ({ region, id }, caller: Caller) =>
        inTx(caller, async tx => {
          const found = await findAssessment(tx, region, id)
          return found.ok ? withAdoption(tx, deps, { region, pack: found.value.pack.id }, found) : found
        }),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/assessments/:id/recompute',
      summary: 'Measure it again from what was known then, and compare the bytes',
      permission: 'measure.read',
      input: One,
      output: RecomputationSchema,
      run: ({ region, id }, caller: Caller) => inTx(caller, tx => recompute(tx, region, id)),
    }),
  ]
}

const lineageRoute = route({
  method: 'get',
  path: '/api/measure/:region/assessments/:id/lineage',
  summary: 'The way back: of a school’s value (unit, stage, indicator) or of a test (test, stage)',
  permission: 'measure.read',
  input: One.extend({
    unit: z.string().optional(),
    stage: StageSchema.optional(),
    indicator: z.string().optional(),
    test: z.string().optional(),
  }),
  output: LineageSchema,
  run: async ({ region, id, unit, stage, indicator, test }, caller: Caller) => {
    if (test !== undefined) return inTx(caller, tx => lineage(tx, region, id, { test, stage }))
    if (unit === undefined || stage === undefined || indicator === undefined)
      return refuse(nothingToExplain('unit'))
    return inTx(caller, tx => lineage(tx, region, id, { unit, stage, indicator }))
  },
})

function yearRoutes(deps: MeasureDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/trend',
      summary: 'Every year on record by one pack, and next year if nothing changes',
      permission: 'measure.read',
      input: OfPack,
      output: TrendSchema,
      run: (asked, caller: Caller) =>
        inTx(caller, async tx =>
          withAdoption(tx, deps, asked, await trend(tx, deps, asked.region, asked.pack)),
        ),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/schools/:unit/history',
      summary: 'One school over the years, and next year if nothing changes',
      permission: 'measure.read',
      input: OfPack.extend({ unit: z.string().min(1) }),
      output: SchoolHistorySchema,
      run: (asked, caller: Caller) =>
        inTx(caller, async tx =>
          withAdoption(tx, deps, asked, await schoolHistory(tx, deps, asked.region, asked)),
        ),
    }),
  ]
}

function planRoutes(deps: MeasureDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'post',
      path: '/api/measure/:region/what-if',
      summary: 'Today and as planned, side by side; nothing is stored',
      permission: 'measure.plan',
      input: Asked.extend({ changes: Changes }),
      output: WhatIfSchema,
      run: (asked, caller: Caller) =>
        inTx(caller, async tx => withAdoption(tx, deps, asked, await whatIf(tx, deps, asked))),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/overlays',
      summary: 'Saved plans, newest first',
      permission: 'measure.plan',
      input: InRegion.extend({ period: PeriodSchema.optional() }),
      output: z.array(OverlaySchema),
      run: ({ region, period }, caller: Caller) =>
        inTx(caller, async tx => ok(await listOverlays(tx, region, period))),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/overlays',
      summary: 'Keep a plan under a name',
      permission: 'measure.plan',
      input: InRegion.extend({
        name: z.string().trim().min(1).max(80),
        period: PeriodSchema,
        note: z.string().max(2000).default(''),
        changes: Changes,
      }),
      output: OverlaySchema,
      run: ({ region, ...draft }, caller: Caller) => inTx(caller, tx => keepOverlay(tx, deps, region, draft)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/overlays/compare',
      summary: 'All saved plans of a year beside today',
      permission: 'measure.plan',
      input: Asked,
      output: OverlayComparisonSchema,
      run: (asked, caller: Caller) =>
        inTx(caller, async tx => withAdoption(tx, deps, asked, await compareOverlays(tx, deps, asked))),
    }),
  ]
}

function classSizeRoutes({ classSize }: MonitorDeps): AnyRoute<Caller>[] {
  const OfYear = InRegion.extend({ period: PeriodSchema })
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/class-sizes',
      summary: 'Every class by its size: bands, what is new since last year, next September, what would help',
      permission: 'measure.read',
      input: OfYear,
      output: ClassSizesSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => classSizesOf(tx, classSize, asked)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/class-sizes/room',
      summary: 'Whether more pupils still fit into the classes of a school, before they are admitted',
      permission: 'measure.read',
      input: OfYear.extend({
        unit: z.string().min(1),
        stage: StageSchema,
        more: z.coerce.number().int().min(0).max(5000),
        grade: z.coerce.number().int().min(1).max(9).optional(),
      }),
      output: ClassRoomSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => roomFor(tx, classSize, asked)),
    }),
  ]
}

function staffingRoute({ staffing }: MonitorDeps): AnyRoute<Caller> {
  return route({
    method: 'get',
    path: '/api/measure/:region/staffing',
    summary: 'Posts and who fills them: quota, account, subjects, counsellors, ages, recruits',
    permission: 'measure.read',
    input: InRegion.extend({ period: PeriodSchema }),
    output: StaffingSchema,
    run: (asked, caller: Caller) => inTx(caller, tx => staffingOf(tx, staffing, asked)),
  })
}

export function measureRoutes(deps: MonitorDeps): readonly AnyRoute<Caller>[] {
  return [
    ...packRoutes(deps),
    ...assessmentRoutes(deps),
    lineageRoute,
    ...yearRoutes(deps),
    ...planRoutes(deps),
    ...planStandingRoutes(deps),
    ...adoptionRoutes(deps),
    ...asksRoutes(deps),
    ...classSizeRoutes(deps),
    ...conditionRoutes(deps),
    staffingRoute(deps),
    ...statutoryRoutes(deps),
    ...fundingRoutes(deps),
  ]
}
