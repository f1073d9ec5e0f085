import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'

/** A list that was brought; its rows are sealed and never leave the server whole. */
export const ListSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: TextSchema,
  file: z.string(),
  rows: z.number().int(),
  headings: z.array(z.string()),
  /** SHA-256 over headings and rows: the same list again has the same digest. */
  digest: z.string(),
  broughtBy: z.string(),
  broughtAt: z.string(),
})
export type List = z.infer<typeof ListSchema>

/** What a kind of list must look like. */
export const ListFormSchema = z.object({
  id: z.string(),
  title: TextSchema,
  form: z.enum(['table', 'geojson']),
  columns: z.array(z.object({ heading: z.string(), note: TextSchema, isNeeded: z.boolean() })),
  hasExample: z.boolean(),
})
export type ListForm = z.infer<typeof ListFormSchema>
