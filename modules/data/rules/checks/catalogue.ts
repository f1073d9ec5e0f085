import { fill, STAGES, type Text } from '@kit/base'
import { z } from 'zod'
import type { Problem } from '../../schema.ts'

/**
 * The catalogue of checks (`policies/checks/*.yaml`): what is checked, how strictly, in which words. The operations are a
 * closed set; a new rule is a new entry, not new code.
 */

const Sentence = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const Metrics = z.array(z.string()).min(1)

/** What reading itself can find: in a cell, in a row, in the layout of the file. */
export const FINDINGS = [
  'error-value',
  'uncalculated',
  'not-a-number',
  'not-whole',
  'negative',
  'below-minimum',
  'above-maximum',
  'not-in-list',
  'not-yes-no',
  'not-a-date',
  'marked-missing',
  'number-as-text',
  'rounded-to-fen',
  'no-unit',
  'bad-code',
  'unknown-unit',
  'unknown-parent',
  'renamed',
  'told-twice',
  'row-twice',
  'stage-unknown',
  'stage-not-of-metric',
  'metric-unknown',
  'unit-of-value-unknown',
  'period-unknown',
  'period-differs',
  'region-differs',
  'hidden-row',
  'person-number',
  'column-missing',
  'column-unknown',
  'sheet-missing',
  'total-differs',
  'total-of-row-differs',
  'value-withdrawn',
] as const
export type Finding = (typeof FINDINGS)[number]

const Operation = z.discriminatedUnion('check', [
  z.strictObject({ check: z.literal('found'), finding: z.enum(FINDINGS) }),
  /** The parts add up to the total. */
  z.strictObject({
    check: z.literal('sum'),
    total: z.string(),
    parts: Metrics,
    tolerance: z.number().default(0),
  }),
  /** The sum of `less` does not exceed the sum of `than`. */
  z.strictObject({ check: z.literal('at-most'), less: Metrics, than: Metrics }),
  /** A quotient lies between bounds; money in fen, so `scale` 100 compares yuan. */
  z.strictObject({
    check: z.literal('quotient'),
    of: z.string(),
    by: z.string(),
    scale: z.number().positive().default(1),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
  /** The number of pupils fits the classes counted by size. */
  z.strictObject({
    check: z.literal('bands'),
    pupils: z.string(),
    bands: z
      .array(z.strictObject({ metric: z.string(), from: z.number(), to: z.number().nullable() }))
      .min(1),
  }),
  /** A value moved by more than so many per cent since the period before. */
  z.strictObject({
    check: z.literal('change'),
    metrics: Metrics,
    percent: z.number().positive(),
    from: z.number(),
  }),
  /** A zero where another figure says there must be something. */
  z.strictObject({ check: z.literal('zero'), metrics: Metrics, while: z.string() }),
  /** Nothing at all where another figure says there must be something. */
  z.strictObject({ check: z.literal('absent'), metrics: Metrics, while: z.string() }),
  /** Some figures of a family are given and others are blank. */
  z.strictObject({ check: z.literal('together'), metrics: Metrics }),
  /** Figures of a stage that a school of its kind does not teach. */
  z.strictObject({ check: z.literal('stage-of-kind'), kind: z.string(), metrics: Metrics }),
  /** The first two digits of the school code agree with the kind of school. */
  z.strictObject({
    check: z.literal('category-of-kind'),
    kind: z.string(),
    categories: z.record(z.string(), z.array(z.number().int())),
  }),
])

export const RuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z0-9-]+$/),
  level: z.enum(['error', 'warning', 'note']),
  title: Sentence,
  because: Sentence,
  todo: Sentence,
  source: z.string().optional(),
  status: z.enum(['verified', 'seen', 'computed', 'unverified']).optional(),
  stages: z.array(z.enum(STAGES)).optional(),
  with: Operation,
})
export type Rule = z.infer<typeof RuleSchema>
export type Operation = z.infer<typeof Operation>

export interface Catalogue {
  readonly rules: readonly Rule[]
  readonly byFinding: ReadonlyMap<Finding, Rule>
  /** Form of a school code; its first two digits are the category. */
  readonly schoolCode: RegExp
}

export function toCatalogue(rules: readonly Rule[], schoolCode: string): Catalogue {
  const byFinding = new Map<Finding, Rule>()
  for (const rule of rules) if (rule.with.check === 'found') byFinding.set(rule.with.finding, rule)
  return { rules, byFinding, schoolCode: new RegExp(schoolCode) }
}

export interface Place {
  readonly sheet: string
  readonly cell: string | null
}

export type Words = Readonly<Record<string, string | number | Text>>

/** Puts a rule's sentences together for one place; words that are texts take the language of the sentence. */
export function problem(rule: Rule, place: Place, value: string | null, words: Words): Problem {
  return {
    rule: rule.id,
    level: rule.level,
    sheet: place.sheet,
    cell: place.cell,
    value,
    because: inWords(rule.because, words),
    todo: inWords(rule.todo, words),
  }
}

function inWords(sentence: Text, words: Words): Text {
  return { zh: inLanguage(sentence.zh, words, 'zh'), en: inLanguage(sentence.en, words, 'en') }
}

function inLanguage(sentence: string, words: Words, lang: 'zh' | 'en'): string {
  const plain: Record<string, string | number> = {}
  for (const key in words) {
    const word = words[key]!
    plain[key] = typeof word === 'object' ? word[lang] : word
  }
  return fill({ zh: sentence, en: '' }, plain).zh
}
