import type { Text } from '@kit/base'

/** What a check of published files found, in the same shape whatever was checked. */
export interface Verified {
  readonly rehearsal: boolean
  readonly checks: readonly { readonly id: string; readonly words: Text; readonly holds: boolean }[]
  /** What became of the one family that was asked for: as data, and in sentences. */
  readonly own: { readonly data: unknown; readonly lines: readonly Text[] } | null
}

export interface VerifyFiles {
  readonly list?: string
  readonly schools?: string
  readonly plan?: string
  readonly quotas?: string
  readonly draw?: string
  readonly commitment?: string
  readonly id?: string
}
