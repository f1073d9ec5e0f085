import { StageSchema, TextSchema } from '@loop/data/schema'
import { SourceStatusSchema } from '@loop/measure/schema'
import { z } from 'zod'

/** What this screen shows of a pack as a readable page; more may come and is let be. */

const Formula = z.object({ text: z.string(), words: TextSchema })
const Source = z.object({ clause: z.string(), status: SourceStatusSchema, href: z.string().nullish() })
const Value = z.union([z.number(), z.partialRecord(StageSchema, z.number())])
export type ParameterValue = z.infer<typeof Value>
const Dated = z.object({ from: z.string(), value: Value, source: Source })

const Rule = z.object({ kind: z.string(), id: z.string(), title: TextSchema, status: SourceStatusSchema })
export type Rule = z.infer<typeof Rule>

const Parameter = z.object({
  id: z.string(),
  title: TextSchema,
  unitSymbol: TextSchema,
  current: Dated.nullable(),
  values: z.array(Dated),
  choice: TextSchema.nullable(),
})
export type PageParameter = z.infer<typeof Parameter>

const Conditional = z.object({ id: z.string(), when: Formula, numerator: Formula.optional() })
const Indicator = z.object({
  id: z.string(),
  per: z.number(),
  split: z.string(),
  formulas: z.array(z.object({ stages: z.array(StageSchema), numerator: Formula, denominator: Formula })),
  threshold: z.string().nullable(),
  relaxations: z.array(Conditional),
})
const Test = z.object({
  id: z.string(),
  op: z.string(),
  stages: z.array(StageSchema).nullable(),
  value: Formula.nullable(),
  compare: z.string().nullable(),
  limit: Formula.nullable(),
  when: Formula.nullable(),
  evidence: TextSchema.nullable(),
})

export const PackPageSchema = z.object({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  title: TextSchema,
  from: z.string(),
  until: z.string().nullable(),
  inForce: z.boolean(),
  reviewBy: z.string(),
  reviewDue: z.boolean(),
  unverified: z.array(z.object({ id: z.string() })),
  documents: z.array(
    z.object({
      id: z.string(),
      title: TextSchema,
      number: z.string(),
      issuer: TextSchema,
      issuedOn: z.string(),
      href: z.string().nullable(),
      clauses: z.array(
        z.object({ id: z.string(), article: z.string(), summary: TextSchema, rules: z.array(Rule) }),
      ),
    }),
  ),
  scope: z.object({ exclude: z.array(Conditional) }),
  parameters: z.array(Parameter),
  indicators: z.array(Indicator),
  tests: z.array(Test),
})
export type PackPage = z.infer<typeof PackPageSchema>
