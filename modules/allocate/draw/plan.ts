import type { AgreedSource, OrderRule, SeatRule } from '@kit/kernels/draw'
import { z } from 'zod'
import { readPlan, shippedPlan } from '../lists/rules-file.ts'
import {
  AgreedShape,
  OrderSchema,
  PoolSchema,
  ProcedureSchema,
  RingPartSchema,
  SeatsSchema,
} from './schema.ts'

export { AgreedShape } from './schema.ts'

const PlanShape = z
  .strictObject({
    title: z.string().min(1),
    round: z.int().min(1).default(1),
    procedure: z.string().optional(),
    order: OrderSchema.optional(),
    seats: SeatsSchema.optional(),
    pools: z.array(PoolSchema).min(1),
    sources: z.array(AgreedShape).min(1),
  })
  .refine(p => p.procedure !== undefined || (p.order !== undefined && p.seats !== undefined), {
    path: ['procedure'],
  })

export interface DrawPlan extends Omit<z.output<typeof PlanShape>, 'procedure' | 'order' | 'seats'> {
  readonly order: OrderRule
  readonly seats: SeatRule
}

/** The plan of one draw; a named procedure gives its order and seats, the plan may say otherwise in either. */
export async function readDrawPlan(path: string): Promise<DrawPlan> {
  const { procedure, order, seats, ...plan } = await readPlan(path, PlanShape)
  const named = procedure === undefined ? null : await shippedPlan('draw', procedure, ProcedureSchema)
  return { ...plan, order: withStage(order ?? named!.order, plan.sources), seats: seats ?? named!.seats }
}

/** The order with the parts left to the hall that somebody is named to draw there; the rest of it still comes from the seed. */
export function withStage(order: OrderRule, sources: readonly AgreedSource[]): OrderRule {
  if (order.kind !== 'ring') return order
  const onStage = sources.flatMap(s => (s.kind === 'ring' && order[s.of] === 'drawn' ? [s.of] : []))
  return { ...order, ...Object.fromEntries(onStage.map(of => [of, 'stage'])) }
}

const Revealed = z.strictObject({
  sources: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('stage'), by: z.string(), digits: z.string() }),
        z.strictObject({
          kind: z.literal('ring'),
          of: RingPartSchema,
          by: z.string(),
          digits: z.string(),
        }),
        z.strictObject({
          kind: z.literal('share'),
          by: z.string(),
          commitment: z.string(),
          share: z.string(),
        }),
        z.strictObject({ kind: z.literal('published'), name: z.string(), digits: z.string() }),
        z.strictObject({
          kind: z.literal('beacon'),
          name: z.string(),
          round: z.int().min(1),
          signature: z.string(),
          previousSignature: z.string().nullable().default(null),
        }),
      ]),
    )
    .min(1),
})
export type RevealedSource = z.output<typeof Revealed>['sources'][number]

export async function readSources(path: string): Promise<readonly RevealedSource[]> {
  return (await readPlan(path, Revealed)).sources
}
