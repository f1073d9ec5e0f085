import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { AdoptionStateSchema } from '../adoption/schema.ts'
import { PolicyFlagSchema, SourceStatusSchema } from '../lineage-schema.ts'
import { DisclosureStandingSchema, DutyStandingSchema, TargetStandingSchema } from '../plan-schema.ts'

/** What the documents that hold here ask of somebody: what crosses the border. */

export const AudienceSchema = z.enum([
  'city',
  'county',
  'department',
  'township',
  'school',
  'kindergarten',
  'institution',
  'community',
])
export type Audience = z.infer<typeof AudienceSchema>

export const AskedDutySchema = DutyStandingSchema.extend({
  /** `this-quarter`: due before the quarter ends · `kept`: past its day, to be kept so. */
  clock: z.enum(['overdue', 'this-quarter', 'later', 'kept', 'waiting', 'unknown']),
})
export type AskedDuty = z.infer<typeof AskedDutySchema>

const named = {
  id: z.string(),
  title: TextSchema,
  clause: z.string(),
}

/** One rule about one school, and where the school stands. */
export const OwnTestSchema = z.object({
  ...named,
  stage: StageSchema.nullable(),
  verdict: z.enum(['pass', 'fail', 'undetermined']),
  status: SourceStatusSchema,
})

export const OwnLackSchema = z.object({
  title: TextSchema,
  stage: StageSchema,
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  gap: z.number().nullable(),
  gapUnit: TextSchema,
})

export const AskedTriggerSchema = z.object({
  ...named,
  when: TextSchema,
  opens: TextSchema.nullable(),
  /** How many it fires for; of one school 1 or 0. Null: it cannot be told. */
  fires: z.number().int().nullable(),
})

/** Null: it cannot be told. */
export const AskedMoneySchema = z.object({
  ...named,
  stage: StageSchema.nullable(),
  amount: z.number().nullable(),
})

export const PackAsksSchema = z.object({
  pack: z.object({ id: z.string(), title: TextSchema }),
  adoption: AdoptionStateSchema,
  duties: z.array(AskedDutySchema),
  targets: z.array(TargetStandingSchema),
  tests: z.array(OwnTestSchema),
  lacks: z.array(OwnLackSchema),
  triggers: z.array(AskedTriggerSchema),
  money: z.array(AskedMoneySchema),
  publish: z.array(DisclosureStandingSchema),
  never: z.array(DisclosureStandingSchema),
})
export type PackAsks = z.infer<typeof PackAsksSchema>

export const AsksSchema = z.object({
  period: PeriodSchema,
  /** Day on which the clocks are read. */
  today: z.string(),
  party: z.string().nullable(),
  audience: AudienceSchema.nullable(),
  unit: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whom one may ask for: every responsible party the documents name, merged by name. */
  parties: z.array(z.object({ name: TextSchema, duties: z.number().int() })),
  audiences: z.array(AudienceSchema),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  packs: z.array(PackAsksSchema),
  /** Figures that may never be used so, whatever a document says. */
  flagged: z.array(z.object({ title: TextSchema, flags: z.array(PolicyFlagSchema) })),
})
export type Asks = z.infer<typeof AsksSchema>

/** One thing an adopted plan says today that somebody has to look at. */
const SaysSchema = z.object({ id: z.string(), title: TextSchema, clause: z.string() })

export const AttentionSchema = z.object({
  period: PeriodSchema,
  today: z.string(),
  plans: z.array(
    z.object({
      pack: z.object({ id: z.string(), title: TextSchema }),
      adoption: AdoptionStateSchema,
      /** Binding targets that are missed. */
      failures: z.array(SaysSchema),
      behind: z.array(SaysSchema),
      fires: z.array(SaysSchema.extend({ units: z.number().int() })),
      overdue: z.array(SaysSchema),
      /** Contradictions nobody has settled. */
      conflicts: z.array(z.object({ id: z.string(), title: TextSchema })),
    }),
  ),
  /** Oversized classes that are new since last year; null: not known. */
  newlyOversized: z.number().int().nullable(),
})
export type Attention = z.infer<typeof AttentionSchema>
