import { STAGES } from '@kit/base'
import { z } from 'zod'
import { TextSchema } from '../schema.ts'

/**
 * A mapping (`policies/mappings/<id>/mapping.yaml`) says how a layout is recognised and which column is which figure. A
 * new layout is a new mapping; no code knows any layout by name.
 */

/** Heading texts that name one column; any of them will do. Compared without blanks, full-width signs or a final `*`. */
const Headings = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

/** What a school is, beside its figures. Values of `parent`, `legalEntity` and `memberOf` name another unit. */
const UNIT_FIELDS = [
  'code',
  'name',
  'kind',
  'parent',
  'legalEntity',
  'memberOf',
  'openedOn',
  'closedOn',
] as const
export type UnitField = (typeof UNIT_FIELDS)[number]

const ColumnSchema = z.union([
  z.strictObject({
    metric: z.string(),
    /** Left out: the metric's title with its unit, as our template writes it. */
    heading: Headings.optional(),
    /** Left out: the stage of the row or sheet where the metric is given by stage, else the whole school. */
    stage: z.enum(STAGES).optional(),
    /** Unit of measure of the column; left out: the unit of the metric (yuan for money). */
    unit: z.string().optional(),
    required: z.boolean().default(false),
  }),
  z.strictObject({ field: z.enum(UNIT_FIELDS), heading: Headings, required: z.boolean().default(false) }),
  /** A column that must equal the sum of others of its row; it is checked, never stored. */
  z.strictObject({ total: z.array(z.string()).min(1), heading: Headings }),
  /** Numbers of persons: their check sign is tested, the number itself is neither stored nor shown. */
  z.strictObject({ person: z.literal(true), heading: Headings }),
  z.strictObject({ ignore: z.literal(true), heading: Headings }),
])
export type MappedColumn = z.infer<typeof ColumnSchema>

const Heading = z.strictObject({
  /** All of these stand in the heading row; that is how it is found. */
  needs: z.array(z.string()).min(1),
  /** Rows of a heading of several levels; texts of the levels are joined by “/”. */
  rows: z.number().int().min(1).max(4).default(1),
  /** Rows between the heading and the first school: units, column numbers. */
  below: z.number().int().min(0).max(4).default(0),
  /** How far down it may begin. */
  within: z.number().int().min(1).max(40).default(15),
})

const RowFilter = z.strictObject({ heading: Headings, matches: z.string() })

const Common = {
  /** Pattern of the names of the sheets meant. */
  sheet: z.string(),
  title: TextSchema.optional(),
  heading: Heading,
  /** Rows that are no school; `total: true`: their figures must be the sum of the rows above. */
  skip: z.array(RowFilter.extend({ total: z.boolean().default(false) })).default([]),
  only: z.array(RowFilter).default([]),
  optional: z.boolean().default(false),
}

/** One row per school, or per school and stage; one column per figure. */
const WideSheet = z.strictObject({
  layout: z.literal('wide'),
  ...Common,
  unit: z.strictObject({ code: Headings.optional(), name: Headings.optional() }),
  /** Where the stage of a row stands, or the one stage of the sheet. */
  stage: z.union([z.strictObject({ heading: Headings }), z.enum(STAGES)]).optional(),
  /** This sheet registers schools: codes not known before become new schools. */
  registers: z.boolean().default(false),
  columns: z.array(ColumnSchema).min(1),
})

/** One row per figure. Without `unit` every row is about the region itself. */
const LongSheet = z.strictObject({
  layout: z.literal('long'),
  ...Common,
  unit: z.strictObject({ code: Headings.optional(), name: Headings.optional() }).optional(),
  period: Headings.optional(),
  metric: Headings,
  stage: Headings.optional(),
  value: Headings,
  measure: Headings.optional(),
  remark: Headings.optional(),
  registers: z.boolean().default(false),
})
export type WideSheet = z.infer<typeof WideSheet>
export type LongSheet = z.infer<typeof LongSheet>
export type MappedSheet = WideSheet | LongSheet

export const MappingSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: TextSchema,
  note: TextSchema.optional(),
  /** `unverified`: made from descriptions, never tried on a real file of that layout; shown to the user. */
  status: z.enum(['verified', 'unverified']),
  format: z.enum(['workbook', 'csv']).default('workbook'),
  /** Entries of one stream supersede one another; entries of other streams are rivals. */
  stream: z.string(),
  recognise: z.strictObject({
    /** Patterns of sheet names, all of which must be there. */
    sheets: z.array(z.string()).default([]),
    /** Patterns of texts in the first rows, all of which must be there. */
    texts: z.array(z.string()).default([]),
    /** At least one sheet must have its heading row. */
    headings: z.boolean().default(true),
  }),
  /** Where the file says its period: the first match of the pattern in the first rows, sheet names or file name. */
  period: z
    .strictObject({
      pattern: z.string(),
      years: z.enum(['school-year', 'calendar-year']).default('school-year'),
    })
    .optional(),
  /** Where the file says its region. */
  region: z.strictObject({ pattern: z.string() }).optional(),
  sheets: z.array(z.discriminatedUnion('layout', [WideSheet, LongSheet])).min(1),
})
export type Mapping = z.infer<typeof MappingSchema>

export function headingsOf(headings: string | readonly string[]): readonly string[] {
  return typeof headings === 'string' ? [headings] : headings
}
