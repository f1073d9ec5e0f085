import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'

/** Posts and who fills them: what crosses the border. */

const SourceSchema = z.strictObject({
  title: z.string(),
  status: z.enum(['verified', 'seen', 'unverified']),
})
const Day = z.iso.date()
const Whole = z.number().int().nonnegative()
const Positive = z.number().positive()
const AreaSchema = z.enum(['city', 'town', 'rural'])
export type Area = z.infer<typeof AreaSchema>

/** `policies/monitors/staffing.yaml`. */
export const StaffingRulesSchema = z.strictObject({
  id: z.string(),
  title: TextSchema,
  scopes: z.strictObject({ staff: TextSchema, posts: TextSchema }),
  publicCodes: z.array(Whole).min(1),
  areas: z.record(AreaSchema, z.array(Whole)),
  ratios: z.array(
    z.strictObject({
      from: Day,
      source: SourceSchema,
      values: z.array(
        z.strictObject({ stage: StageSchema, city: Positive, town: Positive, rural: Positive }),
      ),
    }),
  ),
  smallSchools: z.array(
    z.strictObject({
      from: Day,
      stages: z.array(StageSchema),
      areas: z.array(AreaSchema),
      atMostPupils: Whole,
      posts: Whole,
      perClasses: Positive,
      source: SourceSchema,
    }),
  ),
  preschool: z.array(
    z.strictObject({ from: Day, teachersPerClass: Whole, carersPerClass: Whole, source: SourceSchema }),
  ),
  counsellors: z.array(
    z.strictObject({
      from: Day,
      stages: z.array(StageSchema),
      atLeast: Whole,
      fullTimeAbove: Whole,
      source: SourceSchema,
    }),
  ),
  timetable: z.array(
    z.strictObject({
      from: Day,
      source: SourceSchema,
      teacherLessons: z.partialRecord(StageSchema, Positive),
      subjects: z.array(
        z.strictObject({
          id: z.string(),
          title: TextSchema,
          metric: z.string(),
          lessons: z.partialRecord(StageSchema, z.array(z.number().nonnegative()).min(1)),
        }),
      ),
      helpers: z.array(z.string()),
    }),
  ),
  ages: z.array(z.strictObject({ metric: z.string(), from: Whole, to: Whole })),
  retirement: z.array(
    z.strictObject({
      from: Day,
      earliest: Whole,
      latest: Whole,
      yearsAhead: z.number().int().positive(),
      source: SourceSchema,
    }),
  ),
  recruits: z.strictObject({ metric: z.string(), source: SourceSchema }),
})
export type StaffingRules = z.infer<typeof StaffingRulesSchema>

const Count = z.number().int().nullable()
const Amount = z.number().nullable()

/** Posts of one school-stage, both sides: whose they are, who uses them. `null`: not reported, which is never zero. */
export const PostAccountSchema = z.object({
  approved: Count,
  /** People whose post is here, wherever they work. */
  filled: Count,
  /** Of these, people who work elsewhere. */
  lent: Count,
  /** People who work here on a post of another school. */
  borrowed: Count,
  /** People who work here without a post. */
  offQuota: Count,
  /** approved + over = usedHere + lent + empty. */
  usedHere: Count,
  empty: Count,
  over: Count,
  /** usedHere + borrowed + offQuota. */
  atWork: Count,
})
export type PostAccount = z.infer<typeof PostAccountSchema>

export const SubjectLackSchema = z.object({
  subject: z.string(),
  /** Teachers the timetable takes, unrounded. */
  demand: Amount,
  teachers: Count,
  /** Teachers lacking, unrounded; never below zero. */
  short: Amount,
})
export type SubjectLack = z.infer<typeof SubjectLackSchema>

export const StaffingRowSchema = z.object({
  unit: z.string(),
  name: z.string(),
  stage: StageSchema,
  area: AreaSchema.nullable(),
  isPublic: z.boolean().nullable(),
  pupils: Count,
  classes: Count,
  staff: Count,
  quota: z.object({
    /** Which rule gave it; `none`: there is no rule for this stage, `unknown`: figures are missing. */
    law: z.enum(['ratio', 'classes', 'none', 'unknown']),
    /** Unrounded. */
    posts: Amount,
    says: TextSchema,
  }),
  /** Whole people lacking or to spare against the quota. */
  short: Count,
  spare: Count,
  posts: PostAccountSchema,
  /** False when the account does not lead to the staff reported. */
  addsUp: z.boolean().nullable(),
  subjects: z.array(SubjectLackSchema),
  /** Teachers lacking in these subjects together, after those who teach several; whole people. */
  subjectsShort: Count,
  preschool: z.object({ teachersShort: Count, carersShort: Count }).nullable(),
  /** Teachers by band of age; null when one band is missing. */
  ages: z.array(z.number().int()).nullable(),
  /** Of the recruits of three years, those the school lacked before they came. */
  recruits: z.object({ recruited: Count, needed: Count }),
})
export type StaffingRow = z.infer<typeof StaffingRowSchema>

export const CounsellorRowSchema = z.object({
  unit: z.string(),
  name: z.string(),
  pupils: Count,
  counsellors: Count,
  fullTime: Count,
  finding: z.enum(['met', 'none', 'not-full-time', 'unknown']),
})
export type CounsellorRow = z.infer<typeof CounsellorRowSchema>

export const AheadSchema = z.object({
  years: z.number().int(),
  least: z.number(),
  most: z.number(),
})
export type Ahead = z.infer<typeof AheadSchema>

export const StaffingStageSchema = z.object({
  stage: StageSchema,
  schools: z.number().int(),
  /** Staff of the schools whose quota is known; where no quota is set, of all that reported. */
  staff: Count,
  /** Sum of the quotas of the schools that have both quota and staff. */
  quota: Amount,
  short: z.number().int(),
  shortSchools: z.number().int(),
  spare: z.number().int(),
  /** Schools whose quota or staff cannot be told. */
  unknown: z.number().int(),
  subjects: z.array(
    z.object({ subject: z.string(), title: TextSchema, short: z.number(), schools: z.number().int() }),
  ),
  /** Schools without figures by subject. */
  subjectsUnknown: z.number().int(),
  preschool: z
    .object({ teachersShort: z.number().int(), carersShort: z.number().int(), unknown: z.number().int() })
    .nullable(),
  ages: z.array(z.object({ from: z.number(), to: z.number(), teachers: z.number().int() })).nullable(),
  agesUnknown: z.number().int(),
  ahead: z.array(AheadSchema),
})
export type StaffingStage = z.infer<typeof StaffingStageSchema>

/** The account of the county: what is lent must be borrowed somewhere. */
export const LedgerSchema = z.object({
  approved: z.number().int(),
  filled: z.number().int(),
  usedHere: z.number().int(),
  lent: z.number().int(),
  borrowed: z.number().int(),
  borrowedByPrivate: z.number().int(),
  offQuota: z.number().int(),
  empty: z.number().int(),
  over: z.number().int(),
  /** Lent, and no school uses them: they work outside schools. `null`: some school has not reported. */
  outside: Count,
  /** Borrowed, and no school has lent them. */
  unsourced: Count,
  /** School stages in the account, and those left out because a figure is missing. */
  counted: z.number().int(),
  missing: z.number().int(),
})
export type Ledger = z.infer<typeof LedgerSchema>

export const StaffingSchema = z.object({
  period: PeriodSchema,
  /** The day whose rules were applied. */
  day: z.string(),
  scopes: z.object({ staff: TextSchema, posts: TextSchema }),
  stages: z.array(StaffingStageSchema),
  ledger: LedgerSchema,
  rows: z.array(StaffingRowSchema),
  counsellors: z.array(CounsellorRowSchema),
  counsellorRule: z.object({ atLeast: z.number(), fullTimeAbove: z.number() }).nullable(),
  recruits: z.object({
    recruited: z.number().int(),
    needed: z.number().int(),
    /** Schools still short that got nobody. */
    forgotten: z.number().int(),
    unknown: z.number().int(),
  }),
  sources: z.array(z.object({ about: TextSchema, title: z.string(), status: z.string() })),
  method: TextSchema,
})
export type Staffing = z.infer<typeof StaffingSchema>
