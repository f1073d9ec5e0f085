import { PeriodSchema, RefusalSchema, RegionCodeSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { VerdictSchema } from '@loop/measure/schema'
import { z } from 'zod'

/** What crosses the border of the allocate module. Money is in fen. */

/** Prices and lumps: `policies/plans/path-to-standard/<id>.yaml`. */
export const PricesSchema = z.strictObject({
  id: z.string(),
  title: TextSchema,
  note: TextSchema,
  items: z
    .array(
      z.strictObject({
        indicator: z.string(),
        project: TextSchema,
        metric: z.string(),
        /** `school`: its stages share what is added; `stage`: it is added to one stage. */
        of: z.enum(['school', 'stage']),
        lump: z.number().positive(),
        yuanPerLump: z.number().positive(),
        scale: z.number().positive(),
      }),
    )
    .min(1),
  source: z.strictObject({ title: z.string(), status: z.string() }),
})
export type Prices = z.infer<typeof PricesSchema>

export const PathRequestSchema = z.object({
  period: PeriodSchema,
  pack: z.string(),
  prices: z.string(),
  /** One budget a year, in fen; what is left goes on to the next. Empty: no budget, one year. */
  budgets: z.array(z.number().int().nonnegative()).max(10),
  /** Schools with missing figures are left out of the plan; otherwise they refuse it. */
  leaveOutMissing: z.boolean(),
})
export type PathRequest = z.infer<typeof PathRequestSchema>

export const ProjectSchema = z.object({
  /** Counted from 1; 0 where there is no budget. */
  year: z.number().int(),
  unit: z.string(),
  school: z.string(),
  stage: StageSchema,
  indicator: z.string(),
  project: TextSchema,
  /** In the unit of the indicator's resource: m², yuan, rooms, teachers. */
  amount: z.number(),
  amountUnit: TextSchema,
  cost: z.number(),
  purpose: z.enum(['standard', 'spread']),
})
export type Project = z.infer<typeof ProjectSchema>

const BeforeAfter = z.object({ before: z.number().nullable(), after: z.number().nullable() })

/** What the plan turns, measured by the rules themselves. */
export const EffectSchema = z.object({
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

export const PathPlanSchema = z.object({
  id: z.string(),
  region: RegionCodeSchema,
  request: PathRequestSchema,
  /** Digest of what was computed from: figures by way of the assessment, rules, prices. */
  inputDigest: z.string(),
  engine: z.string(),
  prices: z.object({ title: TextSchema, status: z.string() }),
  cost: z.number(),
  /** No plan by these rules costs less. */
  bound: z.number(),
  /** Properties the checker proved. */
  proved: z.array(z.string()),
  schools: z.number().int(),
  leftOut: z.array(z.object({ unit: z.string(), name: z.string() })),
  projects: z.array(ProjectSchema),
  years: z.array(
    z.object({ year: z.number().int(), budget: z.number(), spent: z.number(), done: z.number().int() }),
  ),
  effect: EffectSchema,
  /** The changes of figures, kept as a plan of the measure module. */
  overlay: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
})
export type PathPlan = z.infer<typeof PathPlanSchema>

export const DecisionSchema = z.object({
  decision: z.enum(['adopted', 'rejected']),
  why: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
})
export type Decision = z.infer<typeof DecisionSchema>

export const PathHeadSchema = PathPlanSchema.pick({
  id: true,
  request: true,
  cost: true,
  bound: true,
  schools: true,
  madeBy: true,
  madeAt: true,
}).extend({ decision: DecisionSchema.nullable() })
export type PathHead = z.infer<typeof PathHeadSchema>

export const PathViewSchema = z.object({ plan: PathPlanSchema, decision: DecisionSchema.nullable() })

export const RunSchema = z.discriminatedUnion('status', [
  z.object({ id: z.string(), status: z.literal('running'), share: z.number() }),
  z.object({ id: z.string(), status: z.literal('done'), plan: z.string() }),
  z.object({ id: z.string(), status: z.literal('refused'), refusals: z.array(RefusalSchema) }),
  z.object({ id: z.string(), status: z.literal('cancelled') }),
])
export type Run = z.infer<typeof RunSchema>

/** What the screen shows before a run: the rules in words, the prices, who lacks figures. */
export const PathSetUpSchema = z.object({
  need: z.number().int(),
  of: z.number().int(),
  floor: z.number(),
  limits: z.array(z.object({ stage: StageSchema, limit: z.number() })),
  prices: z.array(PricesSchema),
  missing: z.array(z.object({ unit: z.string(), name: z.string(), indicators: z.array(TextSchema) })),
})
export type PathSetUp = z.infer<typeof PathSetUpSchema>
