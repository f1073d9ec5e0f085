import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'

/** Class and school sizes: what crosses the border. */

/** `policies/monitors/class-size.yaml`. */
export const ClassSizeRulesSchema = z.strictObject({
  id: z.string(),
  title: TextSchema,
  bands: z
    .array(
      z.strictObject({
        metric: z.string(),
        from: z.number().int().optional(),
        to: z.number().int().optional(),
      }),
    )
    .min(1),
  limits: z.array(
    z.strictObject({
      stage: StageSchema,
      standard: z.number().int().positive(),
      oversized: z.number().int().positive(),
      veryOversized: z.number().int().positive(),
      schoolSize: z.number().int().positive(),
      source: z.strictObject({ title: z.string(), status: z.enum(['verified', 'seen', 'unverified']) }),
    }),
  ),
  years: z.partialRecord(StageSchema, z.number().int().positive()),
})
export type ClassSizeRules = z.infer<typeof ClassSizeRulesSchema>

const Count = z.number().int().nullable()

/** Classes of one size, this year and the year before. */
const BandSchema = z.object({ from: Count, to: Count, classes: Count, before: Count })

export const ClassSizeRowSchema = z.object({
  unit: z.string(),
  name: z.string(),
  stage: StageSchema,
  pupils: Count,
  classes: Count,
  /** Pupils by class, unrounded. */
  mean: z.number().nullable(),
  largest: Count,
  /** Classes above the standard, from `oversized` on, from `veryOversized` on. */
  above: Count,
  oversized: Count,
  veryOversized: Count,
  /** Of the oversized classes: those there were last year, and those that are new. `null`: last year is not on record. */
  inherited: Count,
  created: Count,
  dissolved: Count,
  /** Seats left before a class goes over the standard; below zero: pupils too many for the classes there are. */
  spare: Count,
  /** What it takes that no class is above the standard. */
  remedy: z.enum(['none', 'even-out', 'open-classes', 'unknown']),
  classesNeeded: Count,
  overSchoolSize: z.boolean().nullable(),
  /** Next September if as many enter as on average and nothing changes. */
  next: z.object({ pupils: Count, mean: z.number().nullable(), warning: z.boolean() }),
  /** False when the bands do not add up to the classes reported. */
  addsUp: z.boolean().nullable(),
})
export type ClassSizeRow = z.infer<typeof ClassSizeRowSchema>

export const ClassSizeStageSchema = z.object({
  stage: StageSchema,
  standard: z.number().int(),
  oversized: z.number().int(),
  veryOversized: z.number().int(),
  schoolSize: z.number().int(),
  source: z.object({ title: z.string(), status: z.string() }),
  bands: z.array(BandSchema),
  classes: z.number().int(),
  oversizedClasses: z.number().int(),
  veryOversizedClasses: z.number().int(),
  /** In per cent of the classes that are known. */
  oversizedShare: z.number().nullable(),
  inherited: Count,
  created: Count,
  dissolved: Count,
  /** Schools whose bands are missing: they are in none of the sums. */
  missing: z.number().int(),
})
export type ClassSizeStage = z.infer<typeof ClassSizeStageSchema>

export const ClassSizesSchema = z.object({
  period: PeriodSchema,
  /** null: there is no year before on record. */
  before: PeriodSchema.nullable(),
  stages: z.array(ClassSizeStageSchema),
  rows: z.array(ClassSizeRowSchema),
  method: TextSchema,
})
export type ClassSizes = z.infer<typeof ClassSizesSchema>

/** Whether more pupils still fit. */
export const ClassRoomSchema = z.object({
  unit: z.string(),
  stage: StageSchema,
  pupils: Count,
  classes: Count,
  standard: z.number().int(),
  /** Seats left after them; null: figures are missing. */
  left: Count,
  fits: z.boolean().nullable(),
  says: TextSchema,
})
export type ClassRoom = z.infer<typeof ClassRoomSchema>
