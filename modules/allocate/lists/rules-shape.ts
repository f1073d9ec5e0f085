import { z } from 'zod'

/** A sentence in both languages, as plans write it. */
export const TextShape = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
/** Where a rule comes from. */
export const SourceShape = z.strictObject({
  title: z.string().min(1),
  href: z.string().min(1),
  status: z.enum(['verified', 'recalled', 'example']),
})
