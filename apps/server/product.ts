import type { Caller, Permission, RegisterRegion } from '@kit/access'
import type { Text } from '@kit/base'
import type { AnyRoute } from '@kit/http'
import type { Tx } from '@kit/store'

/** A module with its routes bound to what they need. */
export interface Part {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly routes: readonly AnyRoute<Caller>[]
}

/** The modules put together, and the few things the server asks of them itself. */
export interface Product {
  readonly parts: readonly Part[]
  readonly registerRegion: RegisterRegion
  /** Name of a region; its code where no region of that code is on record. */
  readonly regionOf: (tx: Tx, code: string) => Promise<{ code: string; name: Text; synthetic: boolean }>
}
