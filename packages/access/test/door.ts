import { ok, type RegionCode } from '@kit/base'
import { type AnyRoute, createHttp, HTTP_DEFAULTS, mountRoutes, route } from '@kit/http'
import type { Store } from '@kit/store'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { z } from 'zod'
import { openAccess } from '../access.ts'
import type { Caller } from '../caller.ts'
import { addPerson } from '../people.ts'
import { catalogueOf } from '../permissions.ts'
import { SYSTEM } from '../tables.ts'

export const PASSWORD = 'a long enough secret'

/** A server with access and one route of a made-up module that tells who calls. */
export async function openDoor(store: Store): Promise<FastifyInstance> {
  const catalogue = catalogueOf([{ code: 'data.read', title: { zh: '读', en: 'Read' } }])
  const registerRegion = async () => ok(null)
  const access = await openAccess(store, { catalogue, registerRegion, https: false })
  const app = await createHttp(HTTP_DEFAULTS)
  access.mount(app)
  mountRoutes(app, [...access.routes, whoAmI], access.gate, { checkOutput: true })
  return app
}

const whoAmI: AnyRoute<Caller> = route({
  method: 'get',
  path: '/api/test/:region/who',
  summary: 'Who calls',
  permission: 'data.read',
  input: z.object({ region: z.string() }),
  output: z.object({ name: z.string(), scope: z.string(), unit: z.string().nullable() }),
  run: async (_, { actor }: Caller) =>
    ok({ name: actor.name, scope: actor.scope as string, unit: actor.unit }),
})

export async function hire(
  store: Store,
  person: { username: string; region: RegionCode; role: string; unit?: string },
): Promise<string> {
  const { username, region, role, unit = null } = person
  const added = await store.transaction(SYSTEM, tx =>
    addPerson(tx, {
      username,
      name: username,
      region,
      unit,
      roles: [role],
      password: PASSWORD,
      demo: false,
      passwordDue: false,
    }),
  )
  if (!added.ok) throw new Error(added.refusals[0]?.because.en)
  return added.value.id
}

/** Signs in and returns the cookie header of the session. */
export async function enter(app: FastifyInstance, username: string, password = PASSWORD): Promise<string> {
  const response = await signIn(app, username, password)
  if (response.statusCode !== 200) throw new Error(response.body)
  return cookieOf(response.headers['set-cookie'])
}

export function signIn(app: FastifyInstance, username: string, password: string) {
  return app.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload: { username, password } })
}

export function cookieOf(setCookie: string | string[] | undefined): string {
  return [setCookie ?? []]
    .flat()
    .map(line => line.split(';')[0])
    .join('; ')
}

export function ask(app: FastifyInstance, cookie: string, request: InjectOptions) {
  return app.inject({ ...request, headers: { ...request.headers, cookie } })
}
