import { StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { PlanRequestSchema, PublicSeedSchema, planViewSchema } from '../plan/schema.ts'
import { AssignPlanSchema, MechanismSchema } from './shape.ts'

/** Seats of schools given to children by wishes, priority and lottery number. No child is in a plan, only counts. */

/** Where the lottery numbers come from. */
export const NumbersSchema = z.discriminatedUnion('from', [
  PublicSeedSchema.extend({ from: z.literal('seed') }),
  z.object({ from: z.literal('draw'), plan: z.uuid() }),
])

export const AssignmentRequestSchema = PlanRequestSchema.extend({
  pack: z.string(),
  /** Whose entrants the seats are for. */
  stage: StageSchema,
  rules: z.string(),
  schools: z.uuid(),
  applicants: z.uuid(),
  /** Seats by group, where the rules have such seats. */
  quotas: z.uuid().nullable(),
  /** 统筹: those left over go to the nearest free seat, at most so far; null: nobody is placed. */
  overflowKm: z.number().positive().max(500).nullable(),
  numbers: NumbersSchema,
})
export type AssignmentRequest = z.infer<typeof AssignmentRequestSchema>

const SideSchema = z.object({
  mechanism: MechanismSchema,
  byWish: z.array(z.number().int()),
  unassigned: z.number().int(),
  envious: z.number().int(),
})

/** One part of a school's seats, and how it was filled. */
export const SeatRowSchema = z.object({
  school: z.string(),
  id: z.string(),
  /** 统一招生, 随迁子女预留, … */
  kind: z.string(),
  seats: z.number().int(),
  /** Children admitted by wish, and those placed there afterwards. */
  admitted: z.number().int(),
  placed: z.number().int(),
  /** Of the admitted: first wish, second wish, third or later. */
  byWish: z.array(z.number().int()),
  /** Children who would rather be here than where they are. */
  waiting: z.number().int(),
  /** Class and number of the last one; empty where seats are left. */
  lastClass: z.string(),
  lastNumber: z.number().int().nullable(),
})
export type SeatRow = z.infer<typeof SeatRowSchema>

/** Written with the result: from what it was made, what was proved, and digests by which a change of any of it is seen. */
export const CertificateSchema = z.object({
  format: z.literal('junheng-assignment-1'),
  title: z.string(),
  mechanism: z.string(),
  plan: z.string(),
  seed: z.string(),
  /** Digest of the record of the draw whose numbers were used; null where only the seed was given. */
  draw: z.string().nullable(),
  proved: z.array(z.string()),
  outcome: SideSchema.omit({ mechanism: true }),
  market: z.string(),
  cutoffs: z.string(),
  result: z.string(),
})
export type Certificate = z.infer<typeof CertificateSchema>

export const AssignmentBodySchema = z.object({
  rules: z.object({ title: TextSchema, note: TextSchema, status: z.string() }),
  /** The plan as it was worked out: by it everything can be given again. */
  plan: AssignPlanSchema,
  source: TextSchema,
  children: z.number().int(),
  sides: z.array(SideSchema),
  seats: z.array(SeatRowSchema),
  /** Children placed at the nearest free seat, and those who have none. */
  placed: z.number().int(),
  left: z.number().int(),
  /** Schools of the list that the figures do not know, or without figures: not in the effect. */
  unmatched: z.array(z.string()),
  certificate: CertificateSchema,
})
export type AssignmentBody = z.infer<typeof AssignmentBodySchema>

export const AssignmentViewSchema = planViewSchema(AssignmentRequestSchema, AssignmentBodySchema)
export type AssignmentPlan = z.infer<typeof AssignmentViewSchema>['plan']

/** Rules in words, and which columns of the lists they read. */
export const SeatRulesSchema = z.object({
  id: z.string(),
  title: TextSchema,
  note: TextSchema,
  status: z.string(),
  source: z.object({ title: z.string(), href: z.string() }),
  mechanism: MechanismSchema,
  numbers: z.enum(['one', 'each-school']),
  lastSeat: z.enum(['over', 'split']),
  classes: z.array(z.string()),
  pools: z.array(z.object({ name: z.string(), each: z.string().nullable(), reverts: z.boolean() })),
  hasZones: z.boolean(),
  overflowKm: z.number().nullable(),
  columns: z.object({ schools: z.array(z.string()), applicants: z.array(z.string()) }),
})
export type SeatRules = z.infer<typeof SeatRulesSchema>

export const AssignmentSetUpSchema = z.object({
  rules: z.array(SeatRulesSchema),
  /** Stages with entrants in the figures. */
  stages: z.array(StageSchema),
  /** Draws that are finished: their numbers can be used. */
  draws: z.array(z.object({ id: z.string(), title: z.string(), at: z.string() })),
})
export type AssignmentSetUp = z.infer<typeof AssignmentSetUpSchema>

/** Why one number is at a school or not, school by school. */
export const WhyNotSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  answers: z.array(
    z.object({
      school: z.string(),
      seats: z.string(),
      wish: z.number().int().nullable(),
      own: z.string(),
      lastClass: z.string(),
      lastNumber: z.number().int().nullable(),
      reason: z.string(),
      words: TextSchema,
    }),
  ),
})
export type WhyNotAnswer = z.infer<typeof WhyNotSchema>
