import { z } from 'zod'

/** What a plan of seats may say; no file is read here, so screens may use it. */

/** A column of the applicant must hold one of these words, or what a column of the school holds (`id`: the school itself). */
const Condition = z
  .strictObject({
    column: z.string().min(1),
    is: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    isSchool: z.string().optional(),
  })
  .refine(c => (c.is === undefined) !== (c.isSchool === undefined))
export type Condition = z.output<typeof Condition>

export const MechanismSchema = z.enum(['deferred-acceptance', 'immediate-acceptance', 'number-first'])

/** How seats are given. */
export const GIVING = {
  /** Served in this order; the first that fits decides; whoever fits none comes last. At most seven. */
  classes: z.array(z.strictObject({ name: z.string().min(1), where: z.array(Condition).min(1) })).max(7),
  mechanism: MechanismSchema,
  /** One lottery number a pupil, or every school its own for each who wishes for it. */
  numbers: z.enum(['one', 'each-school']),
  /** Twins who meet one last seat: `over` both sit, one beyond the plan; `split` one sits, the other is heard at the next wish. */
  lastSeat: z.enum(['over', 'split']),
}

/** Which seats there are, and for whom. */
export const SEATS = {
  /** Parts of a school's seats, heard in this order. `each`: one part for every word of this applicants' column (指标到校). */
  pools: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/),
        name: z.string().min(1),
        seats: z.string().min(1),
        where: z.array(Condition).default([]),
        each: z.string().optional(),
        /** Seats nobody entitled wants go to the others. */
        reverts: z.boolean().default(false),
      }),
    )
    .min(1),
  /** A wish is allowed only where this holds; without wishes every such school is wished for, nearest first. */
  within: z.array(Condition),
  /** 统筹: those left over go to the nearest seat, at most so far. */
  overflow: z.strictObject({ mostKm: z.number().positive().optional() }).optional(),
}

export const AssignPlanSchema = z.strictObject({ title: z.string().min(1), ...GIVING, ...SEATS })
export type AssignPlan = z.output<typeof AssignPlanSchema>
