import { type Refusal, Refused, refusal, t } from '@kit/base'
import { z } from 'zod'
import { AgreedShape } from '../draw/plan.ts'
import { readPlan, SourceShape, shippedPlan, TextShape } from '../lists/rules-file.ts'

const Weight = z.number().positive().default(1)
const Feature = z.discriminatedUnion('kind', [
  /** A mark: balanced in mean and spread; never in grade 1. */
  z.strictObject({ kind: z.literal('score'), column: z.string(), weight: Weight }),
  /** Any other number, such as height. */
  z.strictObject({ kind: z.literal('measure'), column: z.string(), weight: Weight }),
  /** A day such as 2019-03-05: balanced as age. */
  z.strictObject({ kind: z.literal('birthday'), column: z.string(), weight: Weight }),
  z.strictObject({ kind: z.literal('yes-no'), column: z.string(), yes: z.string(), weight: Weight }),
  /** Words: each word is balanced in number. */
  z.strictObject({ kind: z.literal('category'), column: z.string(), weight: Weight }),
])
/** What is balanced and what is kept, whatever the school. */
const BALANCED = {
  features: z.array(Feature).min(1),
  /** Pupils of one name in different classes. */
  sameNamesApart: z.string().optional(),
  /** Columns of marks: pupils with the same mark stay together, or are kept apart. */
  together: z.string().optional(),
  apart: z.string().optional(),
  preset: z.strictObject({ column: z.string(), reason: z.string() }).optional(),
  included: z
    .strictObject({ column: z.string(), yes: z.string(), reduction: z.int().min(0).max(10) })
    .optional(),
  /** How teams of teachers are made alike, and from which public sources they are drawn onto the locked classes. */
  teachers: z
    .strictObject({ features: z.array(Feature).default([]), sources: z.array(AgreedShape).min(1) })
    .optional(),
  randomFormations: z.int().min(100).max(100_000).default(1000),
}
export const ClassPlanShape = z.strictObject({
  title: z.string().min(1),
  grade: z.int().min(1).max(12),
  classes: z.int().min(2).max(500),
  ...BALANCED,
})
export type ClassPlan = z.output<typeof ClassPlanShape>

/** Ready-made: `policies/plans/class-plans/<id>.yaml`; grade and number of classes are the school's. */
export const ClassRulesShape = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  grades: z.array(z.int()).min(1),
  ...BALANCED,
  source: SourceShape,
})
export type ClassRules = z.output<typeof ClassRulesShape>

const RulesShape = z.strictObject({
  refused: z.array(z.strictObject({ words: z.array(z.string().min(1)), because: TextShape })),
  noScoresInGrades: z.array(z.int()),
  sources: z.array(SourceShape).min(1),
})

/** What may never decide anybody's class. */
export const loadRefused = () => shippedPlan('classes', 'rules', RulesShape)

/** The plan, held against the rules on what may be a feature at all. */
export async function readClassPlan(path: string): Promise<ClassPlan> {
  const plan = await readPlan(path, ClassPlanShape)
  const refused = await notAllowed(plan)
  if (refused.length > 0) throw new Refused(refused)
  return plan
}

/** What the rules refuse: a feature that may decide nobody's class, marks where there may be none, a list that holds such a column. */
export async function notAllowed(plan: ClassPlan, headings: readonly string[] = []): Promise<Refusal[]> {
  const rules = await loadRefused()
  const forbidden = (at: string, column: string) => {
    const broken = rules.refused.find(r => r.words.some(w => column.includes(w)))
    return broken ? [FORBIDDEN(at, broken.because.zh, broken.because.en)] : []
  }
  const features = plan.features.flatMap(({ column, kind }, i) => {
    const at = `features.${i} ${column}`
    const broken = forbidden(at, column)
    if (broken.length > 0) return broken
    return kind === 'score' && rules.noScoresInGrades.includes(plan.grade) ? [NO_SCORES(at, plan.grade)] : []
  })
  const others = headings.filter(h => plan.features.every(f => f.column !== h))
  return [...features, ...others.flatMap(h => forbidden(h, h))]
}

const FORBIDDEN = (at: string, zh: string, en: string) =>
  refusal(
    'classes.forbidden-feature',
    at,
    t(`${zh}。`, `Not allowed: ${en}.`),
    t('请从方案和名单中删去这一项。', 'Remove it from the plan and the list.'),
  )
const NO_SCORES = (at: string, grade: number) =>
  refusal(
    'classes.scores-too-early',
    at,
    t(`${grade} 年级编班不得使用成绩。`, `Grade ${grade} is formed without any scores.`),
    t('请只用性别、年龄、来源等特征。', 'Use sex, age, origin and the like only.'),
  )
