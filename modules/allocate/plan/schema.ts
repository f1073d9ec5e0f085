import { PeriodSchema, RefusalSchema, RegionCodeSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { VerdictSchema } from '@loop/measure/schema'
import { z } from 'zod'

/** What plans of every kind have in common. */

export const PLAN_KINDS = [
  'path',
  'draw',
  'assignment',
  'classes',
  'zones',
  'siting',
  'rotation',
  'forecast',
] as const
export const PlanKindSchema = z.enum(PLAN_KINDS)
export type PlanKindName = z.infer<typeof PlanKindSchema>

/** A figure of a plan by which it is compared with others of its kind. */
export const PlanFigureSchema = z.object({
  id: z.string(),
  title: TextSchema,
  value: z.number().nullable(),
  /** `fen` is shown as money; others after the number. */
  unit: z.string(),
  better: z.enum(['lower', 'higher']).nullable(),
})
export type PlanFigure = z.infer<typeof PlanFigureSchema>

const BeforeAfter = z.object({ before: z.number().nullable(), after: z.number().nullable() })

/** What a plan turns, measured by the rules themselves. */
export const EffectSchema = z.object({
  /** Pack by which it was measured. */
  pack: z.string(),
  /** Schools that meet the resource requirement; other requirements (class size, special rooms) are not bought here. */
  stages: z.array(
    z.object({
      stage: StageSchema,
      schools: z.number().int(),
      before: z.number().int(),
      after: z.number().int(),
    }),
  ),
  tests: z.array(
    z.object({
      id: z.string(),
      title: TextSchema,
      stage: StageSchema.nullable(),
      before: VerdictSchema,
      after: VerdictSchema,
    }),
  ),
  spreads: z.array(
    BeforeAfter.extend({
      indicator: z.string(),
      title: TextSchema,
      stage: StageSchema,
      limit: z.number().nullable(),
    }),
  ),
})
export type Effect = z.infer<typeof EffectSchema>

export const DecisionSchema = z.object({
  decision: z.enum(['adopted', 'rejected']),
  why: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
})
export type Decision = z.infer<typeof DecisionSchema>

/** What of a plan everybody may read; never changed, never taken back. */
export const PublicationSchema = z.object({
  id: z.string(),
  region: RegionCodeSchema,
  kind: PlanKindSchema,
  plan: z.string(),
  /** Part of the plan, such as `commitment`, `result`, `zones`. */
  what: z.string(),
  title: TextSchema,
  /** Where the file of it is to be had: `/api/public/…`. */
  file: z.object({ name: z.string(), type: z.string(), bytes: z.number().int() }),
  /** SHA-256 of the file. */
  digest: z.string(),
  publishedBy: z.string(),
  publishedAt: z.string(),
})
export type Publication = z.infer<typeof PublicationSchema>

/** Whose publications these are. */
export const PublisherSchema = z.object({
  region: RegionCodeSchema,
  name: TextSchema,
  synthetic: z.boolean(),
})
export type Publisher = z.infer<typeof PublisherSchema>

export const PlanHeadSchema = z.object({
  id: z.string(),
  kind: PlanKindSchema,
  /** What its maker called it. */
  name: z.string(),
  period: PeriodSchema,
  figures: z.array(PlanFigureSchema),
  madeBy: z.string(),
  madeAt: z.string(),
  decision: DecisionSchema.nullable(),
  published: z.array(z.string()),
})
export type PlanHead = z.infer<typeof PlanHeadSchema>

/** One plan with what it was asked and what came of it. */
export function planSchema<R extends z.ZodType, B extends z.ZodType>(request: R, body: B) {
  return z.object({
    id: z.string(),
    kind: PlanKindSchema,
    region: RegionCodeSchema,
    name: z.string(),
    period: PeriodSchema,
    request,
    /** Digest of what was computed from: figures, lists, rules, request, engine. */
    inputDigest: z.string(),
    engine: z.string(),
    /** Properties the checker proved. */
    proved: z.array(z.string()),
    body,
    figures: z.array(PlanFigureSchema),
    effect: EffectSchema.nullable(),
    /** The changes of figures, kept as a plan of the measure module. */
    overlay: z.string().nullable(),
    madeBy: z.string(),
    madeAt: z.string(),
  })
}
export const AnyPlanSchema = planSchema(z.looseObject({}), z.unknown())
export type Plan<R = object, B = unknown> = Omit<z.infer<typeof AnyPlanSchema>, 'request' | 'body'> & {
  readonly request: R
  readonly body: B
}

export function planViewSchema<R extends z.ZodType, B extends z.ZodType>(request: R, body: B) {
  return z.object({
    plan: planSchema(request, body),
    decision: DecisionSchema.nullable(),
    publications: z.array(PublicationSchema),
    /** What may be published of it and is not yet. */
    publishable: z.array(z.object({ what: z.string(), title: TextSchema, why: TextSchema.nullable() })),
  })
}

export const RunSchema = z.discriminatedUnion('status', [
  z.object({ id: z.string(), status: z.literal('running'), share: z.number() }),
  z.object({ id: z.string(), status: z.literal('done'), plan: z.string() }),
  z.object({ id: z.string(), status: z.literal('refused'), refusals: z.array(RefusalSchema) }),
  z.object({ id: z.string(), status: z.literal('cancelled') }),
])
export type Run = z.infer<typeof RunSchema>

/** Public numbers nobody could choose: 64 hexadecimal digits, or any text such as the digits drawn on a stage. */
export const PublicSeedSchema = z.object({
  numbers: z.string().trim().min(6).max(200),
  /** Who produced them, when, in whose presence. */
  source: z.string().trim().min(1).max(200),
})
export type PublicSeed = z.infer<typeof PublicSeedSchema>

/** Every request names the year it is about; `name` is for telling plans apart. */
export const PlanRequestSchema = z.object({
  period: PeriodSchema,
  name: z.string().trim().max(60).default(''),
})
export type PlanRequest = z.infer<typeof PlanRequestSchema>
