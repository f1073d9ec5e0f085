import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'

/** Class and school sizes: what crosses the border. */

const SourceSchema = z.strictObject({ title: TextSchema, status: z.enum(['verified', 'seen', 'unverified']) })
const Heads = z.number().int().positive()

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
      source: SourceSchema,
      entry: z.strictObject({ atMost: Heads, from: z.iso.date(), source: SourceSchema }).optional(),
    }),
  ),
  years: z.partialRecord(StageSchema, z.number().int().positive()),
  grades: z.partialRecord(StageSchema, z.array(TextSchema)),
  elimination: z.array(
    z.strictObject({
      stages: z.array(StageSchema).min(1),
      by: z.number().int(),
      heads: Heads,
      share: z.number().min(0).max(100),
      source: SourceSchema,
    }),
  ),
})
export type ClassSizeRules = z.infer<typeof ClassSizeRulesSchema>

const Count = z.number().int().nullable()

/** Classes of one size, this year and the year before. */
const BandSchema = z.object({ from: Count, to: Count, classes: Count, before: Count })

/** One grade of a school: its classes, what its cohort brought along, and the grade as it will be next September. */
export const GradeRowSchema = z.object({
  /** 1 is the entry grade. */
  grade: z.number().int(),
  name: TextSchema,
  pupils: z.number().int(),
  classes: z.number().int(),
  mean: z.number().nullable(),
  largest: Count,
  /** Heads a class of this grade may have. */
  limit: z.number().int(),
  above: Count,
  oversized: Count,
  veryOversized: Count,
  /** Of the oversized classes those the cohort had last year, those that are new; and those it no longer has. */
  inherited: Count,
  created: Count,
  dissolved: Count,
  next: z.object({
    pupils: Count,
    classes: Count,
    mean: z.number().nullable(),
    largest: Count,
    /** How many of a hundred move up, as the mean of so many years; null in the entry grade, or nothing is on record. */
    survival: z.object({ ratio: z.number(), years: z.number().int() }).nullable(),
    /** `inherited`: above a limit that holds for the entry grade only. */
    warning: z.enum(['none', 'mean', 'largest', 'inherited']),
  }),
})
export type GradeRow = z.infer<typeof GradeRowSchema>

/** By which figures something was told: the register by grade, or sums of the stage. */
const By = z.enum(['grades', 'stage'])

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
  /** Oversized classes that left school with their cohort; null: only the register by grade can tell. */
  left: Count,
  sinceBy: By,
  /** Seats left before a class goes over the standard; below zero: pupils too many for the classes there are. */
  spare: Count,
  /** What it takes that no class is above the standard. */
  remedy: z.enum(['none', 'even-out', 'open-classes', 'unknown']),
  classesNeeded: Count,
  overSchoolSize: z.boolean().nullable(),
  /** Next September if as many enter as on average and nothing changes. */
  next: z.object({ by: By, pupils: Count, mean: z.number().nullable(), warning: z.boolean() }),
  /** False when the bands do not add up to the classes reported. */
  addsUp: z.boolean().nullable(),
  /** The register by grade; empty where it is not on record. */
  grades: z.array(GradeRowSchema),
  /** False when the grades do not add up to what the stage reports. */
  gradesAddUp: z.boolean().nullable(),
})
export type ClassSizeRow = z.infer<typeof ClassSizeRowSchema>

export const ClassSizeStageSchema = z.object({
  stage: StageSchema,
  standard: z.number().int(),
  oversized: z.number().int(),
  veryOversized: z.number().int(),
  schoolSize: z.number().int(),
  source: z.object({ title: TextSchema, status: z.string() }),
  bands: z.array(BandSchema),
  classes: z.number().int(),
  oversizedClasses: z.number().int(),
  veryOversizedClasses: z.number().int(),
  /** In per cent of the classes that are known. */
  oversizedShare: z.number().nullable(),
  inherited: Count,
  created: Count,
  dissolved: Count,
  left: Count,
  /** Schools whose bands are missing: they are in none of the sums. */
  missing: z.number().int(),
})
export type ClassSizeStage = z.infer<typeof ClassSizeStageSchema>

/** What the documents ask for by a year, and how far the classes there are will be from it if nothing is done. */
const EliminationStepSchema = z.object({
  by: z.number().int(),
  /** The September in which it has to be seen: `by`, or the next one where that is over. */
  due: z.number().int(),
  heads: z.number().int(),
  share: z.number(),
  source: z.object({ title: TextSchema, status: z.string() }),
  /** Classes of `heads` and more today, still there when due, as many as may be, as many as have to go. */
  now: z.number().int(),
  stay: z.number().int(),
  allowed: z.number().int(),
  dissolve: z.number().int(),
})
export type EliminationStep = z.infer<typeof EliminationStepSchema>

const EliminationRowSchema = z.object({
  unit: z.string(),
  name: z.string(),
  stage: StageSchema,
  oversized: z.number().int(),
  /** Oversized classes by cohort; grade null: there is no register by grade, nobody knows when they leave. */
  cohorts: z.array(
    z.object({
      grade: z.number().int().nullable(),
      name: TextSchema.nullable(),
      oversized: z.number().int(),
      /** The summer in which the cohort leaves. */
      leaves: z.number().int().nullable(),
      pupils: Count,
      classes: Count,
      remedy: z.enum(['even-out', 'open-classes', 'unknown']),
      /** Classes and seats that are lacking before no class is above the standard. */
      classesNeeded: Count,
      seatsLacking: Count,
    }),
  ),
  /** The part of the school in each step of its stage. */
  steps: z.array(z.object({ due: z.number().int(), stay: z.number().int(), dissolve: z.number().int() })),
})
export type EliminationRow = z.infer<typeof EliminationRowSchema>

export const EliminationSchema = z.object({
  stages: z.array(
    z.object({
      stage: StageSchema,
      steps: z.array(EliminationStepSchema),
      /** Oversized classes in each September if nothing is done. */
      years: z.array(z.object({ year: z.number().int(), stay: z.number().int() })),
    }),
  ),
  rows: z.array(EliminationRowSchema),
})
export type Elimination = z.infer<typeof EliminationSchema>

export const ClassSizesSchema = z.object({
  period: PeriodSchema,
  /** null: there is no year before on record. */
  before: PeriodSchema.nullable(),
  stages: z.array(ClassSizeStageSchema),
  rows: z.array(ClassSizeRowSchema),
  elimination: EliminationSchema,
  method: TextSchema,
})
export type ClassSizes = z.infer<typeof ClassSizesSchema>

/** Whether more pupils still fit. */
export const ClassRoomSchema = z.object({
  unit: z.string(),
  stage: StageSchema,
  /** The grade asked about; null: there is no register by grade, the whole stage is. */
  grade: z.number().int().nullable(),
  pupils: Count,
  classes: Count,
  standard: z.number().int(),
  /** Seats left after them; null: figures are missing. */
  left: Count,
  fits: z.boolean().nullable(),
  says: TextSchema,
})
export type ClassRoom = z.infer<typeof ClassRoomSchema>
