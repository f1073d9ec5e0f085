import { ACCESS_MIGRATIONS } from '@kit/access'
import { ok, t } from '@kit/base'
import type { MigrationFolder } from '@kit/store'
import type { Product } from './product.ts'

/** Left to right, as modules import each other. */
export const MIGRATIONS: readonly MigrationFolder[] = [{ module: 'access', folder: ACCESS_MIGRATIONS }]

export interface ProductOptions {
  /** Folder of packs, vocabulary, mappings, checks. */
  readonly policies: string
  readonly dataDir: string
}

/** Puts the modules together: the only place that knows what each of them needs. */
export async function makeProduct(_options: ProductOptions): Promise<Product> {
  return {
    parts: [],
    registerRegion: async () => ok(null),
    regionOf: async (_tx, code) => ({ code, name: t(code, code), synthetic: false }),
    close: async () => {},
  }
}
