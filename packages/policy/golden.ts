import { STAGES, type Stage } from '@kit/base'
import { z } from 'zod'

/**
 * Worked examples of a pack (`policies/<pack>/golden/*.yaml`): a small county, written out, and what must come out of it.
 * The arithmetic stands in the file as a comment. `null`, or a figure that is not there, is missing.
 */

const Figures = z.record(z.string(), z.number().nullable())
const byStage = Object.fromEntries(STAGES.map(stage => [stage, Figures.optional()])) as Record<
  Stage,
  z.ZodOptional<typeof Figures>
>
const Verdict = z.enum(['pass', 'fail', 'undetermined', 'not-applicable'])
const StageName = z.enum(STAGES)
const number = z.number().nullable()

/** `reached`, `missed`: decided; `on-track`, `off-track`: before the last year, against what the path demands now. */
export const TARGET_STATUSES = ['reached', 'missed', 'on-track', 'off-track', 'undetermined'] as const
export type TargetStatus = (typeof TARGET_STATUSES)[number]

/** `printed`: nothing to compare with; `undetermined`: our figures are missing; `damaged`: never computed with. */
export const RECORD_STATES = ['agrees', 'differs', 'undetermined', 'printed', 'damaged'] as const
export type RecordState = (typeof RECORD_STATES)[number]

/** `missing`: a figure it needs was not reported, which is never zero. */
export const STANDARD_STATES = ['met', 'lacking', 'missing', 'none'] as const
export type StandardState = (typeof STANDARD_STATES)[number]

const School = z.strictObject({
  id: z.string(),
  /** The school an uncounted campus or teaching point belongs to. */
  parent: z.string().optional(),
  ...byStage,
})

const ExpectedCell = z.strictObject({
  value: number.optional(),
  numerator: number.optional(),
  standing: z.enum(['reaches', 'floor', 'below', 'missing', 'none']).optional(),
  gap: number.optional(),
  /** Id of the relaxation that was applied; `null`: none. */
  relaxation: z.string().nullable().optional(),
})

const Expected = z.strictObject({
  verdict: Verdict.optional(),
  /** One school-stage each; only what is named is compared. `cells` by indicator id. */
  schools: z
    .array(
      z.strictObject({
        id: z.string(),
        stage: StageName,
        verdict: Verdict.optional(),
        reached: z.number().int().optional(),
        fails: z.array(z.string()).optional(),
        merged: z.array(z.string()).optional(),
        cells: z.record(z.string(), ExpectedCell).optional(),
      }),
    )
    .optional(),
  indicators: z
    .array(
      z.strictObject({
        id: z.string(),
        stage: StageName,
        mean: number.optional(),
        deviation: number.optional(),
        cv: number.optional(),
        cvLimit: number.optional(),
        threshold: number.optional(),
        verdict: Verdict.optional(),
        schools: z.number().int().optional(),
        missing: z.number().int().optional(),
      }),
    )
    .optional(),
  /** `stage` only for tests that give one result a stage. `failing` and `missing` are compared as sets. */
  tests: z
    .array(
      z.strictObject({
        id: z.string(),
        stage: StageName.optional(),
        verdict: Verdict.optional(),
        value: number.optional(),
        limit: number.optional(),
        failing: z.array(z.string()).optional(),
        points: z.number().optional(),
        /** Of a statutory test: fen that are lacking, and the sum it is about for each pupil. */
        shortfall: number.optional(),
        perPupil: number.optional(),
      }),
    )
    .optional(),
  targets: z
    .array(
      z.strictObject({
        id: z.string(),
        status: z.enum(TARGET_STATUSES).optional(),
        value: number.optional(),
        /** What the path demands this year. */
        expected: number.optional(),
        gap: number.optional(),
        projected: number.optional(),
      }),
    )
    .optional(),
  records: z
    .array(
      z.strictObject({
        id: z.string(),
        state: z.enum(RECORD_STATES).optional(),
        computed: number.optional(),
        difference: number.optional(),
      }),
    )
    .optional(),
  /** Who fires it and of whom it cannot be told, exactly: schools by id, `A@primary` at one stage, the county `county`. */
  triggers: z
    .array(
      z.strictObject({
        id: z.string(),
        fires: z.array(z.string()).optional(),
        open: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  /** One school (or school-stage) each; without `school` that of the county. `shares` in the order of the pack. */
  entitlements: z
    .array(
      z.strictObject({
        id: z.string(),
        school: z.string().optional(),
        stage: StageName.optional(),
        applies: z.boolean().nullable().optional(),
        heads: number.optional(),
        counted: number.optional(),
        rate: number.optional(),
        amount: number.optional(),
        paid: number.optional(),
        shares: z.array(z.number()).optional(),
      }),
    )
    .optional(),
  /** One school (or school-stage) each; `none`: nothing is asked of it. Money in fen. */
  standards: z
    .array(
      z.strictObject({
        id: z.string(),
        school: z.string(),
        stage: StageName.optional(),
        state: z.enum(STANDARD_STATES).optional(),
        have: number.optional(),
        need: number.optional(),
        lacking: number.optional(),
        quantity: number.optional(),
        cost: number.optional(),
      }),
    )
    .optional(),
  /** Of whom a score holds and of whom it cannot be told, exactly; points by school. */
  scores: z
    .array(
      z.strictObject({
        id: z.string(),
        weak: z.array(z.string()).optional(),
        open: z.array(z.string()).optional(),
        points: z.record(z.string(), number).optional(),
      }),
    )
    .optional(),
  /** The tier of a school; `null`: none, or it cannot be told. */
  tiers: z
    .array(z.strictObject({ school: z.string(), tier: z.string().nullable(), told: z.boolean().optional() }))
    .optional(),
  /** The next step for idle premises, by school, exactly. */
  idle: z
    .array(z.strictObject({ id: z.string(), steps: z.record(z.string(), z.string().nullable()) }))
    .optional(),
  /** Exactly these schools are left out, by these exclusion ids of the scope. */
  excluded: z.array(z.strictObject({ id: z.string(), rule: z.string() })).optional(),
})

export const GoldenFileSchema = z.strictObject({
  /** |a − b| ≤ tolerance, absolute. */
  tolerance: z.number().nonnegative(),
  /** Day on which the parameters are read, unless a case says otherwise. */
  day: z.iso.date(),
  period: z.string(),
  /** Figures every school has unless it says otherwise, only for the stages the school itself names. */
  defaults: z.strictObject(byStage).optional(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      day: z.iso.date().optional(),
      /** Unless said otherwise that of the file. */
      period: z.string().optional(),
      /** Values of parameters with choices, where the case tests another reading than the pack's. */
      choose: z.record(z.string(), z.number()).optional(),
      /** Figures of the county as a whole. */
      region: Figures.optional(),
      schools: z.array(School).default([]),
      /** Earlier years, for `previous(…)` and for trends. */
      before: z
        .array(
          z.strictObject({
            period: z.string(),
            region: Figures.optional(),
            schools: z.array(School).default([]),
          }),
        )
        .default([]),
      expect: Expected,
    }),
  ),
  /** Published tables of single CVs with their composite, rounded to `places` decimals by the publisher. */
  composites: z
    .array(
      z.strictObject({
        name: z.string(),
        stage: StageName,
        cvs: z.array(z.number()),
        published: z.number(),
        places: z.number().int(),
      }),
    )
    .default([]),
})

export type GoldenText = z.infer<typeof GoldenFileSchema>
export type GoldenExpectation = z.infer<typeof Expected>

export interface GoldenFigure {
  readonly metric: string
  readonly stage: Stage
  readonly value: number | null
}
export interface GoldenSchool {
  readonly id: string
  readonly parent: string | null
  readonly figures: readonly GoldenFigure[]
}
/** What was reported for one period. */
export interface GoldenPeriod {
  readonly period: string
  readonly region: readonly GoldenFigure[]
  readonly schools: readonly GoldenSchool[]
}
export interface GoldenCase extends GoldenPeriod {
  readonly name: string
  /** `policies/…/golden/file.yaml:12` */
  readonly at: string
  readonly day: string
  readonly tolerance: number
  readonly choose: Readonly<Record<string, number>>
  readonly before: readonly GoldenPeriod[]
  readonly expect: GoldenExpectation
}
export interface GoldenComposite {
  readonly name: string
  readonly at: string
  readonly stage: Stage
  readonly cvs: readonly number[]
  readonly published: number
  readonly places: number
}
export interface Golden {
  readonly cases: readonly GoldenCase[]
  readonly composites: readonly GoldenComposite[]
}

type ToldPeriod = Pick<GoldenText['cases'][number], 'region' | 'schools'>

/** Spreads the defaults over the schools of a file. `at(path)` gives the place of a node, for messages. */
export function readGolden(text: GoldenText, at: (path: readonly (string | number)[]) => string): Golden {
  const told = ({ region, schools }: ToldPeriod, period: string): GoldenPeriod => ({
    period,
    region: Object.entries(region ?? {}).map(([metric, value]) => ({ metric, stage: 'all', value })),
    schools: schools.map(school => ({
      id: school.id,
      parent: school.parent ?? null,
      figures: STAGES.flatMap(stage => figuresOf(school[stage], text.defaults?.[stage], stage)),
    })),
  })
  const cases = text.cases.map(
    (c, i): GoldenCase => ({
      ...told(c, c.period ?? text.period),
      name: c.name,
      at: at(['cases', i]),
      day: c.day ?? text.day,
      tolerance: text.tolerance,
      choose: c.choose ?? {},
      before: c.before.map(earlier => told(earlier, earlier.period)),
      expect: c.expect,
    }),
  )
  const composites = text.composites.map((c, i) => ({ ...c, at: at(['composites', i]) }))
  return { cases, composites }
}

function figuresOf(
  own: Readonly<Record<string, number | null>> | undefined,
  defaults: Readonly<Record<string, number | null>> | undefined,
  stage: Stage,
): GoldenFigure[] {
  if (own === undefined) return []
  return Object.entries({ ...defaults, ...own }).map(([metric, value]) => ({ metric, stage, value }))
}
