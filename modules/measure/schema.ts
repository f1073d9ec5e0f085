import { PeriodSchema, RefusalSchema, RegionCodeSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { AdoptionStateSchema } from './adoption/schema.ts'
import { PolicyFlagSchema, SourceStatusSchema } from './lineage-schema.ts'

export * from './lineage-schema.ts'
export * from './plan-schema.ts'

/** What crosses the border of the measure module. All numbers are unrounded; screens round for the eye only. */

/** `undetermined`: something needed is missing; never counted as a pass or a fail. */
export const VerdictSchema = z.enum(['pass', 'fail', 'undetermined', 'not-applicable'])
export type Verdict = z.infer<typeof VerdictSchema>

/** One school-stage × one indicator. */
export const CellSchema = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** `reaches` the threshold · `floor`: only the lower bound (85 %) · `below` both · `missing` · `none`: no threshold is set. */
  standing: z.enum(['reaches', 'floor', 'below', 'missing', 'none']),
  /** How much numerator (m², yuan, rooms, teachers; unrounded) is lacking to the threshold; 0 when reached. */
  gap: z.number().nullable(),
  relaxation: z.string().nullable(),
  /** True when a figure behind it is contested or unverified. */
  flagged: z.boolean(),
})
export type Cell = z.infer<typeof CellSchema>

export const SchoolStageSchema = z.object({
  unit: z.string(),
  name: z.string(),
  stage: StageSchema,
  pupils: z.number().nullable(),
  /** Attributes the screens filter by, as codes of the vocabulary. */
  kind: z.number().nullable(),
  urbanRural: z.number().nullable(),
  ownership: z.number().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  /** In the order of `AssessmentResult.indicators` ids. */
  cells: z.array(CellSchema),
  reached: z.number().int(),
  verdict: VerdictSchema,
  /** Ids of the school-level tests it fails. */
  fails: z.array(z.string()),
  /** Records merged into it (campuses, teaching points not counted as schools). */
  merged: z.array(z.string()),
})
export type SchoolStage = z.infer<typeof SchoolStageSchema>

/** A school's pull on a coefficient of variation: the county's CV without it, and the difference. */
export const DriverSchema = z.object({
  unit: z.string(),
  name: z.string(),
  without: z.number(),
  effect: z.number(),
})

export const IndicatorStageSchema = z.object({
  indicator: z.string(),
  stage: StageSchema,
  title: TextSchema,
  unit: z.string(),
  gapUnit: TextSchema,
  better: z.enum(['higher', 'lower']),
  per: z.number(),
  threshold: z.number().nullable(),
  floor: z.number().nullable(),
  /** Σ numerator / Σ denominator × per */
  mean: z.number().nullable(),
  /** Enrolment-weighted population standard deviation. */
  deviation: z.number().nullable(),
  cv: z.number().nullable(),
  cvLimit: z.number().nullable(),
  verdict: VerdictSchema,
  schools: z.number().int(),
  missing: z.number().int(),
  reaching: z.number().int(),
  drivers: z.array(DriverSchema),
  /** What these figures may never be used for (no-rank, no-publish, no-target); screens and exports obey. */
  flags: z.array(PolicyFlagSchema),
})
export type IndicatorStage = z.infer<typeof IndicatorStageSchema>

export const TestResultSchema = z.object({
  id: z.string(),
  op: z.string(),
  title: TextSchema,
  part: z.string(),
  stage: StageSchema.nullable(),
  verdict: VerdictSchema,
  value: z.number().nullable(),
  compare: z.string().nullable(),
  limit: z.number().nullable(),
  unit: z.string().nullable(),
  /** Schools that fail it (school-level tests), indicators (CV tests), tests (all, score). */
  failing: z.array(z.string()),
  missing: z.array(z.string()),
  clause: z.string(),
  status: SourceStatusSchema,
  /** One plain sentence: what, by how much. */
  says: TextSchema,
  points: z.object({ got: z.number(), of: z.number() }).nullable(),
  flags: z.array(PolicyFlagSchema),
})
export type TestResult = z.infer<typeof TestResultSchema>

export const AssessmentResultSchema = z.object({
  verdict: VerdictSchema,
  stages: z.array(
    z.object({
      stage: StageSchema,
      verdict: VerdictSchema,
      schools: z.number().int(),
      passing: z.number().int(),
    }),
  ),
  tests: z.array(TestResultSchema),
  indicators: z.array(IndicatorStageSchema),
  /** Indicator ids in the order of every school's `cells`. */
  order: z.array(z.string()),
  schools: z.array(SchoolStageSchema),
  excluded: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      stage: StageSchema.nullable(),
      rule: z.string(),
      because: TextSchema,
    }),
  ),
  contested: z.number().int(),
})
export type AssessmentResult = z.infer<typeof AssessmentResultSchema>

export const AssessmentHeadSchema = z.object({
  id: z.string(),
  region: RegionCodeSchema,
  period: PeriodSchema,
  pack: z.object({
    id: z.string(),
    version: z.string(),
    digest: z.string(),
    title: TextSchema,
    unverified: z.number().int(),
    reviewBy: z.string(),
  }),
  engine: z.string(),
  factsDigest: z.string(),
  resultDigest: z.string(),
  /** Facts recorded up to this instant were used; asking again with it gives the same bytes. */
  knownAt: z.string(),
  overlay: z.string().nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
  verdict: VerdictSchema,
})
export type AssessmentHead = z.infer<typeof AssessmentHeadSchema>

/** Whether the document holds in the county asked about; absent where no county was asked (a workbook on its own). */
const ByDocument = { adoption: AdoptionStateSchema.optional() }

export const AssessmentSchema = AssessmentHeadSchema.extend({ result: AssessmentResultSchema, ...ByDocument })
export type Assessment = z.infer<typeof AssessmentSchema>

/** A plan as an overlay of facts: what would be different. */
export const OverlayChangeSchema = z.object({
  unit: z.string(),
  metric: z.string(),
  stage: StageSchema,
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('set'), value: z.number() }),
    z.object({ kind: z.literal('add'), value: z.number() }),
    /** Moves an amount to another unit (five teachers from A to B). */
    z.object({ kind: z.literal('move'), value: z.number().positive(), to: z.string() }),
    /** Closes the unit; its pupils and resources go to `to`, or leave when null. */
    z.object({ kind: z.literal('close'), to: z.string().nullable() }),
  ]),
})
export type OverlayChange = z.infer<typeof OverlayChangeSchema>

export const OverlaySchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(80),
  period: PeriodSchema,
  note: z.string(),
  changes: z.array(OverlayChangeSchema),
  madeBy: z.string(),
  madeAt: z.string(),
})
export type Overlay = z.infer<typeof OverlaySchema>

/** An assessment in short: for years beside one another, and plans beside today. */
export const BriefSchema = z.object({
  verdict: VerdictSchema,
  indicators: z.array(
    z.object({
      indicator: z.string(),
      stage: StageSchema,
      mean: z.number().nullable(),
      cv: z.number().nullable(),
      reaching: z.number(),
      schools: z.number(),
      verdict: VerdictSchema,
    }),
  ),
})
export type Brief = z.infer<typeof BriefSchema>

export const TrendSchema = z.object({
  ...ByDocument,
  pack: z.string(),
  points: z.array(
    BriefSchema.extend({
      period: PeriodSchema,
      /** True for next year's forecast if nothing changes. */
      forecast: z.boolean(),
    }),
  ),
  /** How the forecast was made. */
  method: TextSchema,
})
export type Trend = z.infer<typeof TrendSchema>

/** One school over the years. */
export const SchoolHistorySchema = z.object({
  ...ByDocument,
  unit: z.string(),
  name: z.string(),
  /** Indicator ids in the order of the cells. */
  order: z.array(z.string()),
  points: z.array(
    z.object({ period: PeriodSchema, forecast: z.boolean(), stages: z.array(SchoolStageSchema) }),
  ),
  method: TextSchema,
})
export type SchoolHistory = z.infer<typeof SchoolHistorySchema>

export const WhatIfSchema = z.object({
  ...ByDocument,
  today: AssessmentResultSchema,
  planned: AssessmentResultSchema,
})
export type WhatIf = z.infer<typeof WhatIfSchema>

/** Saved plans of a period side by side with today. */
export const OverlayComparisonSchema = z.object({
  ...ByDocument,
  pack: z.string(),
  period: PeriodSchema,
  today: BriefSchema,
  plans: z.array(
    z.object({
      overlay: OverlaySchema,
      /** Null when the plan no longer fits the figures (a school is gone, a value was withdrawn); then `refusals` say why. */
      planned: BriefSchema.nullable(),
      refusals: z.array(RefusalSchema),
    }),
  ),
})
export type OverlayComparison = z.infer<typeof OverlayComparisonSchema>

/** Proof that the same facts, rules and engine give the same bytes. */
export const RecomputationSchema = z.object({
  assessment: z.string(),
  /** The result has the same bytes. */
  same: z.boolean(),
  engine: z.string(),
  knownAt: z.string(),
  pack: z.object({ id: z.string(), version: z.string(), digest: z.string() }),
  facts: z.object({ stored: z.string(), now: z.string() }),
  result: z.object({ stored: z.string(), now: z.string() }),
})
export type Recomputation = z.infer<typeof RecomputationSchema>

export const PackSummarySchema = z.object({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  title: TextSchema,
  programme: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  reviewBy: z.string(),
  reviewDue: z.boolean(),
  clauses: z.number(),
  parameters: z.number(),
  indicators: z.number(),
  tests: z.number(),
  unverified: z.number(),
})
export type PackSummary = z.infer<typeof PackSummarySchema>
