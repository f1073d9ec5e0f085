import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { PlanRequestSchema, planViewSchema } from '../plan/schema.ts'
import { AreaSchema, BroughtSchema, RuleNameSchema } from '../zones/schema.ts'

/** Where new schools should stand. Ways are whole metres, places degrees of CGCS2000. */

export const SitingGoalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('median') }),
  z.object({ kind: z.literal('centre') }),
  /** Most pupils within so many metres. */
  z.object({ kind: z.literal('coverage'), limit: z.number().int().min(1).max(1_000_000) }),
])

export const SitingRequestSchema = PlanRequestSchema.extend({
  blocks: BroughtSchema.extend({ form: z.enum(['map', 'table']) }),
  sites: BroughtSchema,
  ways: z.uuid().nullable(),
  rules: RuleNameSchema,
  goal: SitingGoalSchema,
  /** How many are built in each phase; empty with coverage: the fewest that reach everybody. */
  builds: z.array(z.number().int().min(0).max(1000)).max(10),
})
export type SitingRequest = z.infer<typeof SitingRequestSchema>

export const SitingSiteSchema = z.object({
  id: z.string(),
  name: z.string(),
  lon: z.number(),
  lat: z.number(),
  /** `stands` today and stays; `built` in a phase; `gone`: stood and is built anew elsewhere; `free`: not built on. */
  state: z.enum(['stands', 'built', 'gone', 'free']),
  /** Counted from 1; null unless built. */
  phase: z.number().int().nullable(),
  /** Pupils to whom it is nearest after the last phase. */
  pupils: z.number().int(),
})
export type SitingSite = z.infer<typeof SitingSiteSchema>

export const SitingBodySchema = z.object({
  rules: z.object({ title: TextSchema, status: z.string() }),
  goal: SitingGoalSchema,
  pupils: z.number().int(),
  sites: z.array(SitingSiteSchema),
  /** Today first, then after each phase: what was reached, in words with its bound. */
  phases: z.array(
    z.object({
      built: z.array(z.string()),
      said: TextSchema,
      mean: z.number().nullable(),
      longest: z.number().nullable(),
    }),
  ),
  blocks: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      pupils: z.number().int(),
      lon: z.number(),
      lat: z.number(),
      area: AreaSchema.nullable(),
      /** Nearest school after the last phase and today, by their place among the sites; −1: no way is known. */
      site: z.number().int(),
      metres: z.number().nullable(),
      metresToday: z.number().nullable(),
    }),
  ),
})
export type SitingBody = z.infer<typeof SitingBodySchema>

export const SitingViewSchema = planViewSchema(SitingRequestSchema, SitingBodySchema)
export type SitingPlan = z.infer<typeof SitingViewSchema>['plan']

export const SitingSetUpSchema = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      title: TextSchema,
      detour: z.number(),
      status: z.string(),
      keeps: z.array(z.string()),
    }),
  ),
})
export type SitingSetUp = z.infer<typeof SitingSetUpSchema>
