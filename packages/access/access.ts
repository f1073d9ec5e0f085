import type { AnyRoute, Gate } from '@kit/http'
import type { Store } from '@kit/store'
import type { FastifyInstance } from 'fastify'
import { createAuth } from './auth.ts'
import type { Caller, Permission } from './caller.ts'
import { peopleGate } from './gate.ts'
import { peopleRoutes } from './routes.ts'
import { signingKey } from './settings.ts'
import { firstVisitRoutes, type RegisterRegion } from './setup.ts'
import { mountSignIn } from './sign-in-routes.ts'

export interface AccessOptions {
  /** Permissions of the whole product. */
  readonly catalogue: readonly Permission[]
  readonly registerRegion: RegisterRegion
  /** True when people reach the product by https: cookies then travel by https only. */
  readonly https: boolean
}

export interface Access {
  readonly gate: Gate<Caller>
  readonly routes: readonly AnyRoute<Caller>[]
  /** Sign-in, sign-out, change of password. */
  mount(app: FastifyInstance): void
}

export const ACCESS_MIGRATIONS = new URL('./migrations/', import.meta.url)

/** People, roles and the door, on a migrated database. */
export async function openAccess(store: Store, options: AccessOptions): Promise<Access> {
  const auth = createAuth({ secret: await signingKey(store), https: options.https })
  return {
    gate: peopleGate(store, auth, options.catalogue),
    routes: [...firstVisitRoutes(options.registerRegion), ...peopleRoutes],
    mount: app => mountSignIn(app, store, auth),
  }
}
