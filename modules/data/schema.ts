import { isPeriod, STAGES } from '@kit/base'
import { z } from 'zod'

/** What crosses the border of the data module: HTTP, CLI, other modules' screens. */

export const TextSchema = z.object({ zh: z.string(), en: z.string() })
export const StageSchema = z.enum(STAGES)
export const PeriodSchema = z
  .string()
  .refine(isPeriod, 'a school year such as 2020-2021 or a calendar year such as 2020')
export const RegionCodeSchema = z.string().regex(/^\d{12}$/)

export const RefusalSchema = z.object({
  code: z.string(),
  at: z.string(),
  because: TextSchema,
  todo: TextSchema,
})

export const RegionSchema = z.object({
  code: RegionCodeSchema,
  name: TextSchema,
  level: z.enum(['nation', 'province', 'city', 'county', 'township', 'village']),
  parent: RegionCodeSchema.nullable(),
  /** True where the figures are made up for demonstration; every page and report says so. */
  synthetic: z.boolean(),
})
export type Region = z.infer<typeof RegionSchema>

/** school: has its own identity code; campus and teaching point hang under a school; union: several schools, one legal entity. */
export const UnitKindSchema = z.enum([
  'school',
  'legal-entity',
  'campus',
  'teaching-point',
  'union',
  'group',
  'region',
])
export type UnitKind = z.infer<typeof UnitKindSchema>
export const UnitSchema = z.object({
  id: z.string().min(1),
  kind: UnitKindSchema,
  /** 学校(机构)标识码, 10 digits; absent for groups and the region itself. */
  code: z.string().nullable(),
  name: z.string().min(1),
  /** The school a campus or teaching point belongs to. */
  parent: z.string().nullable(),
  legalEntity: z.string().nullable(),
  /** Education group (教育集团) or union (联校) it is a member of. */
  memberOf: z.string().nullable(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
})
export type Unit = z.infer<typeof UnitSchema>

/** Where a figure was found: a cell, a line, or the rows it was counted from. */
export const LocatorSchema = z.object({
  sheet: z.string().optional(),
  /** A1 notation */
  cell: z.string().optional(),
  line: z.number().int().optional(),
  /** Clause of a document, for figures taken from a text. */
  clause: z.string().optional(),
  rows: z.string().optional(),
})
export type Locator = z.infer<typeof LocatorSchema>

export const SourceKindSchema = z.enum([
  'workbook',
  'csv',
  'form',
  'register',
  'document',
  'demo',
  'correction',
])
export const FactSourceSchema = z.object({
  id: z.string(),
  kind: SourceKindSchema,
  /** Stream: entries of one stream supersede one another; entries of different streams with different values are a conflict. */
  stream: z.string(),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  mapping: z.string().nullable(),
  importedBy: z.string(),
  importedAt: z.string(),
})
export type FactSource = z.infer<typeof FactSourceSchema>

/** Who, when, what, value, whence. A `null` value is a recorded "not available", never zero. */
export const FactSchema = z.object({
  id: z.string(),
  unit: z.string(),
  period: PeriodSchema,
  metric: z.string(),
  stage: StageSchema,
  value: z.number().nullable(),
  text: z.string().nullable(),
  /** As it stood in the cell. */
  raw: z.string().nullable(),
  source: z.string(),
  locator: LocatorSchema,
  recordedAt: z.string(),
  reason: z.string().nullable(),
})
export type Fact = z.infer<typeof FactSchema>

/** A new entry before it has an id and a time. */
export type NewFact = Omit<Fact, 'id' | 'source' | 'recordedAt' | 'reason'>

/** The value that counts for one (unit, period, metric, stage), and what else was said. */
export const FigureSchema = z.object({
  unit: z.string(),
  period: PeriodSchema,
  metric: z.string(),
  stage: StageSchema,
  official: FactSchema,
  /** Entries of other streams with another value. */
  rivals: z.array(FactSchema),
  /** `sole`: nobody disagrees · `chosen`: a person picked it · `contested`: differing entries and nobody has picked yet. */
  standing: z.enum(['sole', 'chosen', 'contested']),
  /** A choice that should be looked at again: the chosen stream has moved, or somebody disagreed after it. */
  outdated: z.boolean(),
})
export type Figure = z.infer<typeof FigureSchema>

export const PeriodStateSchema = z.object({
  period: PeriodSchema,
  state: z.enum(['open', 'submitted', 'locked']),
  submittedBy: z.string().nullable(),
  submittedAt: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  /** Digest of the facts at confirmation. */
  digest: z.string().nullable(),
  figures: z.number().int(),
  contested: z.number().int(),
  schools: z.number().int(),
  /** Schools that have submitted their own figures and were not sent back. */
  submittedSchools: z.number().int(),
  /** Entries made after the period was locked, each with a reason. */
  corrections: z.number().int(),
})
export type PeriodState = z.infer<typeof PeriodStateSchema>

export const ChoiceSchema = z.object({
  id: z.string(),
  fact: z.string(),
  reason: z.string(),
  chosenBy: z.string(),
  chosenAt: z.string(),
})

/** Every entry of one figure, oldest first, each with its source; and who picked which. */
export const FigureHistorySchema = z.object({
  figure: FigureSchema,
  entries: z.array(z.object({ fact: FactSchema, source: FactSourceSchema })),
  choices: z.array(ChoiceSchema),
})
export type FigureHistory = z.infer<typeof FigureHistorySchema>

export const FigurePageSchema = z.object({
  total: z.number().int(),
  offset: z.number().int(),
  items: z.array(FigureSchema),
})
export type FigurePage = z.infer<typeof FigurePageSchema>

/** A unit with its attributes of a period (kind, urban-rural class, coordinates …) by metric id. */
export const UnitViewSchema = UnitSchema.extend({ attributes: z.record(z.string(), z.number()) })
export type UnitView = z.infer<typeof UnitViewSchema>

/** One thing wrong in a file: rule, place, value, why, what to do. `error` stops the import, `warning` asks, `note` tells. */
export const ProblemSchema = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'note']),
  sheet: z.string(),
  cell: z.string().nullable(),
  value: z.string().nullable(),
  because: TextSchema,
  todo: TextSchema,
})
export type Problem = z.infer<typeof ProblemSchema>

export const ImportStateSchema = z.enum([
  'reading',
  'checking',
  'ready',
  'refused',
  'storing',
  'stored',
  'cancelled',
  'interrupted',
  'failed',
])
export const ImportSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string().nullable(),
  bytes: z.number(),
  state: ImportStateSchema,
  mapping: z.string().nullable(),
  period: PeriodSchema.nullable(),
  /** 0…1 of the present state. */
  progress: z.number(),
  rows: z.number().int(),
  counts: z.object({ error: z.number(), warning: z.number(), note: z.number() }),
  preview: z
    .object({
      unitsNew: z.number(),
      unitsKnown: z.number(),
      factsNew: z.number(),
      factsChanged: z.number(),
      factsSame: z.number(),
      factsContested: z.number(),
      sample: z.array(
        z.object({
          unit: z.string(),
          unitName: z.string(),
          metric: z.string(),
          stage: StageSchema,
          before: z.number().nullable(),
          after: z.number().nullable(),
          at: z.string(),
        }),
      ),
    })
    .nullable(),
  /** The first 500; the error workbook has all of them. */
  problems: z.array(ProblemSchema),
  startedBy: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type Import = z.infer<typeof ImportSchema>

export const MetricViewSchema = z.object({
  id: z.string(),
  title: TextSchema,
  definition: TextSchema,
  unit: z.string(),
  unitSymbol: TextSchema,
  level: z.enum(['school', 'region']),
  stages: z.array(StageSchema),
  flags: z.array(z.string()),
  /** Meaning of the codes of a code metric; empty for others. Screens filter and label by it. */
  codes: z.array(z.object({ code: z.number(), title: TextSchema })),
  /** count, amount, money, share, code, flag, year, coordinate or text */
  type: z.string(),
})
export type MetricView = z.infer<typeof MetricViewSchema>

/** The metrics and the units they are counted in. */
export const VocabularyViewSchema = z.object({
  metrics: z.array(MetricViewSchema),
  units: z.array(z.object({ id: z.string(), title: TextSchema, symbol: TextSchema })),
})
export type VocabularyView = z.infer<typeof VocabularyViewSchema>

/** Longitude and latitude. */
const PositionSchema = z.tuple([z.number(), z.number()]).readonly()
const RingSchema = z.array(PositionSchema)

/** The outline of a region as it is drawn: named polygons (the region, its townships) in CGCS2000 degrees. */
export const OutlineSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ name: z.string(), code: z.string().nullable() }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(RingSchema) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(RingSchema)) }),
      ]),
    }),
  ),
})
export type Outline = z.infer<typeof OutlineSchema>

/** The same as somebody sends it: any GeoJSON collection; what is wrong with its parts is told by `checkOutline`. */
export const OutlineFileSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        properties: z.record(z.string(), z.unknown()).nullish(),
        geometry: z.unknown(),
      }),
    )
    .min(1)
    .max(2000)
    .readonly(),
  crs: z.object({ properties: z.record(z.string(), z.unknown()).optional() }).nullish(),
})
export type OutlineFile = z.infer<typeof OutlineFileSchema>

/** Which outline is drawn, and whence. */
export const OutlineOnRecordSchema = z.object({
  fileName: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  outline: OutlineSchema,
})
export type OutlineOnRecord = z.infer<typeof OutlineOnRecordSchema>
