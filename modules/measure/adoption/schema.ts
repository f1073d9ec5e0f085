import { TextSchema } from '@loop/data/schema'
import { z } from 'zod'

/** Which documents a county has made its own: what crosses the border. */

/** What every page, file and answer of a document says about it. */
export const AdoptionStateSchema = z.object({
  /** `trial`: only tried on our figures; it enters no overview, no money and no agenda. */
  adoption: z.enum(['adopted', 'trial']),
  /** `outside`: it was made for another place. */
  territory: z.enum(['inside', 'outside']),
  /** First day, of a document that has to be adopted; of one not yet in force here, the day on which it will be. */
  from: z.string().nullable(),
  /** What was said when it was adopted. */
  note: z.string().nullable(),
})
export type AdoptionState = z.infer<typeof AdoptionStateSchema>

export const AdoptionEntrySchema = z.object({
  id: z.string(),
  pack: z.string(),
  deed: z.enum(['adopted', 'given-up']),
  from: z.string(),
  note: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
})
export type AdoptionEntry = z.infer<typeof AdoptionEntrySchema>

/** A document on the list of a county. */
export const PackAdoptionSchema = AdoptionStateSchema.extend({
  pack: z.string(),
  title: TextSchema,
  version: z.string(),
  inForceFrom: z.string(),
  /** `law`: holds without anybody adopting it. */
  kind: z.enum(['law', 'plan']),
  /** Region codes begin with it; empty: the document names no territory. */
  jurisdiction: z.string(),
  clauses: z.number().int(),
  targets: z.number().int(),
  duties: z.number().int(),
  /** Every deed, newest first. */
  entries: z.array(AdoptionEntrySchema),
})
export type PackAdoption = z.infer<typeof PackAdoptionSchema>
