import type { RotationRules } from '@kit/kernels/rotation'
import { z } from 'zod'
import { readPlan, shippedPlan, shippedPlans } from '../lists/rules-file.ts'
import { type NamedRotationRules, NamedRotationRulesSchema, RotationChangeSchema } from './schema.ts'

type Change = z.infer<typeof RotationChangeSchema>
/** Named rules, and what this county does otherwise. */
const PlanShape = z.strictObject({
  title: z.string().min(1),
  rules: z.string(),
  change: RotationChangeSchema.default({}),
})

export async function readRotationPlan(path: string): Promise<{ title: string; rules: RotationRules }> {
  const { title, rules, change } = await readPlan(path, PlanShape)
  return { title, rules: changedRules(await namedRules(rules), change) }
}

export const namedRules = (id: string): Promise<NamedRotationRules> =>
  shippedPlan('rotation', id, NamedRotationRulesSchema)

/** Every set of rules in `policies/plans/rotation`. */
export const allRules = (): Promise<NamedRotationRules[]> =>
  shippedPlans('rotation', NamedRotationRulesSchema)

export function changedRules({ rules }: NamedRotationRules, change: Change): RotationRules {
  const own = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...rules, ...own }
}
