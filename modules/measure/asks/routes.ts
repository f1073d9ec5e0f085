import type { Caller } from '@kit/access'
import { type AnyRoute, route } from '@kit/http'
import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { z } from 'zod'
import { asksOf, attentionOf } from '../service/asks.ts'
import type { MonitorDeps } from '../service/deps.ts'
import { AsksSchema, AttentionSchema, AudienceSchema } from './schema.ts'

const OfYear = z.object({ region: RegionCodeSchema, period: PeriodSchema.optional() })

/** What the documents that hold here ask of whom, and what of it nobody may overlook. */
export function asksRoutes(deps: MonitorDeps): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/measure/:region/asks',
      summary: 'What the adopted documents ask of a party, a kind of institution or one school',
      permission: 'measure.read',
      input: OfYear.extend({
        party: z.string().trim().min(1).max(80).optional(),
        audience: AudienceSchema.optional(),
        unit: z.string().min(1).optional(),
      }),
      output: AsksSchema,
      run: (asked, { store, actor }: Caller) => store.transaction(actor, tx => asksOf(tx, deps, asked)),
    }),
    route({
      method: 'get',
      path: '/api/measure/:region/attention',
      summary:
        'What the adopted plans say today: failures, what is behind, triggers, overdue, contradictions',
      permission: 'measure.read',
      input: OfYear,
      output: AttentionSchema,
      run: (asked, { store, actor }: Caller) => store.transaction(actor, tx => attentionOf(tx, deps, asked)),
    }),
  ]
}
