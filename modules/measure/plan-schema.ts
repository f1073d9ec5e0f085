import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { AdoptionStateSchema } from './adoption/schema.ts'
import { LineageSchema, PolicyFlagSchema, SourceStatusSchema } from './lineage-schema.ts'

/** Where a plan stands: what crosses the border. All numbers are unrounded; money is in whole fen. */

const named = {
  id: z.string(),
  title: TextSchema,
  clause: z.string(),
  sourceStatus: SourceStatusSchema,
}
const number = z.number().nullable()
const YearValueSchema = z.object({ year: z.number().int(), value: z.number() })

export const TargetStatusSchema = z.enum(['reached', 'missed', 'on-track', 'off-track', 'undetermined'])
export type TargetStatus = z.infer<typeof TargetStatusSchema>

export const TargetStandingSchema = z.object({
  ...named,
  /** A missed `binding` target is a hard failure. */
  kind: z.enum(['expected', 'binding', 'floor', 'maintain', 'direction', 'peer']),
  origin: z.enum(['literal', 'inferred']),
  /** The test whose lineage leads back from the value; null where the target has a formula of its own. */
  test: z.string().nullable(),
  /** In words, for the reader. */
  formula: TextSchema.nullable(),
  unit: z.string().nullable(),
  better: z.enum(['higher', 'lower']),
  baseline: YearValueSchema.nullable(),
  by: z.array(YearValueSchema),
  peer: z
    .object({ group: TextSchema, statistic: z.enum(['mean', 'median']), due: z.number().int().nullable() })
    .nullable(),
  value: number,
  /** What is demanded this year: of the path, of the floor, of the year before, of the group. */
  expected: number,
  status: TargetStatusSchema,
  /** How much is lacking to the end of the path (floor, direction, peer: to what is demanded); 0 when nothing. */
  gap: number,
  /** Where the trend of the years on record leads in the last year of the path. */
  projected: number,
  /** The years on record, the asked one last. */
  years: z.array(z.object({ period: PeriodSchema, year: z.number().int(), value: number })),
  says: TextSchema,
  flags: z.array(PolicyFlagSchema),
})
export type TargetStanding = z.infer<typeof TargetStandingSchema>

export const RecordStateSchema = z.enum(['agrees', 'differs', 'undetermined', 'printed', 'damaged'])

export const RecordStandingSchema = z.object({
  ...named,
  printed: number,
  unit: z.string().nullable(),
  relation: z.enum(['at-least', 'at-most', 'about']).optional(),
  /** As the document says it. */
  period: z.string().nullable(),
  statement: TextSchema.nullable(),
  damaged: TextSchema.nullable(),
  formula: TextSchema.nullable(),
  computed: number,
  /** Computed − printed. */
  difference: number,
  state: RecordStateSchema,
  flags: z.array(PolicyFlagSchema),
})
export type RecordStanding = z.infer<typeof RecordStandingSchema>

const AskedUnitSchema = z.object({ unit: z.string(), name: z.string(), stage: StageSchema.nullable() })
export type AskedUnit = z.infer<typeof AskedUnitSchema>

export const TriggerStandingSchema = z.object({
  ...named,
  level: z.enum(['county', 'school', 'school-stage']),
  when: TextSchema,
  opens: z.string(),
  note: TextSchema.nullable(),
  asked: z.number().int(),
  fires: z.array(AskedUnitSchema),
  /** Of whom it cannot be told: something needed is missing. */
  open: z.array(AskedUnitSchema),
})
export type TriggerStanding = z.infer<typeof TriggerStandingSchema>

const DueSchema = z.object({
  on: z.string().nullable(),
  state: z.enum(['open', 'overdue', 'maintained', 'waiting', 'unknown']),
})

export const DutyStandingSchema = z.object({
  ...named,
  kind: z.enum(['task', 'system', 'mechanism', 'workflow', 'rule', 'responsibility']),
  /** As the pack says it, in words. */
  deadline: TextSchema,
  due: DueSchema,
  responsible: z.array(
    z.object({
      unit: TextSchema,
      role: z.enum(['responsible', 'lead', 'joint-lead', 'cooperating']),
      inferred: z.boolean(),
    }),
  ),
  for: z.array(z.string()),
  evidence: TextSchema.nullable(),
  /** Triggers that fire today and open it. */
  opened: z.array(z.string()),
})
export type DutyStanding = z.infer<typeof DutyStandingSchema>

export const DisclosureStandingSchema = z.object({
  ...named,
  by: TextSchema,
  items: z.array(TextSchema),
  when: TextSchema,
  due: DueSchema,
  forbidden: z.boolean(),
})

export const ConflictStandingSchema = z.object({
  id: z.string(),
  title: TextSchema,
  note: TextSchema,
  between: z.array(
    z.object({
      id: z.string(),
      what: z.enum(['record', 'target', 'test']),
      title: TextSchema,
      value: number,
    }),
  ),
})

/** The official side of a contradiction, as somebody chose it. */
export const ConflictChoiceSchema = z.object({
  id: z.string(),
  conflict: z.string(),
  chosen: z.string(),
  reason: z.string(),
  chosenBy: z.string(),
  chosenAt: z.string(),
})
export type ConflictChoice = z.infer<typeof ConflictChoiceSchema>

/** Every step from heads to money. */
export const EntitlementRowSchema = AskedUnitSchema.extend({
  /** null: it cannot be told whether anything is due. */
  applies: z.boolean().nullable(),
  heads: number,
  /** Heads the money is reckoned by, within the cover. */
  counted: number,
  /** Fen a person a year. */
  rate: number,
  amount: number,
  /** null: not reported, or the plan does not say where it would stand. */
  paid: number,
  shares: z.array(z.object({ level: TextSchema, part: number, amount: number })),
})
export type EntitlementRow = z.infer<typeof EntitlementRowSchema>

export const EntitlementStandingSchema = z.object({
  ...named,
  purpose: z.string(),
  level: z.enum(['county', 'school', 'school-stage']),
  /** The formulas in words. */
  steps: z.object({
    when: TextSchema.nullable(),
    heads: TextSchema,
    counted: TextSchema.nullable(),
    cover: TextSchema.nullable(),
    rate: TextSchema,
    amount: TextSchema.nullable(),
  }),
  rows: z.array(EntitlementRowSchema),
  /** Sum of the amounts that are known. */
  total: z.number(),
  /** Rows whose amount is not known. */
  open: z.number().int(),
})
export type EntitlementStanding = z.infer<typeof EntitlementStandingSchema>

export const PlanStandingSchema = z.object({
  pack: z.object({ id: z.string(), version: z.string(), digest: z.string(), title: TextSchema }),
  period: PeriodSchema,
  /** Day on which the parameters are read. */
  day: z.string(),
  targets: z.array(TargetStandingSchema),
  records: z.array(RecordStandingSchema),
  conflicts: z.array(ConflictStandingSchema),
  triggers: z.array(TriggerStandingSchema),
  duties: z.array(DutyStandingSchema),
  disclosures: z.array(DisclosureStandingSchema),
  entitlements: z.array(EntitlementStandingSchema),
})
export type PlanStanding = z.infer<typeof PlanStandingSchema>

/** Where a plan stands in a county, and whether it holds there or is only tried. */
export const PlanAnswerSchema = PlanStandingSchema.extend({ adoption: AdoptionStateSchema })
export type PlanAnswer = z.infer<typeof PlanAnswerSchema>

/** One school's money, with the way back to head-counts, files and clauses. */
export const EntitlementsOfUnitSchema = z.object({
  unit: z.string(),
  name: z.string(),
  period: PeriodSchema,
  adoption: AdoptionStateSchema,
  rows: z.array(
    EntitlementRowSchema.extend({
      id: z.string(),
      title: TextSchema,
      clause: z.string(),
      lineage: LineageSchema,
    }),
  ),
  total: z.number(),
  open: z.number().int(),
})
export type EntitlementsOfUnit = z.infer<typeof EntitlementsOfUnitSchema>
