import { RING_PARTS } from '@kit/kernels/draw'
import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { SourceShape } from '../lists/rules-shape.ts'
import { PlanRequestSchema, planViewSchema } from '../plan/schema.ts'

/** A draw anybody can verify: the list that is locked, the public sources, the record. Numbers only, never names. */

export const OrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ascending') }),
  z.strictObject({ kind: z.literal('descending') }),
  z.strictObject({
    kind: z.literal('ring'),
    start: z.union([z.enum(['drawn', 'stage']), z.int().min(1)]),
    interval: z.union([z.enum(['drawn', 'stage']), z.int().min(1)]),
    direction: z.enum(['up', 'down', 'drawn', 'stage']),
  }),
])

export const LastSeatSchema = z.enum(['over', 'pass', 'split'])
export const SeatsSchema = z.strictObject({
  by: z.enum(['number-first', 'wish-first']),
  lastSeat: LastSeatSchema,
})

/** How a city draws, with where that is written: `policies/plans/draw/<id>.yaml`. */
export const ProcedureSchema = z.strictObject({
  id: z.string(),
  title: TextSchema,
  note: TextSchema,
  order: OrderSchema,
  seats: SeatsSchema,
  source: SourceShape,
})
export type Procedure = z.infer<typeof ProcedureSchema>

export const RingPartSchema = z.enum(RING_PARTS)
/** A public source named before the list is locked. */
export const AgreedShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stage'), by: z.string().trim().min(1).max(60) }),
  z.strictObject({
    kind: z.literal('share'),
    by: z.string().trim().min(1).max(60),
    commitment: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.strictObject({ kind: z.literal('published'), name: z.string().trim().min(1).max(80) }),
  z.strictObject({ kind: z.literal('beacon'), name: z.string().min(1), round: z.int().min(1) }),
  /** Start, interval or direction of a ring are drawn in the hall instead of from the seed. */
  z.strictObject({ kind: z.literal('ring'), of: RingPartSchema, by: z.string().trim().min(1).max(60) }),
])
export type Agreed = z.infer<typeof AgreedShape>

export const PoolSchema = z.strictObject({
  id: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(60),
  /** Counted in children. */
  seats: z.int().min(0).max(1_000_000),
})
export type Pool = z.infer<typeof PoolSchema>

export const DrawRequestSchema = PlanRequestSchema.extend({
  title: z.string().trim().min(1).max(80),
  list: z.uuid(),
  procedure: z.string(),
  /** What happens to twins at the last seat; null: as the procedure says. */
  lastSeat: LastSeatSchema.nullable(),
  pools: z.array(PoolSchema).min(1).max(500),
  sources: z.array(AgreedShape).min(1).max(12),
  /** A rehearsal is a plan of its own, marked in its title, its commitment and its record; it is never published. */
  rehearsal: z.boolean(),
  /** Simulated draws for the chances of each kind of family. */
  simulations: z.int().min(100).max(20_000),
})
export type DrawRequest = z.infer<typeof DrawRequestSchema>

/** Families with the same wishes and as many children. */
export const ChanceSchema = z.object({
  wishes: z.array(z.string()),
  heads: z.number().int(),
  units: z.number().int(),
  /** Of each wish in turn. */
  chances: z.array(z.number()),
  none: z.number(),
})

export const DrawBodySchema = z.object({
  title: z.string(),
  rehearsal: z.boolean(),
  procedure: ProcedureSchema,
  lastSeat: LastSeatSchema,
  pools: z.array(PoolSchema.extend({ firstWishes: z.number().int() })),
  agreed: z.array(AgreedShape),
  /** Numbers on the list, and children behind them. */
  units: z.number().int(),
  children: z.number().int(),
  commitment: z.string(),
  sm3: z.string(),
  simulated: z.number().int(),
  /** Largest group first; only the first hundred. */
  chances: z.array(ChanceSchema),
})
export type DrawBody = z.infer<typeof DrawBodySchema>

export const DrawViewSchema = planViewSchema(DrawRequestSchema, DrawBodySchema)
export type DrawPlan = z.infer<typeof DrawViewSchema>['plan']

export const ChainSchema = z.object({
  name: z.string(),
  /** Seconds since 1970 of round 1, and between rounds. */
  genesis: z.number(),
  period: z.number(),
  source: SourceShape,
})

/** What the screen shows before a list is locked. */
export const DrawSetUpSchema = z.object({
  procedures: z.array(ProcedureSchema),
  chains: z.array(ChainSchema),
  /** Pools of the example list, guessed from the figures of the year. */
  pools: z.array(PoolSchema),
})
export type DrawSetUp = z.infer<typeof DrawSetUpSchema>

/** One text for each agreed source, in the agreed order: digits, the words of a share, or the JSON of a beacon's round. */
export const RevealedSchema = z.object({ values: z.array(z.string().max(4000)).max(12) })

export const SourceCheckSchema = z.object({
  holds: z.boolean(),
  /** What goes into the seed: the text as it is hashed. */
  digits: z.string().nullable(),
  why: TextSchema.nullable(),
})
export type SourceCheck = z.infer<typeof SourceCheckSchema>

export const OfferSchema = z.object({ id: z.string(), pool: z.string(), children: z.number().int() })
export const CallSchema = z.object({
  offers: z.array(OfferSchema),
  vacant: z.array(z.object({ pool: z.string(), seats: z.number().int() })),
  gone: z.array(z.string()),
  calledBy: z.string(),
  calledAt: z.string(),
})
export type Call = z.infer<typeof CallSchema>

/** Where a locked list stands. */
export const DrawStateSchema = z.object({
  /** Why it may not be drawn yet; null when it may. */
  hindrance: TextSchema.nullable(),
  /** When the commitment was published. */
  publishedAt: z.string().nullable(),
  drawn: z
    .object({
      by: z.string(),
      at: z.string(),
      seed: z.string(),
      /** Digest of the record. */
      digest: z.string(),
      seated: z.number().int(),
      waiting: z.number().int(),
      pools: z.array(z.object({ id: z.string(), seats: z.number().int(), taken: z.number().int() })),
    })
    .nullable(),
  calls: z.array(CallSchema),
})
export type DrawState = z.infer<typeof DrawStateSchema>

/** The record as the screens read it; the whole of it is checked by whoever verifies. */
export const TranscriptSchema = z.looseObject({
  format: z.literal('junheng-draw-1'),
  list: z.looseObject({
    title: z.string(),
    rehearsal: z.boolean(),
    // As it was drawn, to the letter: nothing is trimmed here.
    pools: z.array(z.object({ id: z.string(), name: z.string(), seats: z.number() })),
    units: z.array(z.object({ id: z.string(), heads: z.number(), wishes: z.array(z.string()) })),
  }),
  commitment: z.string(),
  sources: z.array(z.looseObject({ kind: z.string() })),
  seed: z.string(),
  results: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      turn: z.number(),
      seats: z.array(z.string().nullable()),
    }),
  ),
  waiting: z.array(z.string()),
  digest: z.string(),
})
export type DrawRecord = z.infer<typeof TranscriptSchema>
