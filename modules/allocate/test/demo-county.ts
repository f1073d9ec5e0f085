import { fileURLToPath } from 'node:url'
import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import { loadPacks } from '@kit/policy'
import type { Actor } from '@kit/store'
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
  const gate: Gate<Caller> = {
    identify: async ({ headers, ip }) => {
      const actor = CAST[String(headers.person)]
      return actor ? { actor, store: db.store, lang: 'zh', ip } : null
    },
    nobody: ({ ip }) => ({ actor: { ...dan, scope: '' as Actor['scope'] }, store: db.store, lang: 'zh', ip }),
    mayUse: ({ actor }) => actor.roles.length > 0,
    mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
  }
  const policies = await loadPacks(POLICIES)
  if (!policies.ok) throw new Error('policies')
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
  return {
    app,
    db,
    region: COUNTY_1,
    period: '2020-2021',
    get,
    post,
    /** Brings the example of a kind of list; its id. */
    exampleOf: async (kind: string): Promise<string> =>
      (await post('ada', `/lists/forms/${kind}/example`, { period: '2020-2021' })).json().id,
    erase: (list: string) => ask('DELETE', 'ada', `/lists/${list}`),
    /** Starts a run and waits for its end. */
    run: async (path: string, asked: object): Promise<Run> => {
      const { id } = (await post('ada', `${path}/runs`, asked)).json()
      return ended(() => get('ada', `${path}/runs/${id}`))
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
