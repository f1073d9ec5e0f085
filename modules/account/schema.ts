import { PeriodSchema, RegionCodeSchema } from '@loop/data/schema'
import { AudienceSchema } from '@loop/measure/asks/schema'
import { z } from 'zod'

/** What is asked of this module: a stored assessment, in a language. */
export const ReportQuerySchema = z.object({
  region: RegionCodeSchema,
  /** Id of a stored assessment. */
  assessment: z.string().min(1),
  lang: z.enum(['zh', 'en']).optional(),
})
export type ReportQuery = z.infer<typeof ReportQuerySchema>

/** A circular about a year, in a language. */
export const CircularQuerySchema = z.object({
  region: RegionCodeSchema,
  period: PeriodSchema,
  lang: z.enum(['zh', 'en']).optional(),
})

/** What is asked of whom, in a language. */
export const AsksQuerySchema = CircularQuerySchema.extend({
  party: z.string().trim().min(1).max(80).optional(),
  audience: AudienceSchema.optional(),
  unit: z.string().min(1).optional(),
})

/** A plan in a year; in addresses the `/` of a pack id is written `~`. */
export const PlanQuerySchema = CircularQuerySchema.extend({
  pack: z.string().transform(id => id.replaceAll('~', '/')),
})
