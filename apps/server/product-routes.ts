import { type Caller, findPersonOf, type Permission, permissionsOf, readMode, SYSTEM } from '@kit/access'
import { ok } from '@kit/base'
import { type AnyRoute, openApiOf, route } from '@kit/http'
import { z } from 'zod'
import type { Product } from './product.ts'
import { VERSION } from './version.ts'

const TextSchema = z.object({ zh: z.string(), en: z.string() })

const MeSchema = z.object({
  person: z.object({ id: z.string(), name: z.string(), username: z.string() }),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  /** The place of work: what the person sees first. */
  region: z.object({ code: z.string(), name: TextSchema, synthetic: z.boolean() }),
  unit: z.string().nullable(),
  version: z.string(),
  demo: z.boolean(),
  /** Nothing else is open until the password is changed. */
  passwordDue: z.boolean(),
})

/** What belongs to the product as a whole and to no module. */
export function productRoutes(
  product: Product,
  catalogue: readonly Permission[],
  others: readonly AnyRoute<Caller>[],
): readonly AnyRoute<Caller>[] {
  const own = [me(product, catalogue), health]
  return [...own, description([...own, ...others])]
}

function me(product: Product, catalogue: readonly Permission[]): AnyRoute<Caller> {
  return route({
    method: 'get',
    path: '/api/me',
    summary: 'Who is signed in, what they may do, where they work',
    permission: 'signed-in',
    input: z.object({}),
    output: MeSchema,
    run: async (_, { store, actor }: Caller) => {
      const mode = await store.transaction(SYSTEM, readMode)
      const { person, region } = await store.transaction(actor, async tx => {
        const person = await findPersonOf(tx)
        return { person, region: await product.regionOf(tx, person.region) }
      })
      return ok({
        person: { id: person.id, name: person.name, username: person.username },
        roles: [...person.roles],
        permissions: [...permissionsOf(person.roles, catalogue)],
        region,
        unit: person.unit,
        version: VERSION,
        demo: mode === 'demo',
        passwordDue: person.passwordDue,
      })
    },
  })
}

const health: AnyRoute<Caller> = route({
  method: 'get',
  path: '/api/health',
  summary: 'Whether the product and its database answer',
  permission: 'public',
  input: z.object({}),
  output: z.object({ healthy: z.literal(true), version: z.string() }),
  run: async (_, { store }: Caller) => {
    await store.transaction(SYSTEM, readMode)
    return ok({ healthy: true as const, version: VERSION })
  },
})

function description(routes: readonly AnyRoute<Caller>[]): AnyRoute<Caller> {
  const itself: AnyRoute<Caller> = route({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description of all routes',
    permission: 'public',
    input: z.object({}),
    output: z.record(z.string(), z.unknown()),
    run: async () => ok(openApiOf([...routes, itself], { title: 'Junheng', version: VERSION })),
  })
  return itself
}
