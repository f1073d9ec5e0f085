import { fileURLToPath } from 'node:url'
import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import { loadPacks } from '@kit/policy'
import type { Actor, Store } from '@kit/store'
import { ada, ben, COUNTY_1, dan, testDatabase } from '@kit/testkit'
import { loadKnowledge } from '@loop/data'
import { generateDistrict, loadDistrict } from '@loop/demo'
import { expect, vi } from 'vitest'
import { sealerOf } from '../lists/seal.ts'
import { allocateRoutes } from '../module.ts'
import { Runs } from '../plan/runs.ts'
import type { Run } from '../plan/schema.ts'

const POLICIES = fileURLToPath(new URL('../../../policies', import.meta.url))
const CAST: Readonly<Record<string, Actor>> = { ada, ben, dan }

/** The demonstration district behind the routes of this module, on a real database: ada may, ben is elsewhere, dan has no role. */
export async function openDemoCounty() {
  const db = await testDatabase()
  const clock: { now: Date | null } = { now: null }
  const store = withClock(db.store, clock)
  const gate: Gate<Caller> = {
    identify: async ({ headers, ip }) => {
      const actor = CAST[String(headers.person)]
      return actor ? { actor, store, lang: 'zh', ip } : null
    },
    nobody: ({ ip }) => ({ actor: { ...dan, scope: '' as Actor['scope'] }, store, lang: 'zh', ip }),
    mayUse: ({ actor }) => actor.roles.length > 0,
    mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
  }
  const policies = await loadPacks(POLICIES)
  if (!policies.ok) throw new Error(JSON.stringify(policies.refusals))
  const knowledge = loadKnowledge(POLICIES, policies.value.vocabulary)
  const district = generateDistrict({ seed: '1', region: COUNTY_1 })
  await loadDistrict(db.store, ada, knowledge, { district })
  const app = await createHttp(HTTP_DEFAULTS)
  const sealer = sealerOf(Buffer.alloc(32, 7))
  const deps = { ...policies.value, folder: POLICIES, sealer, runs: new Runs() }
  mountRoutes(app, allocateRoutes(deps), gate, { checkOutput: true })
  const at = `/api/allocate/${COUNTY_1}`
  const ask = (method: 'GET' | 'POST' | 'DELETE', who: string, path: string, payload?: object) =>
    app.inject({
      method,
      url: path.startsWith('/api/') ? path : `${at}${path}`,
      headers: { person: who },
      ...(payload ? { payload } : {}),
    })
  const get = (who: string, path: string) => ask('GET', who, path)
  const post = (who: string, path: string, payload: object = {}) => ask('POST', who, path, payload)
  const run = async (path: string, asked: object): Promise<Run> => {
    const { id } = (await post('ada', `${path}/runs`, asked)).json()
    return ended(() => get('ada', `${path}/runs/${id}`))
  }
  return {
    app,
    db,
    region: COUNTY_1,
    period: '2020-2021',
    get,
    post,
    /** The day it is; null: today. */
    clock,
    /** Brings a list as a file of this text; the answer. */
    bring: (kind: string, name: string, text: string) =>
      app.inject({
        method: 'POST',
        url: `${at}/lists/forms/${kind}`,
        headers: { person: 'ada', 'content-type': 'multipart/form-data; boundary=x' },
        payload: `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--x--\r\n`,
      }),
    /** Brings the example of a kind of list; its id. */
    exampleOf: async (kind: string): Promise<string> =>
      (await post('ada', `/lists/forms/${kind}/example`, { period: '2020-2021' })).json().id,
    erase: (list: string) => ask('DELETE', 'ada', `/lists/${list}`),
    /** Starts a run and waits for its end. */
    run,
    /** Starts a run that has to come to an end; the plan it made. */
    made: async (path: string, asked: object): Promise<string> => {
      const end = await run(path, asked)
      if (end.status !== 'done') throw new Error(JSON.stringify(end))
      return end.plan
    },
    ended: (path: string) => ended(() => get('ada', path)),
    subjectsOf: async (event: string): Promise<string[]> =>
      (await db.admin.query('select subject from store_ledger where event = $1', [event])).rows.map(
        r => r.subject,
      ),
    detailsOf: async (event: string): Promise<Record<string, unknown>[]> =>
      (await db.admin.query('select detail from store_ledger where event = $1', [event])).rows.map(
        r => r.detail,
      ),
  }
}

/** The same store on another day: services know no other clock than their transaction’s. */
function withClock(store: Store, clock: { readonly now: Date | null }): Store {
  return {
    transaction: (actor, fn, options) =>
      store.transaction(actor, tx => fn({ ...tx, now: clock.now ?? tx.now }), options),
    close: () => store.close(),
  }
}

function ended(look: () => Promise<{ json(): Run }>): Promise<Run> {
  return vi.waitFor(
    async () => {
      const run = (await look()).json()
      expect(run.status).not.toBe('running')
      return run
    },
    { timeout: 90_000, interval: 100 },
  )
}
