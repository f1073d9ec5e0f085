import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'

/** How sure we are of what is shown, what it may never be used for, and the way back from it. */

export const SourceStatusSchema = z.enum(['verified', 'seen', 'computed', 'unverified'])

export const PolicyFlagSchema = z.enum(['no-rank', 'no-publish', 'no-target'])

/** One step of the way from a figure to its cells and clauses. */
export interface LineageNode {
  readonly title: { zh: string; en: string }
  /** Formula in words, with the names of the things. */
  readonly formula: { zh: string; en: string } | null
  readonly value: number | null
  readonly unit: string | null
  readonly clause: {
    id: string
    summary: { zh: string; en: string }
    status: string
    href: string | null
  } | null
  readonly source: {
    file: string | null
    sheet: string | null
    cell: string | null
    line: number | null
    rows: string | null
    raw: string | null
    kind: string
    importedBy: string
    recordedAt: string
  } | null
  readonly standing: 'sole' | 'chosen' | 'contested' | null
  readonly inputs: readonly LineageNode[]
}
export const LineageSchema: z.ZodType<LineageNode> = z.lazy(() =>
  z.object({
    title: TextSchema,
    formula: TextSchema.nullable(),
    value: z.number().nullable(),
    unit: z.string().nullable(),
    clause: z
      .object({ id: z.string(), summary: TextSchema, status: z.string(), href: z.string().nullable() })
      .nullable(),
    source: z
      .object({
        file: z.string().nullable(),
        sheet: z.string().nullable(),
        cell: z.string().nullable(),
        line: z.number().nullable(),
        rows: z.string().nullable(),
        raw: z.string().nullable(),
        kind: z.string(),
        importedBy: z.string(),
        recordedAt: z.string(),
      })
      .nullable(),
    standing: z.enum(['sole', 'chosen', 'contested']).nullable(),
    inputs: z.array(LineageSchema),
  }),
)
