import { Refused, refusal, t } from '@kit/base'
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
  /** One lottery number a pupil, or every school its own for each who wishes for it. */
  numbers: z.enum(['one', 'each-school']),
  /** Twins who meet one last seat: `over` both sit, one beyond the plan; `split` one sits, the other is heard at the next wish. */
  lastSeat: z.enum(['over', 'split']),
}
export const RulesShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  ...Rules,
  numbers: Rules.numbers.default('one'),
  lastSeat: Rules.lastSeat.default('over'),
  source: SourceShape,
})
const PlanShape = z
  .strictObject({
    title: z.string().min(1),
    rules: z.string().optional(),
    classes: Rules.classes.optional(),
    mechanism: Rules.mechanism.optional(),
    numbers: Rules.numbers.optional(),
    lastSeat: Rules.lastSeat.optional(),
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

type Named = 'classes' | 'mechanism' | 'numbers' | 'lastSeat'
export type AssignPlan = Omit<z.output<typeof PlanShape>, 'rules' | Named> &
  Pick<z.output<typeof RulesShape>, Named>

/** @refuses a number for every school under a mechanism that goes through all children in one order */
export async function readAssignPlan(path: string): Promise<AssignPlan> {
  const { rules, classes, mechanism, numbers, lastSeat, ...plan } = await readPlan(path, PlanShape)
  const named = rules === undefined ? null : await shippedPlan('assignment', rules, RulesShape)
  const whole = {
    ...plan,
    classes: classes ?? named!.classes,
    mechanism: mechanism ?? named!.mechanism,
    numbers: numbers ?? named?.numbers ?? 'one',
    lastSeat: lastSeat ?? named?.lastSeat ?? 'over',
  }
  if (whole.mechanism === 'number-first' && whole.numbers === 'each-school') throw new Refused([NO_ONE_ORDER])
  return whole
}

const NO_ONE_ORDER = refusal(
  'assign.no-one-order',
  'numbers',
  t(
    '纯摇号按一个总次序录取，不能每校各抽一号。',
    'Number first goes by one order of all children; schools cannot draw their own.',
  ),
  t('改为一人一号，或改用延迟录取。', 'Draw one number a child, or use deferred acceptance.'),
)
