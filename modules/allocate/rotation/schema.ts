import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { SourceShape, TextShape } from '../lists/rules-shape.ts'
import { PlanRequestSchema, planViewSchema } from '../plan/schema.ts'

/** A year of rotation of teachers. Teachers stand here with their numbers; names stay in the sealed list. */

const TierShape = z.enum(['strong', 'ordinary', 'weak'])
const DirectionShape = z.enum(['counts', 'by-wish', 'never'])
const Percent = z.int().min(0).max(100)
const Towards = z.strictObject({ strong: DirectionShape, ordinary: DirectionShape, weak: DirectionShape })

const Rules = z.strictObject({
  minimumYears: z.int().min(0),
  movedPercent: Percent,
  backbonePercent: Percent,
  backboneOf: z.enum(['moved', 'eligible']),
  leavePercent: Percent,
  surplus: z.int().min(0),
  mostKm: z.number().min(0),
  nearest: z.int().min(1),
  coupleKm: z.number().min(0).nullable(),
  headTerms: z.int().min(1).nullable(),
  directions: z.strictObject({ strong: Towards, ordinary: Towards, weak: Towards }),
  order: z
    .array(z.enum(['shortage', 'spread', 'hardship']))
    .length(3)
    .refine(order => new Set(order).size === order.length),
})
/** What a county does otherwise. */
export const RotationChangeSchema = Rules.partial()
/** Rules that say nothing of couples or of heads look at none. */
export const RotationRulesSchema = Rules.extend({
  coupleKm: Rules.shape.coupleKm.default(null),
  headTerms: Rules.shape.headTerms.default(null),
})
export type RotationRulesAsked = z.infer<typeof RotationRulesSchema>

/** Named rules: `policies/plans/rotation/<id>.yaml`. */
export const NamedRotationRulesSchema = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  rules: RotationRulesSchema,
  sources: z.array(SourceShape).min(1),
})
export type NamedRotationRules = z.infer<typeof NamedRotationRulesSchema>

export const RotationRequestSchema = PlanRequestSchema.extend({
  /** By which the effect is measured. */
  pack: z.string(),
  rules: z.string(),
  /** What this county does otherwise. */
  change: RotationChangeSchema,
  /** Lists that were brought. */
  schools: z.uuid(),
  teachers: z.uuid(),
})
export type RotationRequest = z.infer<typeof RotationRequestSchema>

const BeforeAfter = z.object({ before: z.number(), after: z.number() })

export const StandSchema = z.object({
  eligible: z.number().int(),
  moved: z.number().int(),
  counted: z.number().int(),
  countedBackbone: z.number().int(),
  quota: z.number().int(),
  shortage: z.number().int(),
  spread: z.number().int(),
  hardship: z.number(),
})

export const RotationSchoolSchema = z.object({
  unit: z.string(),
  name: z.string(),
  tier: TierShape,
  longitude: z.number(),
  latitude: z.number(),
  posts: z.number().int(),
  staff: BeforeAfter,
  short: BeforeAfter,
  backbone: BeforeAfter,
  out: z.number().int(),
  in: z.number().int(),
})
export type RotationSchool = z.infer<typeof RotationSchoolSchema>

export const RotationMoveSchema = z.object({
  teacher: z.string(),
  subject: z.string(),
  isBackbone: z.boolean(),
  /** Places in the list of schools. */
  from: z.number().int(),
  to: z.number().int(),
  byWish: z.boolean(),
  km: z.number(),
  why: TextSchema,
})
export type RotationMove = z.infer<typeof RotationMoveSchema>

/** A head whose terms are full: where to, or why not; −1: stays. */
export const RotationHeadSchema = z.object({
  head: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  terms: z.number().int(),
  why: TextSchema,
})
export type RotationHead = z.infer<typeof RotationHeadSchema>

export const ReasonCodeSchema = z.enum([
  'by-wish',
  'sent',
  'deferred',
  'not-yet',
  'no-destination',
  'not-heard',
  'wish-unmet',
  'not-needed',
  'with-partner',
])

export const RotationBodySchema = z.object({
  rules: NamedRotationRulesSchema,
  /** The rules with what the county does otherwise. */
  kept: RotationRulesSchema,
  before: StandSchema,
  after: StandSchema,
  proof: z.enum(['bound', 'solver']),
  schools: z.array(RotationSchoolSchema),
  subjects: z.array(z.object({ subject: z.string(), short: BeforeAfter, moved: z.number().int() })),
  moves: z.array(RotationMoveSchema),
  heads: z.array(RotationHeadSchema).default([]),
  reasons: z.array(z.object({ code: ReasonCodeSchema, teachers: z.number().int() })),
  /** Figures a move would change but cannot: not reported, or fewer than the list says leave. */
  unmatched: z.array(z.object({ school: z.string(), metric: TextSchema, teachers: z.number().int() })),
  /** In the order of the list of teachers: the new school (−1: stays), asked for it, was heard. */
  answer: z.object({
    to: z.array(z.number().int()),
    byWish: z.array(z.number().int()),
    heard: z.array(z.number().int()),
    /** Of each head, in the order of the list. */
    heads: z.array(z.number().int()).default([]),
  }),
  certificate: z.record(z.string(), z.json()),
})
export type RotationBody = z.infer<typeof RotationBodySchema>

export const RotationViewSchema = planViewSchema(RotationRequestSchema, RotationBodySchema)
export type RotationPlanView = z.infer<typeof RotationViewSchema>['plan']

/** What the screen shows before a run. */
export const RotationSetUpSchema = z.object({
  rules: z.array(NamedRotationRulesSchema),
  schools: z.number().int(),
  teachers: z.number().int(),
  /** Schools that lack a place or their number of teachers. */
  missing: z.array(z.object({ unit: z.string(), name: z.string(), metrics: z.array(TextSchema) })),
})
export type RotationSetUp = z.infer<typeof RotationSetUpSchema>
