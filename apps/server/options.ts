import type { Text } from '@kit/base'

export interface Progress {
  readonly step: Text
  readonly done: number
  readonly total: number | null
}

export interface ServeOptions {
  /** Where the database and the log live. */
  readonly dataDir: string
  readonly port: number
  /** `127.0.0.1`: this computer only · `0.0.0.0`: everybody in the network. */
  readonly host: string
  /** Load the made-up district if this is the first start. */
  readonly demo: boolean
  /** 12-digit code for the made-up district instead of its own. */
  readonly region?: string
  readonly onProgress: (progress: Progress) => void
}
