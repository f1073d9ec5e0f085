import { PeriodSchema, StageSchema, TextSchema } from '@loop/data/schema'
import { z } from 'zod'
import { LineageSchema, SourceStatusSchema } from '../lineage-schema.ts'

/** The money of a county over all documents that hold there. Whole fen; null is not known, never nothing. */

const fen = z.number().int()
const maybeFen = fen.nullable()
const DaySchema = z.iso.date()

/** A school, or null for outside the county. */
export const PlaceSchema = z.string().min(1).nullable()

/** Pupils who moved: heads only, no names and no numbers of pupils. */
export const MoveDraftSchema = z.object({
  from: PlaceSchema,
  to: PlaceSchema,
  stage: StageSchema,
  /** First day at the new school. */
  day: DaySchema,
  /** By metric: all of them (`pupils`) and, of these, boarders and others. What is not named has not been said. */
  heads: z.record(z.string(), z.number().int().min(0).max(100_000)),
  /** What it rests on: notice, register of transfers, row of a file. */
  note: z.string().trim().min(1).max(500),
})
export type MoveDraft = z.infer<typeof MoveDraftSchema>

export const MoveSchema = MoveDraftSchema.extend({
  id: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  cancelled: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
})
export type Move = z.infer<typeof MoveSchema>

/** The heads of a move money asks for, and the columns of a file of moves. */
export const MovesSchema = z.object({
  moves: z.array(MoveSchema),
  metrics: z.array(z.object({ id: z.string(), title: TextSchema, stages: z.array(StageSchema) })),
})
export type Moves = z.infer<typeof MovesSchema>

/** Money of one school, or of all: due by heads, moved with pupils, due after that, paid. */
const sums = {
  amount: fen,
  movedIn: fen,
  movedOut: fen,
  after: fen,
  /** Of the rows for which it is known what was paid. */
  paid: fen,
  /** Paid less due, over the same rows; negative is owed to the school. */
  difference: fen,
  /** Rows whose amount, or whose moves, cannot be reckoned: they are in no sum. */
  open: z.number().int(),
  /** Rows without a figure of what was paid. */
  unpaidUnknown: z.number().int(),
}
export const MoneySumsSchema = z.object(sums)
export type MoneySums = z.infer<typeof MoneySumsSchema>

export const MoneyRowSchema = z.object({
  purpose: z.string(),
  pack: z.string(),
  entitlement: z.string(),
  stage: StageSchema.nullable(),
  heads: z.number().nullable(),
  counted: z.number().nullable(),
  /** Fen a person a year; by days of the funding year where it changes within. */
  rate: z.number().nullable(),
  amount: maybeFen,
  movedIn: maybeFen,
  movedOut: maybeFen,
  after: maybeFen,
  paid: maybeFen,
  difference: maybeFen,
  shares: z.array(z.object({ level: TextSchema, amount: maybeFen })),
})
export type MoneyRow = z.infer<typeof MoneyRowSchema>

export const SchoolMoneySchema = z.object({
  unit: z.string(),
  name: z.string(),
  rows: z.array(MoneyRowSchema),
  ...sums,
})
export type SchoolMoney = z.infer<typeof SchoolMoneySchema>

/** A version of a purpose in a document; which governs, and where. */
export const VersionSchema = z.object({
  pack: z.string(),
  packTitle: TextSchema,
  entitlement: z.string(),
  title: TextSchema,
  clause: z.string(),
  sourceStatus: SourceStatusSchema,
  jurisdiction: z.string(),
  from: z.string(),
  /** Stages it governs; none: superseded. null in the list: whole schools or the county. */
  governs: z.array(StageSchema.nullable()),
  /** Days within which moves change it; null: it does not follow pupils. */
  year: z.object({ from: DaySchema, to: DaySchema }).nullable(),
})
export type Version = z.infer<typeof VersionSchema>

export const PurposeSchema = z.object({
  purpose: z.string(),
  title: TextSchema,
  versions: z.array(VersionSchema),
  ...sums,
})
export type Purpose = z.infer<typeof PurposeSchema>

/** Who has to hand on how much: net of what comes back. */
export const TransferSchema = z.object({
  from: PlaceSchema,
  fromName: z.string().nullable(),
  to: PlaceSchema,
  toName: z.string().nullable(),
  amount: fen,
  moves: z.number().int(),
  byPurpose: z.array(z.object({ purpose: z.string(), amount: fen })),
})
export type Transfer = z.infer<typeof TransferSchema>

export const FundingParameterSchema = z.object({
  pack: z.string(),
  parameter: z.string(),
  title: TextSchema,
  unit: z.string(),
  stage: StageSchema.nullable(),
  value: z.number(),
})
export type FundingParameter = z.infer<typeof FundingParameterSchema>

export const CountyMoneySchema = z.object({
  period: PeriodSchema,
  /** Day of the head-count; heads, floors and covers are read on it. */
  day: DaySchema,
  purposes: z.array(PurposeSchema),
  schools: z.array(SchoolMoneySchema),
  levels: z.array(z.object({ level: TextSchema, amount: fen })),
  advice: z.array(TransferSchema),
  /** Documents with money that hold here but are not in force on the day. */
  notInForce: z.array(z.object({ pack: z.string(), title: TextSchema, from: z.string() })),
  /** Numbers of the governing documents one may try another value of. */
  parameters: z.array(FundingParameterSchema),
  ...sums,
})
export type CountyMoney = z.infer<typeof CountyMoneySchema>

/** The money of one school, every row with its way back. */
export const SchoolSheetSchema = z.object({
  unit: z.string(),
  name: z.string(),
  period: PeriodSchema,
  day: DaySchema,
  rows: z.array(
    MoneyRowSchema.extend({
      title: TextSchema,
      packTitle: TextSchema,
      clause: z.string(),
      year: z.object({ from: DaySchema, to: DaySchema }).nullable(),
      lineage: LineageSchema,
    }),
  ),
  ...sums,
})
export type SchoolSheet = z.infer<typeof SchoolSheetSchema>

export const MoneyWhatIfSchema = z.object({
  today: MoneySumsSchema,
  tried: MoneySumsSchema,
  purposes: z.array(
    z.object({ purpose: z.string(), title: TextSchema, today: fen, tried: fen, difference: fen }),
  ),
  /** Schools for which something changes, the largest change first. */
  schools: z.array(z.object({ unit: z.string(), name: z.string(), today: fen, tried: fen, difference: fen })),
})
export type MoneyWhatIf = z.infer<typeof MoneyWhatIfSchema>
