import type { OrderRule, SeatRule } from '@kit/kernels/draw'
import { z } from 'zod'
import { readPlan, SourceShape, shippedPlan, TextShape } from '../lists/rules-file.ts'

const Order = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ascending') }),
  z.strictObject({ kind: z.literal('descending') }),
  z.strictObject({
    kind: z.literal('ring'),
    start: z.union([z.literal('drawn'), z.int().min(1)]),
    interval: z.union([z.literal('drawn'), z.int().min(1)]),
    direction: z.enum(['up', 'down', 'drawn']),
  }),
])
const Seats = z.strictObject({
  by: z.enum(['number-first', 'wish-first']),
  lastSeat: z.enum(['over', 'pass', 'split']),
})
/** How a city draws, with where that is written. */
export const ProcedureShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  order: Order,
  seats: Seats,
  source: SourceShape,
})
const HEX = /^[0-9a-f]+$/
/** A public source named before the list is locked. */
export const AgreedShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stage'), by: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('share'),
    by: z.string().min(1),
    commitment: z.string().regex(HEX).length(64),
  }),
  z.strictObject({ kind: z.literal('published'), name: z.string().min(1) }),
  z.strictObject({ kind: z.literal('beacon'), name: z.string().min(1), round: z.int().min(1) }),
])
const PlanShape = z
  .strictObject({
    title: z.string().min(1),
    round: z.int().min(1).default(1),
    procedure: z.string().optional(),
    order: Order.optional(),
    seats: Seats.optional(),
    pools: z.array(z.strictObject({ id: z.string(), name: z.string().min(1), seats: z.int().min(0) })).min(1),
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
  const named = procedure === undefined ? null : await shippedPlan('draw', procedure, ProcedureShape)
  return { ...plan, order: order ?? named!.order, seats: seats ?? named!.seats }
}

const Revealed = z.strictObject({
  sources: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('stage'), by: z.string(), digits: z.string() }),
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
