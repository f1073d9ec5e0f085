import { ok, type RegionCode, type Result, refuse } from '@kit/base'
import { type AnyRoute, route } from '@kit/http'
import type { Store, Tx } from '@kit/store'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Caller } from './caller.ts'
import { type DemoAccount, demoAccounts } from './demo.ts'
import { setUpAlready } from './errors.ts'
import { addPerson, somebodyExists } from './people.ts'
import { checkPassword } from './rules.ts'
import { NewPersonSchema, PasswordSchema, PersonSchema, RegionCodeSchema } from './schema.ts'
import { readMode, settleMode } from './settings.ts'
import { SYSTEM } from './tables.ts'

/** Registers the region of an installation; the data module knows how. */
export type RegisterRegion = (
  tx: Tx,
  region: { code: RegionCode; name: { zh: string; en: string } },
) => Promise<Result<unknown>>

const SET_UP_LOCK = 4812

const SetUpSchema = z.object({
  region: z.object({
    code: RegionCodeSchema,
    name: z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) }),
  }),
  administrator: NewPersonSchema.pick({ username: true, name: true }).extend({ password: PasswordSchema }),
})
type SetUp = z.infer<typeof SetUpSchema>

const AccountSchema = z.object({
  username: z.string(),
  password: z.string(),
  name: z.string(),
  role: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
})

/** The two public questions of a first visit, and the one public deed: founding the installation. */
export function firstVisitRoutes(registerRegion: RegisterRegion): readonly AnyRoute<Caller>[] {
  return [
    route({
      method: 'get',
      path: '/api/access/demo-accounts',
      summary: 'Demonstration accounts with their password; empty where the data are real',
      permission: 'public',
      input: z.object({}),
      output: z.array(AccountSchema),
      run: async (_, { store }: Caller) => ok([...(await accountsToShow(store))]),
    }),
    route({
      method: 'get',
      path: '/api/access/setup',
      summary: 'Whether the installation waits to be set up',
      permission: 'public',
      input: z.object({}),
      output: z.object({ needed: z.boolean() }),
      run: async (_, { store }: Caller) => ok({ needed: !(await store.transaction(SYSTEM, somebodyExists)) }),
    }),
    route({
      method: 'post',
      path: '/api/access/setup',
      summary: 'Set up: the region and its first administrator; once, from the computer itself',
      permission: 'local',
      input: SetUpSchema,
      output: PersonSchema,
      run: (input, { store }: Caller) => store.transaction(SYSTEM, tx => setUp(tx, input, registerRegion)),
    }),
  ]
}

async function accountsToShow(store: Store): Promise<readonly DemoAccount[]> {
  return (await store.transaction(SYSTEM, readMode)) === 'demo' ? demoAccounts() : []
}

async function setUp(tx: Tx, { region, administrator }: SetUp, registerRegion: RegisterRegion) {
  await sql`select pg_advisory_xact_lock(${sql.lit(SET_UP_LOCK)})`.execute(tx.tables())
  if (await somebodyExists(tx)) return refuse(setUpAlready)
  const weak = checkPassword(administrator.password, administrator.username)
  if (weak.length > 0) return refuse(...weak.map(r => ({ ...r, at: 'administrator.password' })))
  const code = region.code as RegionCode
  const registered = await registerRegion(tx, { code, name: region.name })
  if (!registered.ok) return registered
  await settleMode(tx, 'own')
  await tx.ledger({ region: code, event: 'access.installation-set-up', subject: code, detail: {} })
  return addPerson(tx, {
    ...administrator,
    region: code,
    unit: null,
    roles: ['administrator'],
    demo: false,
    passwordDue: false,
  })
}
