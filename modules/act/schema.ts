import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'

/** Projects that close gaps: what crosses the border. Money is in whole fen. */

/** What one item of a finished project does to a figure of the school. */
export const FigureChangeSchema = z.object({
  metric: z.string(),
  stage: StageSchema,
  /** `set`: to this value, unless the figure is there already. */
  change: z.enum(['add', 'set']),
  value: z.number(),
})
export type FigureChange = z.infer<typeof FigureChangeSchema>

export const ProjectItemSchema = z.object({
  title: TextSchema,
  /** Standard of the ledger of conditions, or indicator of a path to the standard. */
  closes: z.string(),
  group: z.object({ id: z.string(), title: TextSchema }),
  stage: StageSchema,
  quantity: z.number(),
  unit: TextSchema,
  cost: z.number().int(),
  figure: FigureChangeSchema,
})
export type ProjectItem = z.infer<typeof ProjectItemSchema>

export const OriginSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conditions'), pack: z.string(), digest: z.string(), period: PeriodSchema }),
  z.object({ kind: z.literal('path'), plan: z.string(), period: PeriodSchema }),
])
export type Origin = z.infer<typeof OriginSchema>

export const ProjectSchema = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  school: z.string(),
  /** Calendar year in which it is to be done. */
  year: z.number().int(),
  who: z.string(),
  origin: OriginSchema,
  items: z.array(ProjectItemSchema),
  cost: z.number().int(),
  proposedBy: z.string(),
  proposedAt: z.string(),
})
export type Project = z.infer<typeof ProjectSchema>

export const STEPS = ['approved', 'started', 'accepted', 'dropped'] as const
export type StepName = (typeof STEPS)[number]

export const ProjectStepSchema = z.object({
  step: z.enum(STEPS),
  why: z.string(),
  /** Of an acceptance: the figures it changed. */
  figures: z.array(
    z.object({
      metric: z.string(),
      stage: StageSchema,
      period: PeriodSchema,
      before: z.number().nullable(),
      after: z.number(),
    }),
  ),
  by: z.string(),
  at: z.string(),
})
export type ProjectStep = z.infer<typeof ProjectStepSchema>

export const ProjectStateSchema = z.enum(['planned', 'approved', 'under-way', 'accepted', 'dropped'])
export type ProjectState = z.infer<typeof ProjectStateSchema>

export const ProjectViewSchema = ProjectSchema.extend({
  state: ProjectStateSchema,
  /** What may happen to it next. */
  next: z.array(z.enum(STEPS)),
  steps: z.array(ProjectStepSchema),
})
export type ProjectView = z.infer<typeof ProjectViewSchema>

export const YearPlanSchema = z.object({
  year: z.number().int(),
  projects: z.number().int(),
  cost: z.number(),
  /** Of this, accepted. */
  done: z.number(),
  groups: z.array(z.object({ id: z.string(), title: TextSchema, cost: z.number() })),
})
export type YearPlan = z.infer<typeof YearPlanSchema>

export const ProjectsSchema = z.object({
  projects: z.array(ProjectViewSchema),
  years: z.array(YearPlanSchema),
})
export type Projects = z.infer<typeof ProjectsSchema>

const Year = z.number().int().min(2000).max(2100)
const Who = z.string().trim().min(1).max(80)

export const GapSchema = z.object({
  unit: z.string().min(1),
  standard: z.string().min(1),
  stage: StageSchema.nullable(),
})
export type Gap = z.infer<typeof GapSchema>

/** Gaps of the ledger become one project a school. */
export const ProposalSchema = z.object({
  period: PeriodSchema,
  pack: z.string().optional(),
  year: Year,
  who: Who,
  gaps: z.array(GapSchema).min(1).max(500),
})
export type Proposal = z.infer<typeof ProposalSchema>

/** The list of a path to the standard that was adopted becomes one project a school and year. */
export const PathProposalSchema = z.object({ plan: z.uuid(), firstYear: Year, who: Who })
export type PathProposal = z.infer<typeof PathProposalSchema>

export const StepRequestSchema = z.object({ why: z.string().trim().max(500).default('') })
