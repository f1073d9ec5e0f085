import { AIMS, DIRECTIONS, type RotationRules } from '@kit/kernels/rotation'
import { z } from 'zod'
import { readPlan, SourceShape, shippedPlan, TextShape } from '../lists/rules-file.ts'

const Percent = z.int().min(0).max(100)
const Towards = z.strictObject({
  strong: z.enum(DIRECTIONS),
  ordinary: z.enum(DIRECTIONS),
  weak: z.enum(DIRECTIONS),
})
const Rules = z.strictObject({
  minimumYears: z.int().min(0),
  movedPercent: Percent,
  backbonePercent: Percent,
  backboneOf: z.enum(['moved', 'eligible']),
  leavePercent: Percent,
  surplus: z.int().min(0),
  mostKm: z.number().min(0),
  nearest: z.int().min(1),
  directions: z.strictObject({ strong: Towards, ordinary: Towards, weak: Towards }),
  order: z
    .array(z.enum(AIMS))
    .length(AIMS.length)
    .refine(order => new Set(order).size === order.length),
})
export const RulesShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  rules: Rules,
  sources: z.array(SourceShape).min(1),
})
/** Named rules, and what this county does otherwise. */
const PlanShape = z.strictObject({
  title: z.string().min(1),
  rules: z.string(),
  change: Rules.partial().default({}),
})

export async function readRotationPlan(path: string): Promise<{ title: string; rules: RotationRules }> {
  const { title, rules: id, change } = await readPlan(path, PlanShape)
  const named = await shippedPlan('rotation', id, RulesShape)
  const own = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { title, rules: { ...named.rules, ...own } }
}
