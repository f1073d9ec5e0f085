import { z } from 'zod'
import { Expression, Id, MetricId, SourceShape, StageName, Words } from './shapes.ts'

/** The shapes of the lists of conditions as they stand in YAML. */

const named = { id: Id, title: Words }

export const NamedShape = z.strictObject(named)

export const StandardShape = z.strictObject({
  ...named,
  group: Id,
  tier: Id,
  level: z.enum(['school', 'school-stage']).default('school'),
  stages: z.array(StageName).min(1).optional(),
  when: Expression.optional(),
  have: Expression,
  need: Expression,
  unit: Id,
  compare: z.enum(['>=', '<=']).default('>='),
  price: Id.optional(),
  lump: Id.optional(),
  figure: z.strictObject({ metric: MetricId, by: z.enum(['adding', 'setting']) }).optional(),
  source: SourceShape,
})

export const ScoreShape = z.strictObject({
  ...named,
  when: Expression.optional(),
  signs: z.array(z.strictObject({ ...named, when: Expression, points: z.number().int().positive() })).min(1),
  weakFrom: Id,
  source: SourceShape,
})

export const IdleShape = z.strictObject({
  ...named,
  area: MetricId,
  settled: MetricId,
  use: MetricId,
  steps: z.array(z.strictObject({ ...named, when: Expression })).min(1),
  source: SourceShape,
})
