import type { Caller } from '@kit/access'
import { ok, type RegionCode } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { LineageSchema } from './lineage-schema.ts'
import { ConflictChoiceSchema, EntitlementsOfUnitSchema, PlanAnswerSchema } from './plan-schema.ts'
import { conflictChoices, settleConflict } from './service/conflicts.ts'
import type { MeasureDeps } from './service/deps.ts'
import { entitlementsOf, planLineage, planStanding } from './service/plan-standing.ts'

/** In addresses the `/` of a pack id is written `~`. */
const OfPack = z.object({
  region: RegionCodeSchema,
  pack: z.string().transform(id => id.replaceAll('~', '/')),
})
const OfPlan = OfPack.extend({ period: PeriodSchema.optional() })

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

/** Where a plan stands, the way back from its figures, and what one school is entitled to. */
export function planStandingRoutes(deps: MeasureDeps): readonly AnyRoute<Caller>[] {
  return [
    ...conflictRoutes(deps),
    route({
      method: 'get',
      path: '/api/measure/:region/plans/:pack',
      summary: 'Where a plan stands: targets, printed figures, triggers, duties, money',
      permission: 'measure.read',
      input: OfPlan,
      output: PlanAnswerSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => planStanding(tx, deps, asked)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/plans/:pack/lineage',
      summary: 'The way back of the value of a target or a printed figure (item)',
      permission: 'measure.read',
      input: OfPlan.extend({ item: z.string().min(1) }),
      output: LineageSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => planLineage(tx, deps, asked)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/plans/:pack/entitlements/:unit',
      summary: 'What one school is entitled to by a plan, every step with its way back',
      permission: 'measure.read',
      input: OfPlan.extend({ unit: z.string().min(1) }),
      output: EntitlementsOfUnitSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => entitlementsOf(tx, deps, asked)),
    }),
  ]
}

/** Contradictions of a document: which side is official, and why. */
function conflictRoutes(deps: MeasureDeps): AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/plans/:pack/conflicts',
      summary: 'Which side of each contradiction was chosen, newest first',
      permission: 'measure.read',
      input: OfPack,
      output: z.array(ConflictChoiceSchema),
      run: (asked, caller: Caller) => inTx(caller, async tx => ok(await conflictChoices(tx, asked))),
    }),
    route({
      method: 'post',
      path: '/api/measure/:region/plans/:pack/conflicts/:conflict',
      summary: 'Choose the official side of a contradiction, with the reason',
      permission: 'measure.settle',
      input: OfPack.extend({
        conflict: z.string(),
        chosen: z.string(),
        reason: z.string().trim().min(1).max(2000),
      }),
      output: ConflictChoiceSchema,
      run: ({ region, ...asked }, caller: Caller) =>
        inTx(caller, tx => settleConflict(tx, deps, { region: region as RegionCode, ...asked })),
    }),
  ]
}
