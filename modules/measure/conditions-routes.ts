import type { Caller } from '@kit/access'
import { ok } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Tx } from '@kit/store'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { ConditionPacksSchema, ConditionsSchema } from './conditions/schema.ts'
import { LineageSchema } from './lineage-schema.ts'
import { conditionLineage, conditionPacks, conditionsOfRegion } from './service/conditions.ts'
import type { MeasureDeps } from './service/deps.ts'

const InRegion = z.object({ region: RegionCodeSchema })

/** In addresses the `/` of a pack id is written `~`. */
const Asked = InRegion.extend({
  period: PeriodSchema.optional(),
  pack: z
    .string()
    .transform(id => id.replaceAll('~', '/'))
    .optional(),
})

const inTx = <T>({ store, actor }: Caller, work: (tx: Tx) => Promise<T>) => store.transaction(actor, work)

/** What schools lack against the standards, what it costs, and the way back of each number. */
export function conditionRoutes(deps: MeasureDeps): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/conditions',
      summary: 'Ledger of conditions: gaps as a bill of quantities, tiers, weak schools, idle premises',
      permission: 'measure.read',
      input: Asked,
      output: ConditionsSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => conditionsOfRegion(tx, deps, asked)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/conditions/packs',
      summary: 'Documents by which there is a ledger of conditions',
      permission: 'measure.read',
      input: InRegion,
      output: ConditionPacksSchema,
      run: async (_, _caller: Caller) => ok(conditionPacks(deps).map(({ id, title }) => ({ id, title }))),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/conditions/lineage',
      summary:
        'The way back of a line of the bill (standard), a school’s row or sum (unit), or a score (score, unit)',
      permission: 'measure.read',
      input: Asked.extend({
        standard: z.string().optional(),
        score: z.string().optional(),
        unit: z.string().optional(),
      }),
      output: LineageSchema,
      run: (asked, caller: Caller) => inTx(caller, tx => conditionLineage(tx, deps, asked)),
    }),
  ]
}
