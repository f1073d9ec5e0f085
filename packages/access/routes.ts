import { ok } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { addPerson, assign, deactivate, listPeople, newPassword, resetPassword } from './people.ts'
import { ROLES } from './permissions.ts'
import { AssignmentSchema, NewPersonSchema, PersonSchema } from './schema.ts'

const WithPassword = z.object({ person: PersonSchema, password: z.string() })
const RoleSchema = z.object({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  ofOneUnit: z.boolean(),
})
const OnePerson = z.object({ person: z.string().min(1) })

/** What an administrator does with people; the database shows each only the people of their territory. */
export const peopleRoutes: readonly AnyRoute<Caller>[] = [
  route({
    method: 'get',
    path: '/api/access/people',
    summary: 'People of the own territory, and the roles they can be given',
    permission: 'access.manage',
    input: z.object({}),
    output: z.object({ people: z.array(PersonSchema), roles: z.array(RoleSchema) }),
    run: async (_, { store, actor }: Caller) => {
      const people = await store.transaction(actor, listPeople)
      const roles = ROLES.map(({ code, title, ofOneUnit }) => ({ code, title, ofOneUnit }))
      return ok({ people: [...people], roles })
    },
  }),
  route({
    method: 'post',
    path: '/api/access/people',
    summary: 'Add a person; the answer shows the first password, once',
    permission: 'access.manage',
    input: NewPersonSchema,
    output: WithPassword,
    run: async (input, { store, actor }: Caller) => {
      const password = newPassword()
      const added = await store.transaction(actor, tx =>
        addPerson(tx, { ...input, password, demo: false, passwordDue: true }),
      )
      return added.ok ? ok({ person: added.value, password }) : added
    },
  }),
  route({
    method: 'post',
    path: '/api/access/people/:person/assignment',
    summary: 'Give a person other roles or another place of work',
    permission: 'access.manage',
    input: AssignmentSchema.extend(OnePerson.shape),
    output: PersonSchema,
    run: ({ person, ...assignment }, { store, actor }: Caller) =>
      store.transaction(actor, tx => assign(tx, person, assignment)),
  }),
  route({
    method: 'post',
    path: '/api/access/people/:person/reset-password',
    summary: 'Set a new password, shown once; ends all sessions and opens a closed account again',
    permission: 'access.manage',
    input: OnePerson,
    output: WithPassword,
    run: ({ person }, { store, actor }: Caller) => store.transaction(actor, tx => resetPassword(tx, person)),
  }),
  route({
    method: 'post',
    path: '/api/access/people/:person/deactivate',
    summary: 'Close an account and end its sessions; what the person did stays in the ledger',
    permission: 'access.manage',
    input: OnePerson,
    output: PersonSchema,
    run: ({ person }, { store, actor }: Caller) => store.transaction(actor, tx => deactivate(tx, person)),
  }),
]
