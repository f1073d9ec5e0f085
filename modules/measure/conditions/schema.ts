import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { SourceStatusSchema } from '../lineage-schema.ts'

/** The ledger of conditions: what crosses the border. Numbers are unrounded; money is in whole fen. */

const number = z.number().nullable()
const count = z.number().int()
const named = { id: z.string(), title: TextSchema }
const school = { unit: z.string(), name: z.string() }

export const ConditionRowSchema = z.object({
  ...school,
  /** null: the school as a whole. */
  stage: StageSchema.nullable(),
  standard: z.string(),
  /** `missing`: a figure it needs was not reported, which is never zero. */
  state: z.enum(['met', 'lacking', 'missing']),
  have: number,
  need: number,
  /** 0 where it is met, null where it cannot be told. */
  lacking: number,
  /** In whole lumps; null where it cannot be told or cannot be bought. */
  quantity: number,
  cost: number,
})
export type ConditionRow = z.infer<typeof ConditionRowSchema>

export const ConditionItemSchema = z.object({
  ...named,
  group: z.string(),
  tier: z.string(),
  unit: z.string(),
  compare: z.enum(['>=', '<=']),
  clause: z.string(),
  sourceStatus: SourceStatusSchema,
  /** The formulas in words. */
  when: TextSchema.nullable(),
  have: TextSchema,
  need: TextSchema,
  /** Fen for one lump, on the day of the ledger. */
  price: number,
  lump: number,
  /** What a finished project changes in the figures. */
  figure: z.object({ metric: z.string(), by: z.enum(['adding', 'setting']) }).nullable(),
  asked: count,
  met: count,
  lacking: count,
  missing: count,
  /** Sums over the rows that lack something; null where it cannot be bought. */
  quantity: number,
  cost: number,
})
export type ConditionItem = z.infer<typeof ConditionItemSchema>

export const ConditionSchoolSchema = z.object({
  ...school,
  /** The highest tier all of whose standards are met; null: not even the lowest. */
  tier: z.string().nullable(),
  /** False where missing figures may still change the tier. */
  told: z.boolean(),
  met: count,
  lacking: count,
  missing: count,
  cost: z.number(),
})
export type ConditionSchool = z.infer<typeof ConditionSchoolSchema>

export const WeakScoreSchema = z.object({
  ...named,
  when: TextSchema.nullable(),
  from: number,
  clause: z.string(),
  sourceStatus: SourceStatusSchema,
  signs: z.array(z.object({ ...named, when: TextSchema, points: z.number() })),
  schools: z.array(
    z.object({
      ...school,
      state: z.enum(['weak', 'sound', 'open']),
      /** null where a sign cannot be told. */
      points: number,
      /** In the order of the signs; null: a figure is missing. */
      holds: z.array(z.boolean().nullable()),
    }),
  ),
})
export type WeakScore = z.infer<typeof WeakScoreSchema>

export const IdleListSchema = z.object({
  ...named,
  clause: z.string(),
  sourceStatus: SourceStatusSchema,
  steps: z.array(z.object(named)),
  area: z.number(),
  /** Schools that have not said whether anything stands idle. */
  missing: count,
  rows: z.array(
    z.object({
      ...school,
      area: z.number(),
      settled: z.boolean().nullable(),
      use: TextSchema.nullable(),
      /** What is to be done next; null where a figure is missing. */
      step: z.string().nullable(),
    }),
  ),
})
export type IdleList = z.infer<typeof IdleListSchema>

export const ConditionsSchema = z.object({
  pack: z.object({ id: z.string(), version: z.string(), digest: z.string(), title: TextSchema }),
  period: PeriodSchema,
  /** Day on which standards and prices are read. */
  day: z.string(),
  groups: z.array(z.object({ ...named, lacking: count, missing: count, cost: z.number() })),
  /** From the lowest to the highest, with the schools that have it. */
  tiers: z.array(z.object({ ...named, schools: count })),
  items: z.array(ConditionItemSchema),
  schools: z.array(ConditionSchoolSchema),
  rows: z.array(ConditionRowSchema),
  /** Sum of the costs that are known. */
  cost: z.number(),
  weak: z.array(WeakScoreSchema),
  idle: z.array(IdleListSchema),
  /** Schools nobody can place: figures that say what they are are missing. */
  leftOut: z.array(z.object({ ...school, because: TextSchema })),
})
export type Conditions = z.infer<typeof ConditionsSchema>

/** Documents that have a ledger. */
export const ConditionPacksSchema = z.array(z.object(named))
