import { catalogueOf, openAccess } from '@kit/access'
import { createHttp, type HttpOptions, mountRoutes, serveWeb } from '@kit/http'
import type { Store } from '@kit/store'
import type { FastifyInstance } from 'fastify'
import type { Product } from './product.ts'
import { productRoutes } from './product-routes.ts'

export interface AppOptions extends HttpOptions {
  /** Folder of the built pages; null where only the API is wanted. */
  readonly webRoot: string | null
  /** Checks every answer against its schema; on in tests and development. */
  readonly checkOutput: boolean
}

/** The whole server on a migrated database, not listening yet. */
export async function buildApp(
  store: Store,
  product: Product,
  options: AppOptions,
): Promise<FastifyInstance> {
  const catalogue = catalogueOf(product.parts.flatMap(part => part.permissions))
  const { registerRegion } = product
  const access = await openAccess(store, { catalogue, registerRegion, https: options.https })
  const routes = [...access.routes, ...product.parts.flatMap(part => part.routes)]
  const app = await createHttp(options)
  access.mount(app)
  mountRoutes(app, [...productRoutes(product, catalogue, routes), ...routes], access.gate, options)
  await serveWeb(app, options.webRoot)
  return app
}
