import type { Lang } from '@kit/base'
import type { Gate } from '@kit/http'
import type { Actor, Store } from '@kit/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Auth } from './auth.ts'
import type { Caller, Permission } from './caller.ts'
import { passwordDue } from './errors.ts'
import { findPerson } from './people.ts'
import { permissionsOf } from './permissions.ts'
import { mayEnter, territoryOf } from './rules.ts'
import type { Person } from './schema.ts'
import { NOBODY, SYSTEM } from './tables.ts'

/** Who one is, and that the password is due, is told to everybody. */
const WHO_AM_I = '/api/me'

/** The door for people: a session cookie becomes an actor with a territory and permissions. */
export function peopleGate(store: Store, auth: Auth, catalogue: readonly Permission[]): Gate<Caller> {
  const due = new WeakSet<Caller>()
  return {
    identify: async (request, reply) => {
      const cookie = request.headers.cookie
      if (cookie === undefined) return null
      const person = await personOfSession(store, auth, cookie, reply)
      if (person === null) return null
      const caller = callerOf(store, actorOf(person), request)
      if (person.passwordDue) due.add(caller)
      return caller
    },
    nobody: request => callerOf(store, NOBODY, request),
    beforeAll: (caller, path) => (due.has(caller) && path !== WHO_AM_I ? passwordDue : null),
    mayUse: (caller, permission) => permissionsOf(caller.actor.roles, catalogue).includes(permission),
    mayEnter: (caller, region) => mayEnter(caller.actor.scope, region),
  }
}

export function actorOf(person: Person): Actor {
  const { id, name, region, roles, unit } = person
  return { id, name, scope: territoryOf(region), roles, unit }
}

async function personOfSession(
  store: Store,
  auth: Auth,
  cookie: string,
  reply: FastifyReply,
): Promise<Person | null> {
  return store.transaction(SYSTEM, async tx => {
    const session = await auth.session(tx, cookie)
    const person = session && (await findPerson(tx, session.person))
    if (!session || !person?.active) return null
    if (session.setCookie.length > 0) reply.header('set-cookie', session.setCookie)
    return person
  })
}

function callerOf(store: Store, actor: Actor, request: FastifyRequest): Caller {
  const lang: Lang = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
  return { actor, store, lang, ip: request.ip }
}
