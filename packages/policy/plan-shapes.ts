import { z } from 'zod'
import { ClauseId, Day, Expression, Id, SourceShape, StageName, Words } from './shapes.ts'

/** The shapes of the lists of a plan as they stand in YAML. */

const when = {
  month: z.number().int().min(1).max(12).optional(),
  day: z.number().int().min(1).max(31).optional(),
}

const DeadlineShape = z.union([
  z.strictObject({ by: Day, from: Day.optional(), thenMaintain: z.boolean().optional() }),
  z.strictObject({ recurring: z.enum(['yearly', 'half-yearly', 'quarterly', 'monthly']), ...when }),
  z.strictObject({
    recurring: z.literal('every-n-years'),
    years: z.number().int().min(2).max(30),
    first: z.number().int().min(1980).max(2100),
    ...when,
  }),
  z.strictObject({ after: Words }),
  z.strictObject({ unknown: Words }),
])

const AUDIENCES = [
  'city',
  'county',
  'department',
  'township',
  'school',
  'kindergarten',
  'institution',
  'community',
] as const

export const DutyShape = z.strictObject({
  id: Id,
  title: Words,
  kind: z.enum(['task', 'system', 'mechanism', 'workflow', 'rule', 'responsibility']),
  deadline: DeadlineShape,
  responsible: z
    .array(
      z.strictObject({
        unit: Words,
        role: z.enum(['responsible', 'lead', 'joint-lead', 'cooperating']),
        inferred: z.boolean().optional(),
      }),
    )
    .min(1),
  for: z.array(z.enum(AUDIENCES)).min(1),
  evidence: Words.optional(),
  source: SourceShape,
})

export const DisclosureShape = z.strictObject({
  id: Id,
  title: Words,
  by: Words,
  items: z.array(Words).min(1),
  when: DeadlineShape,
  forbidden: z.boolean().optional(),
  source: SourceShape,
})

export const RecordShape = z.strictObject({
  id: Id,
  title: Words,
  value: z.number().optional(),
  unit: Id.optional(),
  precision: z.number().positive().optional(),
  relation: z.enum(['at-least', 'at-most', 'about']).optional(),
  period: z
    .string()
    .regex(/^\d{4}(-\d{4}|\.\.\d{4})?$/)
    .optional(),
  formula: Expression.optional(),
  damaged: Words.optional(),
  statement: Words.optional(),
  source: SourceShape,
})

export const ConflictShape = z.strictObject({
  id: Id,
  title: Words,
  between: z.array(Id).min(2),
  note: Words,
})

const level = z.enum(['county', 'school', 'school-stage'])
const stages = z.array(StageName).min(1).optional()

export const TriggerShape = z.strictObject({
  id: Id,
  title: Words,
  level,
  stages,
  when: Expression,
  opens: Id,
  note: Words.optional(),
  source: SourceShape,
})

export const EntitlementShape = z.strictObject({
  id: Id,
  purpose: Id,
  title: Words,
  level,
  stages,
  when: Expression.optional(),
  heads: Expression,
  counted: Expression.optional(),
  cover: z.strictObject({ of: Expression, atMost: Id }).optional(),
  rate: Id,
  amount: Expression.optional(),
  portable: z.strictObject({ heads: Expression, year: Id }).optional(),
  paid: Expression.optional(),
  shares: z.array(z.strictObject({ level: Words, part: Id })).default([]),
  source: SourceShape,
})

export const OpenShape = z.strictObject({ clause: ClauseId, because: Words })
