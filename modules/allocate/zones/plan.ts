import { extname } from 'node:path'
import { z } from 'zod'
import { readPlan, SourceShape, shippedPlan, shippedPlans, TextShape } from '../lists/rules-file.ts'

const Metres = z.number().int().min(0)
const ZonePlanShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  /** In metres of way for one pupil; `far` without unit. */
  weights: z.strictObject({
    overload: Metres.min(1),
    change: Metres,
    uneven: Metres,
    farBeyond: Metres,
    far: z.number().min(0),
  }),
  /** What each further year counts of the year before. */
  years: z.strictObject({ later: z.number().positive().max(1) }),
  /** Schools of these kinds, and those marked, keep at least the blocks they have today. */
  protect: z.strictObject({ kinds: z.array(z.string().min(1)), source: SourceShape }),
  /** How far a proof goes: near enough as a share, rounds, nodes of a round. */
  proof: z.strictObject({
    gap: z.number().min(0).max(0.1),
    rounds: z.number().int().min(1),
    nodes: z.number().int().min(1),
  }),
  /** Straight ways times `detour`; so many nearest schools may be attended, and today's. */
  ways: z.strictObject({ detour: z.number().min(1), nearest: z.number().int().min(1) }),
  borders: z.strictObject({
    tolerance: z.number().positive(),
    shared: z.number().min(0),
    corner: z.boolean(),
  }),
  source: SourceShape,
})
export type ZonePlanRules = z.output<typeof ZonePlanShape>

/** A file of one's own (`.yaml`, its whole path), or the name of rules that come with the product. */
export function readZonePlan(named: string): Promise<ZonePlanRules> {
  return extname(named) === '' ? shippedPlan('zones', named, ZonePlanShape) : readPlan(named, ZonePlanShape)
}

/** All rules of zones that come with the product. */
export const shippedZonePlans = () => shippedPlans('zones', ZonePlanShape)
