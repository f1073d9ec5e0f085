import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, type ReactNode, use, useCallback, useMemo } from 'react'
import { z } from 'zod'
import type { Api } from './client.ts'

const TextSchema = z.object({ zh: z.string(), en: z.string() })

/** Who is signed in and where: the answer of `GET /api/me`. */
export const MeSchema = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  region: z.object({ code: z.string(), name: TextSchema, synthetic: z.boolean() }),
  unit: z.string().nullable(),
  version: z.string(),
  demo: z.boolean(),
  /** The person has a password somebody else knows, and may do nothing before it is changed. */
  passwordDue: z.boolean(),
})
export type Me = z.infer<typeof MeSchema>

const ApiContext = createContext<Api | null>(null)
const MeContext = createContext<Me | null>(null)

export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return <ApiContext value={api}>{children}</ApiContext>
}

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>
}

export function useApi(): Api {
  const api = use(ApiContext)
  if (!api) throw new Error('defect: useApi outside ApiProvider')
  return api
}

export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('defect: useMe outside the shell')
  return me
}

export function useMay(permission: string): boolean {
  return useMe().permissions.includes(permission)
}

/** What the whole product is looking at: kept in the address, so a link shows the same to the next person. */
export interface Selection {
  readonly region: string
  /** null until a period exists or is chosen: then the server's newest. */
  readonly period: string | null
  readonly pack: string | null
  /** False until the server has said which periods and packs there are. */
  readonly ready: boolean
  /** Why it could not say so. */
  readonly trouble: Error | null
}

type Defaults = Omit<Selection, 'region'>
const DefaultsContext = createContext<Defaults>({ period: null, pack: null, ready: false, trouble: null })

/** The shell tells which period and pack stand when the address names none. */
export function SelectionProvider({ children, ...defaults }: Defaults & { children: ReactNode }) {
  const { period, pack, ready, trouble } = defaults
  const value = useMemo(() => ({ period, pack, ready, trouble }), [period, pack, ready, trouble])
  return <DefaultsContext value={value}>{children}</DefaultsContext>
}

export function useSelection(): Selection {
  const me = useMe()
  const defaults = use(DefaultsContext)
  const search = useSearchText()
  return {
    region: me.region.code,
    period: search.period ?? defaults.period,
    pack: search.pack ?? defaults.pack,
    ready: defaults.ready,
    trouble: defaults.trouble,
  }
}

/** All search parameters of the address as text. */
export function useSearchText(): Readonly<Record<string, string | undefined>> {
  const search: Record<string, unknown> = useSearch({ strict: false })
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(search)
          .filter(([, value]) => value !== undefined && value !== null && value !== '')
          .map(([key, value]) => [key, String(value)]),
      ),
    [search],
  )
}

/** Changes search parameters of the present address; null takes one away. */
export function usePutSearch(): (patch: Readonly<Record<string, string | null>>) => void {
  const navigate = useNavigate()
  return useCallback(
    patch => {
      void navigate({
        to: '.',
        replace: true,
        search: (before: Record<string, unknown>) => {
          const after = { ...before, ...patch }
          return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== null))
        },
      })
    },
    [navigate],
  )
}
