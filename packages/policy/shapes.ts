import { STAGES, type Stage } from '@kit/base'
import { z } from 'zod'

/** The shapes of the YAML files, element by element. Formulas are still text here; meaning is checked afterwards. */

export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export const StageName = z.enum(STAGES)
export const Day = z.iso.date()
export const Id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
export const MetricId = z.string().regex(/^[a-z][a-z0-9_]*$/)
const Flags = z.array(z.enum(['no-rank', 'no-publish', 'no-target']))
const Status = z.enum(['verified', 'seen', 'computed', 'unverified'])
export const Expression = z.string().min(1)

export const ClauseId = z.string().regex(/^[^/]+\/.+$/)

export const SourceShape = z.strictObject({
  clause: ClauseId,
  status: Status,
  href: z.url().optional(),
  checked: Day.optional(),
  note: Words.optional(),
})

function byStage<T extends z.ZodType>(shape: T): z.ZodType<Partial<Record<Stage, z.infer<T>>>> {
  return z.partialRecord(StageName, shape)
}

export const MetricShape = z.strictObject({
  id: MetricId,
  title: Words,
  definition: Words,
  level: z.enum(['school', 'region']),
  unit: Id,
  type: z.enum(['count', 'amount', 'money', 'share', 'code', 'flag', 'year', 'coordinate', 'text']),
  stages: z.array(StageName).min(1),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  codes: z
    .array(z.strictObject({ code: z.number(), title: Words, stages: z.array(StageName).optional() }))
    .optional(),
  merge: z.enum(['add', 'largest', 'smallest', 'parent']).optional(),
  evidence: Words.optional(),
  flags: Flags.default([]),
  source: SourceShape.nullable().default(null),
})

export const UnitShape = z.strictObject({
  id: Id,
  title: Words,
  symbol: z.strictObject({ zh: z.string(), en: z.string() }),
  dimension: z.string(),
  scale: z.number().positive(),
  forms: z.array(z.string()).optional(),
  per: z.number().positive().optional(),
})

export const DocumentShape = z.strictObject({
  id: Id,
  title: Words,
  number: z.string(),
  issuer: Words,
  issuedOn: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
  href: z.url().optional(),
})

export const ClauseShape = z.strictObject({ id: ClauseId, summary: Words })

export const ParameterShape = z.strictObject({
  id: Id,
  title: Words,
  unit: Id,
  values: z
    .array(
      z.strictObject({
        from: Day,
        value: z.union([z.number(), byStage(z.number())]),
        source: SourceShape,
      }),
    )
    .min(1),
  choices: z
    .array(z.strictObject({ value: z.number(), title: Words }))
    .min(2)
    .optional(),
})

const RelaxationShape = z.strictObject({
  id: Id,
  title: Words,
  when: Expression,
  numerator: Expression,
  source: SourceShape,
})

export const IndicatorShape = z.strictObject({
  id: Id,
  title: Words,
  unit: Id,
  /** One formula for every stage of the scope, or one a stage. */
  numerator: z.union([Expression, byStage(Expression)]),
  denominator: z.union([Expression, byStage(Expression)]),
  per: z.number().positive().default(1),
  split: z.enum(['none', 'stage-weights']),
  better: z.enum(['higher', 'lower']).default('higher'),
  threshold: Id.optional(),
  relaxations: z.array(RelaxationShape).default([]),
  gapUnit: Words,
  source: SourceShape,
  flags: Flags.default([]),
})

const StatutoryShape = z.strictObject({
  name: Words,
  base: z.enum(['budget', 'final', 'both']),
  amount: Expression.optional(),
  heads: Expression.optional(),
  shortfall: Expression.optional(),
  readings: Id.optional(),
})

const test = {
  ...{ id: Id, title: Words, part: Id, source: SourceShape, advice: Words.optional() },
  statutory: StatutoryShape.optional(),
}
const stages = z.array(StageName).min(1).nullable().default(null)
const indicators = z.array(Id).min(1)
const compare = z.enum(['>=', '>', '<=', '<', '='])

export const TestShape = z.discriminatedUnion('op', [
  z.strictObject({
    ...test,
    op: z.literal('at-least-k@1'),
    stages,
    indicators,
    k: z.number().int().positive(),
    floor: Id,
  }),
  z.strictObject({ ...test, op: z.literal('cv-each@1'), stages, indicators, limit: Id }),
  z.strictObject({ ...test, op: z.literal('cv-mean@1'), stages, indicators, limit: Id }),
  z.strictObject({
    ...test,
    op: z.literal('region-value@1'),
    value: Expression,
    compare,
    limit: Expression,
    unit: Id,
  }),
  z.strictObject({
    ...test,
    op: z.literal('school-value@1'),
    stages,
    value: Expression,
    compare,
    limit: Expression,
    unit: Id,
    when: Expression.optional(),
    share: z.union([z.literal(1), Id]).default(1),
  }),
  z.strictObject({ ...test, op: z.literal('attested@1'), metric: MetricId }),
  z.strictObject({
    ...test,
    op: z.literal('score@1'),
    items: z
      .array(z.strictObject({ test: Id, points: z.number().positive(), deduct: Expression.optional() }))
      .min(1),
    pass: Id,
  }),
  z.strictObject({ ...test, op: z.literal('all@1'), of: z.array(Id).min(1) }),
])

const Year = z.number().int().min(1980).max(2100)
const Point = z.strictObject({ year: Year, value: z.number() })

export const TargetShape = z.strictObject({
  id: Id,
  title: Words,
  test: Id.optional(),
  score: Id.optional(),
  /** Parameter: schools a score may still hold of. */
  tolerated: Id.optional(),
  value: Expression.optional(),
  unit: Id.optional(),
  compare: compare.optional(),
  kind: z.enum(['expected', 'binding', 'floor', 'maintain', 'direction', 'peer']),
  origin: z.enum(['literal', 'inferred']).optional(),
  baseline: Point.optional(),
  by: z.array(Point).default([]),
  interpolation: z.enum(['linear', 'steps']).optional(),
  peer: z
    .strictObject({
      group: Words,
      statistic: z.enum(['mean', 'median']),
      benchmark: Expression,
      due: Year.optional(),
    })
    .optional(),
  source: SourceShape,
})

const ScopeShape = z.strictObject({
  stages: z.array(StageName).min(1),
  include: Expression,
  exclude: z
    .array(z.strictObject({ id: Id, title: Words, when: Expression, source: SourceShape }))
    .default([]),
  mergeUncounted: z.boolean(),
  stageWeights: Id,
  pupils: MetricId,
})

/** `pack.yaml`: what the pack is; the lists may stand in it or in files beside it. */
export const HeadShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)+$/),
  version: z.string().regex(/^\d+\.\d+(\.\d+)?$/),
  title: Words,
  programme: Id,
  jurisdiction: z.string().regex(/^\d{0,12}$/),
  from: Day,
  until: Day.nullable(),
  reviewBy: Day,
  scope: ScopeShape,
  root: Id,
})

export type RawHead = z.infer<typeof HeadShape>
export type RawIndicator = z.infer<typeof IndicatorShape>
export type RawTarget = z.infer<typeof TargetShape>
export type RawTest = z.infer<typeof TestShape>
export type RawStatutory = z.infer<typeof StatutoryShape>
export type RawSource = z.infer<typeof SourceShape>
