import { PeriodSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { VerdictSchema } from '../schema.ts'

/** The tests the law names, over the years: what crosses the border. Money in fen. */

const Figure = z.number().nullable()

/** One year of a test. `growth` and `perPupilGrowth` in per cent since the year before. */
const StatutoryYearSchema = z.object({
  period: PeriodSchema,
  verdict: VerdictSchema,
  value: Figure,
  limit: Figure,
  amount: Figure,
  growth: Figure,
  perPupil: Figure,
  perPupilGrowth: Figure,
  /** Whole fen that are lacking; 0 where it passes, null where it cannot be told. */
  shortfall: z.number().int().nullable(),
})
export type StatutoryYear = z.infer<typeof StatutoryYearSchema>

/** A test by one reading of the law; `choice` null: the law leaves none. */
const ReadingSchema = z.object({
  choice: TextSchema.nullable(),
  /** The reading the pack goes by. */
  official: z.boolean(),
  /** Oldest first. */
  years: z.array(StatutoryYearSchema),
  says: TextSchema,
})

export const StatutoryTestSchema = z.object({
  pack: z.string(),
  packTitle: TextSchema,
  test: z.string(),
  name: TextSchema,
  title: TextSchema,
  clause: z.string(),
  status: z.enum(['verified', 'seen', 'computed', 'unverified']),
  base: z.enum(['budget', 'final', 'both']),
  /** `schools`: value and limit are the schools that keep it, in per cent of those asked. */
  asks: z.enum(['county', 'schools']),
  unit: z.string().nullable(),
  compare: z.string().nullable(),
  /** What is compared with what, in words; null where it is put together from other tests. */
  formula: z.object({ value: TextSchema, limit: TextSchema }).nullable(),
  readings: z.array(ReadingSchema).min(1),
  /** Figures of the county it is computed from, in the years of the sheet. */
  figures: z.array(
    z.object({
      metric: z.string(),
      title: TextSchema,
      unit: z.string(),
      years: z.array(z.object({ value: Figure, growth: Figure })),
    }),
  ),
})
export type StatutoryTest = z.infer<typeof StatutoryTestSchema>

export const StatutorySheetSchema = z.object({
  period: PeriodSchema,
  /** Oldest first. */
  periods: z.array(PeriodSchema),
  /** Tests of one name stand together. */
  tests: z.array(StatutoryTestSchema),
})
export type StatutorySheet = z.infer<typeof StatutorySheetSchema>
