import { useAnswer, useApi, useSelection } from '@kit/ui-kit'
import { UnitViewSchema } from '@loop/data/schema'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'

const PersonSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  region: z.string(),
  unit: z.string().nullable(),
  roles: z.array(z.string()),
  active: z.boolean(),
  passwordDue: z.boolean(),
})
export type Person = z.infer<typeof PersonSchema>

const RoleSchema = z.object({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  ofOneUnit: z.boolean(),
})
export type Role = z.infer<typeof RoleSchema>

const PATH = '/api/access/people'
const PeopleSchema = z.object({ people: z.array(PersonSchema), roles: z.array(RoleSchema) })
const WithPasswordSchema = z.object({ person: PersonSchema, password: z.string() })
export type WithPassword = z.infer<typeof WithPasswordSchema>

/** Roles and, for the role of a school, the school. */
export interface Assignment {
  readonly region: string
  readonly unit: string | null
  readonly roles: readonly string[]
}

export function usePeople() {
  return useAnswer(PeopleSchema, PATH)
}

/** What a person of one school can belong to. */
export function useSchools() {
  const { region } = useSelection()
  const units = useAnswer(z.array(UnitViewSchema), `/api/data/${region}/units`)
  return (units.data ?? []).filter(u => u.kind === 'school')
}

/** A deed of the administrator; afterwards the list is asked again. */
function useDeed<In, Out>(schema: z.ZodType<Out>, path: (input: In) => string, done: (out: Out) => void) {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: In) => api.post(schema, path(input), input),
    onSuccess: async out => {
      done(out)
      await client.invalidateQueries({ queryKey: [PATH] })
    },
  })
}

export function useAddPerson(done: (added: WithPassword) => void) {
  return useDeed<Assignment & { name: string; username: string }, WithPassword>(
    WithPasswordSchema,
    () => PATH,
    done,
  )
}

export function useAssign(person: string, done: () => void) {
  return useDeed<Assignment, Person>(PersonSchema, () => `${PATH}/${person}/assignment`, done)
}

export function useReset(person: string, done: (reset: WithPassword) => void) {
  return useDeed<Record<string, never>, WithPassword>(
    WithPasswordSchema,
    () => `${PATH}/${person}/reset-password`,
    done,
  )
}

export function useDeactivate(person: string) {
  return useDeed<Record<string, never>, Person>(
    PersonSchema,
    () => `${PATH}/${person}/deactivate`,
    () => {},
  )
}
