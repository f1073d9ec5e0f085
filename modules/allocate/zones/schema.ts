import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { PlanRequestSchema, planViewSchema } from '../plan/schema.ts'

/** Attendance zones. Ways are whole metres, places degrees of CGCS2000. */

/** The grid a map was drawn in; only the person who drew it knows. */
export const GridSchema = z.enum(['cgcs2000', 'gcj02', 'bd09'])
export const ZoneStageSchema = z.enum(['primary', 'junior'])

const Metres = z.number().int().min(0).max(1_000_000)
/** What counts besides the way, in metres of way for one pupil; `far` without unit. */
export const ZoneWeightsSchema = z.object({
  overload: Metres.min(1),
  change: Metres,
  uneven: Metres,
  farBeyond: Metres,
  far: z.number().min(0).max(100),
})
export type ZoneWeights = z.infer<typeof ZoneWeightsSchema>

export const RuleNameSchema = z.string().regex(/^[a-z0-9-]+$/)
export const BroughtSchema = z.object({ list: z.uuid(), grid: GridSchema })

export const ZonesRequestSchema = PlanRequestSchema.extend({
  /** By which the effect on verdicts is measured. */
  pack: z.string(),
  stage: ZoneStageSchema,
  /** A map (areas, borders found) or a table (points, borders written). */
  blocks: BroughtSchema.extend({ form: z.enum(['map', 'table']) }),
  schools: BroughtSchema,
  /** Measured ways or streets; without them straight ways times a detour. */
  ways: z.uuid().nullable(),
  /** For looking up by address. */
  addresses: BroughtSchema.nullable(),
  rules: RuleNameSchema,
  weights: ZoneWeightsSchema,
  seed: z.number().int().min(0).max(999_999_999),
  /** Goes on until the plan is proved near enough to the best, as far as the rules allow. */
  isProved: z.boolean(),
})
export type ZonesRequest = z.infer<typeof ZonesRequestSchema>

/** Polygons of rings of places: the first ring outside, the others holes. */
export const AreaSchema = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))))
export type Area = z.infer<typeof AreaSchema>

export const ZoneBlockSchema = z.object({
  id: z.string(),
  name: z.string(),
  pupils: z.number().int(),
  /** Pupils of the group whose share should be alike everywhere. */
  group: z.number().int(),
  lon: z.number(),
  lat: z.number(),
  area: AreaSchema.nullable(),
  /** By their place in the list of schools; −1: none today. */
  school: z.number().int(),
  today: z.number().int(),
  metres: z.number().int(),
  /** To the school of today; null where it has none or no way is known. */
  metresToday: z.number().int().nullable(),
})
export type ZoneBlock = z.infer<typeof ZoneBlockSchema>

/** One of several schools that share a zone. */
export const ZoneMemberSchema = z.object({
  id: z.string(),
  name: z.string(),
  lon: z.number(),
  lat: z.number(),
  seats: z.number().int(),
  /** Its part of the zone’s pupils, by seats. */
  pupils: z.number().int(),
})

/** What has one zone: a school, or several (`members`), which then have one id, one name and one place here. */
export const ZoneSchoolSchema = z.object({
  id: z.string(),
  name: z.string(),
  lon: z.number(),
  lat: z.number(),
  seats: z.number().int(),
  pupils: z.number().int(),
  over: z.number().int(),
  group: z.number().int(),
  /** Metres; null without pupils. */
  mean: z.number().nullable(),
  longest: z.number().nullable(),
  /** Metres of way that one more seat here would save all pupils together. */
  seatValue: z.number(),
  /** A teaching point or other school that keeps at least the blocks it has. */
  isKept: z.boolean(),
  /** The schools that share the zone; none where it has one school. */
  members: z.array(ZoneMemberSchema).default([]),
  years: z.array(z.object({ seats: z.number().int(), pupils: z.number().int(), over: z.number().int() })),
  /** Its outline; null where blocks are points. */
  area: AreaSchema.nullable(),
  /** Today's entrants by the figures; null where the school or its figure is not on record. */
  entrants: z.number().nullable(),
})
export type ZoneSchool = z.infer<typeof ZoneSchoolSchema>

export const ZonesBodySchema = z.object({
  rules: z.object({ title: TextSchema, status: z.string() }),
  weights: ZoneWeightsSchema,
  stage: ZoneStageSchema,
  /** Names of the years after the first, as listed. */
  years: z.array(z.string()),
  pupils: z.number().int(),
  /** Σ pupils × metres. */
  metres: z.number(),
  overload: z.number().int(),
  changed: z.number().int(),
  /** Everything the rules count, and what no plan can be below; in metres. */
  objective: z.number(),
  bound: z.number(),
  /** Pairs of block and school nobody measured a way for: taken as impossible. */
  unmeasured: z.number().int(),
  blocks: z.array(ZoneBlockSchema),
  schools: z.array(ZoneSchoolSchema),
})
export type ZonesBody = z.infer<typeof ZonesBodySchema>

export const ZonesViewSchema = planViewSchema(ZonesRequestSchema, ZonesBodySchema)
export type ZonesPlan = z.infer<typeof ZonesViewSchema>['plan']

export const ZoneRulesSchema = z.object({
  id: z.string(),
  title: TextSchema,
  note: TextSchema,
  status: z.string(),
  weights: ZoneWeightsSchema,
  detour: z.number(),
  /** Kinds of schools that keep at least the blocks they have. */
  keeps: z.array(z.string()),
})

/** What the screen shows before a run: the rules in words, and what the figures say of each stage. */
export const ZonesSetUpSchema = z.object({
  rules: z.array(ZoneRulesSchema),
  stages: z.array(
    z.object({
      stage: ZoneStageSchema,
      schools: z.number().int(),
      entrants: z.number().int(),
      /** Schools whose entrants nobody reported. */
      missing: z.array(z.string()),
      /** Schools whose place nobody reported. */
      unplaced: z.array(z.string()),
    }),
  ),
  hasOutline: z.boolean(),
})
export type ZonesSetUp = z.infer<typeof ZonesSetUpSchema>

/** Which school a place or an address belongs to. */
export const ZoneAnswerSchema = z.object({
  kind: z.enum(['found', 'ambiguous', 'unknown']),
  blocks: z.array(
    z.object({ block: z.string(), name: z.string(), school: z.string(), address: z.string().nullable() }),
  ),
})
export type ZoneAnswer = z.infer<typeof ZoneAnswerSchema>
