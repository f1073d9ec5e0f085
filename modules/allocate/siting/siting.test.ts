import { COUNTY_1 } from '@kit/testkit'
import { expect, it, vi } from 'vitest'
import type { Run } from '../plan/schema.ts'
import { openDemoCounty } from '../test/demo-county.ts'
import type { SitingPlan } from './schema.ts'

vi.setConfig({ testTimeout: 240_000 })
const { app, db } = await openDemoCounty()

const region = `/api/allocate/${COUNTY_1}`
const at = `${region}/sitings`
const period = '2020-2021'
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { person: who } })
const bring = async (kind: string): Promise<string> =>
  (await post('ada', `${region}/lists/forms/${kind}/example`, { period })).json().id
const ended = async (id: string): Promise<Run> =>
  vi.waitFor(
    async () => {
      const run = (await get('ada', `${at}/runs/${id}`)).json()
      expect(run.status).not.toBe('running')
      return run
    },
    { timeout: 120_000, interval: 200 },
  )
const asked = {
  period,
  blocks: { form: 'map', list: await bring('zone-block-map'), grid: 'cgcs2000' },
  sites: { list: await bring('siting-sites'), grid: 'cgcs2000' },
  ways: null,
  rules: 'nearby-stable',
  goal: { kind: 'median' },
  builds: [1, 2],
}
const run = async (more: object): Promise<Run> =>
  ended((await post('ada', `${at}/runs`, { ...asked, ...more })).json().id)

it('nobody chooses sites outside the territory or without a role', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await get(who, at)).statusCode).toBe(403)
    expect((await post(who, `${at}/runs`, asked)).statusCode).toBe(403)
  }
})

it('two phases build one school and then two, every way gets shorter, and the choice is in the ledger', async () => {
  const done = await run({})
  if (done.status !== 'done') throw new Error(JSON.stringify(done))
  const plan: SitingPlan = (await get('ada', `${at}/${done.plan}`)).json().plan
  const { phases, sites, blocks, pupils } = plan.body
  expect(phases.map(p => p.built.length)).toEqual([0, 1, 2])
  const means = phases.map(p => p.mean ?? 0)
  expect(means[0]! > means[1]! && means[1]! > means[2]!).toBe(true)
  expect(blocks.every(b => (b.metres ?? 0) <= (b.metresToday ?? 0))).toBe(true)
  expect(sites.reduce((n, s) => n + s.pupils, 0)).toBe(pupils)
  expect(plan.effect).toBeNull()
  const made = await db.admin.query("select subject from store_ledger where event = 'allocate.plan-made'")
  expect(made.rows.map(r => r.subject)).toEqual([plan.id])
  expect((await get('ada', `${at}/${plan.id}/sites.xlsx`)).rawPayload.subarray(0, 2).toString()).toBe('PK')
})

it('coverage without a number asks for the fewest; a limit nobody can keep names the blocks', async () => {
  const near = await run({ goal: { kind: 'coverage', limit: 50 }, builds: [] })
  if (near.status !== 'refused') throw new Error(near.status)
  expect(new Set(near.refusals.map(r => r.code))).toEqual(new Set(['siting.beyond-reach']))
  const far = await run({ goal: { kind: 'coverage', limit: 30_000 }, builds: [] })
  expect(far.status).toBe('done')
})
