import { Refused, refusal, t } from '@kit/base'
import { z } from 'zod'
import { readPlan, SourceShape, shippedPlan, TextShape } from '../lists/rules-file.ts'
import { type AssignPlan, AssignPlanSchema, GIVING, SEATS } from './shape.ts'

/** Rules that come with the product: `policies/plans/assignment/<id>.yaml`. */
export const RulesShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  ...GIVING,
  numbers: GIVING.numbers.default('one'),
  lastSeat: GIVING.lastSeat.default('over'),
  pools: SEATS.pools.default([{ id: 'open', name: '统一招生', seats: '学位', where: [], reverts: false }]),
  within: SEATS.within.default([]),
  overflow: SEATS.overflow,
  source: SourceShape,
})
export type AssignRules = z.output<typeof RulesShape>

/** A plan that names no rules says everything itself, but for what goes without saying. */
const UNNAMED = RulesShape.omit({ id: true, note: true, source: true }).extend({ title: z.string() })

const PlanShape = z
  .strictObject({ title: z.string().min(1), rules: z.string().optional(), ...GIVING, ...SEATS })
  .partial({ classes: true, mechanism: true, numbers: true, lastSeat: true, pools: true, within: true })
  .refine(p => p.rules !== undefined || (p.classes !== undefined && p.mechanism !== undefined), {
    path: ['rules'],
  })

/**
 * The plan somebody wrote; what it leaves open is as in the rules it names.
 *
 * @refuses a number for every school under a mechanism that goes through all children in one order
 */
export async function readAssignPlan(path: string): Promise<AssignPlan> {
  const { rules, ...written } = await readPlan(path, PlanShape)
  if (rules !== undefined) return planBy(await shippedPlan('assignment', rules, RulesShape), written)
  return whole(UNNAMED.parse(written))
}

/** The plan that rules give; what is said here goes before. */
export function planBy(
  { id: _id, title: _title, note: _note, source: _source, ...rules }: AssignRules,
  said: { readonly title: string } & { readonly [K in keyof AssignPlan]?: AssignPlan[K] | undefined },
): AssignPlan {
  return whole(AssignPlanSchema.parse({ ...rules, ...said }))
}

/** Columns a plan needs beside numbers, names and wishes. */
export function columnsOf({ pools, within, classes }: Omit<AssignPlan, 'title'>): {
  schools: string[]
  applicants: string[]
} {
  const conditions = [...within, ...classes.flatMap(c => c.where), ...pools.flatMap(p => p.where)]
  const ofSchools = conditions.flatMap(c =>
    c.isSchool === undefined || c.isSchool === 'id' ? [] : [c.isSchool],
  )
  const groups = pools.flatMap(p => (p.each === undefined ? [] : [p.each]))
  return {
    schools: [...new Set([...pools.filter(p => p.each === undefined).map(p => p.seats), ...ofSchools])],
    applicants: [...new Set([...conditions.map(c => c.column), ...groups])],
  }
}

function whole(plan: AssignPlan): AssignPlan {
  if (plan.mechanism === 'number-first' && plan.numbers === 'each-school') throw new Refused([NO_ONE_ORDER])
  return plan
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
