import type { Lang } from '@kit/base'
import type { Gate } from '@kit/http'
import type { Actor, Store } from '@kit/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Auth } from './auth.ts'
import type { Caller, Permission } from './caller.ts'
import { findPerson } from './people.ts'
import { permissionsOf } from './permissions.ts'
import { mayEnter, territoryOf } from './rules.ts'
import type { Person } from './schema.ts'
import { NOBODY, SYSTEM } from './tables.ts'

/** The door for people: a session cookie becomes an actor with a territory and permissions. */
export function peopleGate(store: Store, auth: Auth, catalogue: readonly Permission[]): Gate<Caller> {
  return {
    identify: async (request, reply) => {
      const cookie = request.headers.cookie
      if (cookie === undefined) return null
      const actor = await actorOfSession(store, auth, cookie, reply)
      return actor && callerOf(store, actor, request)
    },
    nobody: request => callerOf(store, NOBODY, request),
    mayUse: (caller, permission) => permissionsOf(caller.actor.roles, catalogue).includes(permission),
    mayEnter: (caller, region) => mayEnter(caller.actor.scope, region),
  }
}

export function actorOf(person: Person): Actor {
  const { id, name, region, roles, unit } = person
  return { id, name, scope: territoryOf(region), roles, unit }
}

async function actorOfSession(
  store: Store,
  auth: Auth,
  cookie: string,
  reply: FastifyReply,
): Promise<Actor | null> {
  return store.transaction(SYSTEM, async tx => {
    const session = await auth.session(tx, cookie)
    const person = session && (await findPerson(tx, session.person))
    if (!session || !person?.active) return null
    if (session.setCookie.length > 0) reply.header('set-cookie', session.setCookie)
    return actorOf(person)
  })
}

function callerOf(store: Store, actor: Actor, request: FastifyRequest): Caller {
  const lang: Lang = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
  return { actor, store, lang, ip: request.ip }
}
