import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { SourceShape, TextShape } from '../lists/rules-shape.ts'
import { PlanRequestSchema, planViewSchema } from '../plan/schema.ts'

/** Pupils of the years ahead, and where seats and classes will not be enough. */

const Percent = z.number().min(0).max(1000)
/** Assumptions: `policies/plans/forecast/<id>.yaml`, or a file of one's own. */
export const NamedScenariosSchema = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  entryAge: z.int().min(0).max(18),
  scenarios: z
    .array(
      z.strictObject({
        id: z.string(),
        title: TextShape,
        hukouPercent: Percent,
        permitsPercent: Percent,
        birthsPercent: Percent,
        homes: z.strictObject({
          pupilsPer100Homes: z.number().min(0),
          /** By years after completion; the last one stays. */
          occupiedPercent: z
            .array(z.number().min(0).max(100))
            .min(1)
            .refine(shares => shares.every((x, i) => i === 0 || x >= (shares[i - 1] as number))),
        }),
        changes: z.array(
          z.strictObject({
            fromYear: z.int().min(1),
            entryPercent: Percent,
            stayingPercent: Percent,
            why: TextShape,
          }),
        ),
      }),
    )
    .min(1)
    .refine(all => new Set(all.map(x => x.id)).size === all.length),
  sources: z.array(SourceShape).min(1),
})
export type NamedScenarios = z.infer<typeof NamedScenariosSchema>

const Limits = z.strictObject({ standard: z.int(), large: z.int(), veryLarge: z.int() })
/** `policies/plans/class-size/standard.yaml` */
export const ClassLimitsSchema = z.strictObject({
  id: z.string(),
  title: TextShape,
  note: TextShape,
  limits: z.strictObject({ primary: Limits, junior: Limits }),
  sources: z.array(SourceShape).min(1),
})
export type ClassLimits = z.infer<typeof ClassLimitsSchema>

const ForecastStageSchema = z.enum(['primary', 'junior'])

export const ForecastRequestSchema = PlanRequestSchema.extend({
  /** By which the effect is measured. */
  pack: z.string(),
  /** The lists hold the schools of one stage. */
  stage: ForecastStageSchema,
  scenarios: z.string(),
  /** The scenario figures and effect are of. */
  main: z.string(),
  ahead: z.number().int().min(1).max(12),
  /** Share of its past errors a band holds. */
  sharePercent: z.number().int().min(50).max(99),
  /** Lists that were brought. */
  history: z.uuid(),
  due: z.uuid(),
  seats: z.uuid().nullable(),
  homes: z.uuid().nullable(),
})
export type ForecastRequest = z.infer<typeof ForecastRequestSchema>

/** By year ahead and place, `[h × places + p]`; null where unknown. */
const Numbers = z.array(z.number().nullable())
export const OutlookSchema = z.object({
  pupils: z.array(z.number()),
  low: z.array(z.number()),
  high: z.array(z.number()),
  /** Seats less pupils. */
  spare: Numbers,
  chanceOver: Numbers,
})
export type OutlookView = z.infer<typeof OutlookSchema>

export const ClassWarningSchema = z.object({
  school: z.number().int(),
  /** Counted from 1. */
  grade: z.number().int(),
  pupils: z.number(),
  classes: z.number(),
  /** Pupils a class on average. */
  size: z.number(),
  level: z.enum(['standard', 'large', 'veryLarge']),
})
export type ClassWarning = z.infer<typeof ClassWarningSchema>

export const BackTestSchema = z.object({
  ahead: z.number().int(),
  /** Years of history from which this was tried. */
  origins: z.number().int(),
  /** Sum of errors of all schools over the sum of pupils; null where history is too short. */
  ours: z.number().nullable(),
  threeYears: z.number().nullable(),
  unchanged: z.number().nullable(),
  /** Share of schools whose pupils lay within the band. */
  covered: z.number().nullable(),
})

export const ForecastBodySchema = z.object({
  assumptions: NamedScenariosSchema,
  main: z.string(),
  /** Autumn in which the history begins. */
  firstYear: z.number().int(),
  /** Years of history; the years ahead follow. */
  years: z.number().int(),
  ahead: z.number().int(),
  schools: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      area: z.number().int(),
      longitude: z.number().nullable(),
      latitude: z.number().nullable(),
      seats: z.number().nullable(),
      /** Pupils of every year of history; null where a grade is unknown. */
      pupils: Numbers,
    }),
  ),
  areas: z.array(z.string()),
  scenarios: z.array(
    z.object({
      id: z.string(),
      title: TextSchema,
      schools: OutlookSchema,
      areas: OutlookSchema,
      /** All schools together. */
      whole: OutlookSchema,
    }),
  ),
  backTest: z.array(BackTestSchema),
  limits: z.object({ standard: z.number(), large: z.number(), veryLarge: z.number() }),
  /** Grades that will be above the standard next September, if classes stay as they are. */
  classes: z.array(ClassWarningSchema),
  /** Grades whose number of classes is unknown, so that nothing can be said. */
  classesUnknown: z.number().int(),
  /** Pupils by year ahead, school and grade of the main scenario, rounded to a tenth. */
  grades: z.array(z.number()),
  certificate: z.record(z.string(), z.json()),
})
export type ForecastBody = z.infer<typeof ForecastBodySchema>

export const ForecastViewSchema = planViewSchema(ForecastRequestSchema, ForecastBodySchema)
export type ForecastPlan = z.infer<typeof ForecastViewSchema>['plan']

/** What the screen shows before a run. */
export const ForecastSetUpSchema = z.object({
  assumptions: z.array(NamedScenariosSchema),
  classLimits: ClassLimitsSchema,
  stages: z.array(
    z.object({ stage: ForecastStageSchema, schools: z.number().int(), pupils: z.number().int() }),
  ),
})
export type ForecastSetUp = z.infer<typeof ForecastSetUpSchema>
