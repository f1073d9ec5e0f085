import { z } from 'zod'
import { readPlan, SourceShape, shippedPlan, TextShape } from '../lists/rules-file.ts'

/** A column of the applicant must hold one of these words, or what a column of the school holds (`id`: the school itself). */
const Condition = z
  .strictObject({
    column: z.string().min(1),
    is: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
    isSchool: z.string().optional(),
  })
  .refine(c => (c.is === undefined) !== (c.isSchool === undefined))
export type Condition = z.output<typeof Condition>

const Rules = {
  /** Served in this order; the first that fits decides; whoever fits none comes last. At most seven. */
  classes: z.array(z.strictObject({ name: z.string().min(1), where: z.array(Condition).min(1) })).max(7),
  mechanism: z.enum(['deferred-acceptance', 'immediate-acceptance', 'number-first']),
}
export const RulesShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  ...Rules,
  source: SourceShape,
})
const PlanShape = z
  .strictObject({
    title: z.string().min(1),
    rules: z.string().optional(),
    classes: Rules.classes.optional(),
    mechanism: Rules.mechanism.optional(),
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
      .min(1)
      .default([{ id: 'open', name: '统一招生', seats: '学位', where: [], reverts: false }]),
    /** A wish is allowed only where this holds; without wishes every such school is wished for, nearest first. */
    within: z.array(Condition).default([]),
    /** 统筹: those left over go to the nearest seat, at most so far. */
    overflow: z.strictObject({ mostKm: z.number().positive().optional() }).optional(),
  })
  .refine(p => p.rules !== undefined || (p.classes !== undefined && p.mechanism !== undefined), {
    path: ['rules'],
  })

export type AssignPlan = Omit<z.output<typeof PlanShape>, 'rules' | 'classes' | 'mechanism'> &
  Pick<z.output<typeof RulesShape>, 'classes' | 'mechanism'>

export async function readAssignPlan(path: string): Promise<AssignPlan> {
  const { rules, classes, mechanism, ...plan } = await readPlan(path, PlanShape)
  const named = rules === undefined ? null : await shippedPlan('assignment', rules, RulesShape)
  return { ...plan, classes: classes ?? named!.classes, mechanism: mechanism ?? named!.mechanism }
}
