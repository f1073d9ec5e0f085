import { StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { SourceShape, TextShape } from '../lists/rules-shape.ts'
import { PlanRequestSchema, planViewSchema } from '../plan/schema.ts'

/** The path to the standard. Money is in fen. */

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

/** What may move between schools: `policies/plans/path-to-standard/moves/<id>.yaml`, or a file of one's own. */
export const MovesSchema = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  items: z
    .array(
      z.strictObject({
        indicator: z.string(),
        /** Metrics a school gives, in this order; none: the one the list of prices adds to. */
        metrics: z.array(z.string()).default([]),
        yuanPerLump: z.number().min(0),
        /** Share of the threshold below which no school that gives may fall. */
        keepPercent: z.number().min(0),
        /** Most of what a school has that may leave it. */
        leavePercent: z.number().min(0).max(100),
        within: z.enum(['stage', 'county']),
      }),
    )
    .min(1),
  sources: z.array(SourceShape).min(1),
})
export type Moves = z.infer<typeof MovesSchema>

export const PathRequestSchema = PlanRequestSchema.extend({
  pack: z.string(),
  prices: z.string(),
  /** One budget a year, in fen; what is left goes on to the next. Empty: no budget, one year. */
  budgets: z.array(z.number().int().nonnegative()).max(10),
  /** Schools with missing figures are left out of the plan; otherwise they refuse it. */
  leaveOutMissing: z.boolean(),
  /** Rules of moving and which indicators may move by them; null: nothing moves, things are only added. */
  moving: z
    .object({ rules: z.string(), indicators: z.array(z.string()).min(1) })
    .nullable()
    .default(null),
  /** List of what single schools have room for or may give. */
  limits: z.uuid().nullable().default(null),
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

export const PathBodySchema = z.object({
  prices: z.object({ title: TextSchema, status: z.string() }),
  cost: z.number(),
  /** No plan by these rules costs less. */
  bound: z.number(),
  schools: z.number().int(),
  leftOut: z.array(z.object({ unit: z.string(), name: z.string() })),
  projects: z.array(ProjectSchema),
  years: z.array(
    z.object({ year: z.number().int(), budget: z.number(), spent: z.number(), done: z.number().int() }),
  ),
})
export type PathBody = z.infer<typeof PathBodySchema>

export const PathViewSchema = planViewSchema(PathRequestSchema, PathBodySchema)
export type PathPlan = z.infer<typeof PathViewSchema>['plan']

/** What the screen shows before a run: the rules in words, the prices, who lacks figures. */
export const PathSetUpSchema = z.object({
  need: z.number().int(),
  of: z.number().int(),
  floor: z.number(),
  limits: z.array(z.object({ stage: StageSchema, limit: z.number() })),
  prices: z.array(PricesSchema),
  moves: z.array(MovesSchema.extend({ titles: z.array(TextSchema) })),
  missing: z.array(z.object({ unit: z.string(), name: z.string(), indicators: z.array(TextSchema) })),
})
export type PathSetUp = z.infer<typeof PathSetUpSchema>
