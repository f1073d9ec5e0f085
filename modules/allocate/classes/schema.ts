import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { PlanRequestSchema, PublicSeedSchema, planViewSchema } from '../plan/schema.ts'

/** Balanced classes of one year of one school. No pupil is in a plan; who is in which class is sealed in its steps. */

const Columns = z.array(z.string().trim().min(1).max(40)).max(12)
export const ClassesRequestSchema = PlanRequestSchema.extend({
  school: z.string().trim().min(1).max(80),
  rules: z.string(),
  grade: z.number().int().min(1).max(12),
  classes: z.number().int().min(2).max(100),
  pupils: z.uuid(),
  /** Columns balanced beside those of the rules: marks and other numbers, words. */
  scores: Columns,
  categories: Columns,
  seed: PublicSeedSchema,
})
export type ClassesRequest = z.infer<typeof ClassesRequestSchema>

/** One line of the balance, class by class, beside formations left to chance. */
export const BalanceRowSchema = z.object({
  feature: z.string(),
  of: z.enum(['number', 'mean', 'deviation']),
  values: z.array(z.number().nullable()),
  /** Largest less smallest class. */
  gap: z.number().nullable(),
  /** The gaps of random formations that keep every rule: 5 %, median, 95 %. */
  chance: z.tuple([z.number(), z.number(), z.number()]).nullable(),
})
export type BalanceRow = z.infer<typeof BalanceRowSchema>

export const ClassBalanceSchema = z.object({
  sizes: z.array(z.number().int()),
  /** Included pupils of each class, which make it smaller. */
  included: z.array(z.number().int()),
  rows: z.array(BalanceRowSchema),
  /** Unevenness: of these classes, the least any formation can have, and of random ones. */
  objective: z.number(),
  bound: z.number(),
  chance: z.object({
    formations: z.number().int(),
    best: z.number().nullable(),
    median: z.number().nullable(),
  }),
})
export type ClassBalance = z.infer<typeof ClassBalanceSchema>

const Wish = z.object({ kind: z.string(), column: z.string(), count: z.number().int() })
export const ClassesBodySchema = z.object({
  school: z.string(),
  rules: z.object({ title: TextSchema, note: TextSchema, status: z.string() }),
  /** The plan as it was worked out, as the command line reads it. */
  plan: z.looseObject({ title: z.string(), grade: z.number(), classes: z.number() }),
  seed: z.string(),
  source: TextSchema,
  pupils: z.number().int(),
  /** What was asked for and kept: groups together, pairs apart, presets, included pupils. */
  wishes: z.array(Wish),
  presets: z.array(z.object({ class: z.number().int(), reason: z.string() })),
  balance: ClassBalanceSchema,
  /** Digest of the classes as they were formed: adopted, it locks them. */
  locked: z.string(),
})
export type ClassesBody = z.infer<typeof ClassesBodySchema>

export const ClassesViewSchema = planViewSchema(ClassesRequestSchema, ClassesBodySchema)
export type ClassesPlan = z.infer<typeof ClassesViewSchema>['plan']

export const ClassRulesSchema = z.object({
  id: z.string(),
  title: TextSchema,
  note: TextSchema,
  status: z.string(),
  grades: z.array(z.number().int()),
  features: z.array(z.object({ column: z.string(), kind: z.string() })),
  wishes: z.array(z.object({ kind: z.string(), column: z.string() })),
  reduction: z.number().int(),
  formations: z.number().int(),
})
export type ClassRulesShown = z.infer<typeof ClassRulesSchema>

export const ClassesSetUpSchema = z.object({
  rules: z.array(ClassRulesSchema),
  /** The school the example is made from. */
  suggested: z.object({ school: z.string(), classes: z.number().int() }).nullable(),
  noScoresInGrades: z.array(z.number().int()),
  refused: z.array(z.object({ words: z.array(z.string()), because: TextSchema })),
})
export type ClassesSetUp = z.infer<typeof ClassesSetUpSchema>

/** A pupil who changed class after the lock. */
export const ClassChangeSchema = z.object({
  id: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  reason: z.string(),
  before: z.number(),
  after: z.number(),
  by: z.string(),
  at: z.string(),
})
export const ClassMovesSchema = z.object({
  moves: z
    .array(
      z.object({
        id: z.string().trim().min(1).max(40),
        to: z.number().int(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .min(1)
    .max(20),
})

export const TeamsSchema = z.object({
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      teachers: z.array(z.object({ subject: z.string(), teacher: z.string() })),
    }),
  ),
  balance: z.object({ objective: z.number(), best: z.number(), median: z.number() }).nullable(),
  digest: z.string(),
})

/** Where a year of classes stands: balance as it is now, every change, the teachers. */
export const ClassesStateSchema = z.object({
  /** Why neither changes nor teachers are possible yet. */
  hindrance: TextSchema.nullable(),
  digest: z.string(),
  balance: ClassBalanceSchema,
  changes: z.array(ClassChangeSchema),
  teams: TeamsSchema.extend({ commitment: z.string(), published: z.boolean() }).nullable(),
  drawn: z
    .object({
      classes: z.array(z.object({ class: z.number().int(), team: z.string() })),
      seed: z.string(),
      source: z.string(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
})
export type ClassesState = z.infer<typeof ClassesStateSchema>
