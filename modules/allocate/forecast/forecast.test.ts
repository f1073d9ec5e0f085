import { COUNTY_1 } from '@kit/testkit'
import { expect, it, vi } from 'vitest'
import type { Run } from '../plan/schema.ts'
import { openDemoCounty } from '../test/demo-county.ts'
import type { ForecastBody } from './schema.ts'

vi.setConfig({ testTimeout: 120_000 })
const { app, db } = await openDemoCounty()

const at = `/api/allocate/${COUNTY_1}/forecasts`
const period = '2020-2021'
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { person: who } })
const listOf = async (kind: string): Promise<string> =>
  (await post('ada', `/api/allocate/${COUNTY_1}/lists/forms/forecast-${kind}/example`, { period })).json().id
const asked = {
  period,
  pack: 'national/quality-balance-2017',
  stage: 'primary',
  scenarios: 'low-middle-high',
  main: 'middle',
  ahead: 5,
  sharePercent: 80,
  history: await listOf('history'),
  due: await listOf('due'),
  seats: await listOf('seats'),
  homes: await listOf('homes'),
}
const ended = async (id: string): Promise<Run> =>
  vi.waitFor(
    async () => {
      const run = (await get('ada', `${at}/runs/${id}`)).json()
      expect(run.status).not.toBe('running')
      return run
    },
    { timeout: 60_000, interval: 200 },
  )
const made = async (request: object) => {
  const run = await ended((await post('ada', `${at}/runs`, request)).json().id)
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  return run.plan
}
const ledger = async (event: string) =>
  (await db.admin.query('select subject from store_ledger where event = $1', [event])).rows

it('nobody forecasts outside the territory or without a role, and no list is opened', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await get(who, at)).statusCode).toBe(403)
    expect((await post(who, `${at}/runs`, asked)).statusCode).toBe(403)
  }
  expect(await ledger('allocate.list-read')).toEqual([])
})

it('assumptions are shown before, with where they come from', async () => {
  const shown = (await get('ada', `${at}/set-up?period=${period}`)).json()
  expect(shown.assumptions.map((a: { id: string }) => a.id)).toEqual(['low-middle-high', 'stated'])
  expect(shown.assumptions[0].sources[0].status).toBe('example')
})

it('a forecast is made, kept, measured for next year, decided and published by area', async () => {
  const id = await made(asked)
  const { plan } = (await get('ada', `${at}/${id}`)).json()
  const body: ForecastBody = plan.body
  const middle = body.scenarios.find(s => s.id === 'middle')
  if (!middle) throw new Error('no middle scenario')
  const S = body.schools.length
  // Areas and the whole are sums of schools, in every year ahead; seats less pupils are what is spare.
  for (let h = 0; h < body.ahead; h++) {
    const sum = middle.schools.pupils.slice(h * S, h * S + S).reduce((a, b) => a + b, 0)
    expect(middle.whole.pupils[h]).toBeCloseTo(sum, -1)
    expect(middle.whole.low[h]).toBeLessThanOrEqual(middle.whole.high[h] as number)
  }
  const [first] = body.schools
  expect(middle.schools.spare[0]).toBeCloseTo((first?.seats ?? 0) - (middle.schools.pupils[0] as number), 0)
  const [low, high] = [body.scenarios[0], body.scenarios[2]]
  expect(low?.whole.pupils.at(-1)).toBeLessThan(high?.whole.pupils.at(-1) as number)
  // The past is told beside two plain ways, one year ahead from every year that had four before it.
  expect(body.backTest.map(b => b.origins)).toEqual([6, 5, 4, 3, 2])
  expect(body.backTest[0]?.ours).toBeLessThan(body.backTest[0]?.unchanged as number)
  expect(body.classesUnknown).toBe(0)
  for (const c of body.classes) expect(c.size).toBeGreaterThan(body.limits.standard)
  expect(plan.overlay).not.toBeNull()
  expect((await ledger('allocate.list-read')).length).toBe(4)

  for (const file of ['forecast.xlsx', 'certificate.json'])
    expect((await get('ada', `${at}/${id}/${file}`)).statusCode).toBe(200)
  const publish = () => post('ada', `${at}/${id}/publications`, { what: 'areas' })
  expect((await publish()).json().refusals[0].code).toBe('allocate.not-publishable')
  await post('ada', `${at}/${id}/decision`, { decision: 'adopted', why: '作为学位规划依据' })
  const published = (await publish()).json()
  const open = await get('nobody', `/api/public/${COUNTY_1}/publications/${published.id}/file`)
  expect(open.body).toContain('余缺')
  expect(open.body).not.toContain(first?.name)
})

it('a shorter history, another year, an unknown scenario and a school nobody knows refuse the run', async () => {
  const codes = async (more: object) =>
    (await post('ada', `${at}/runs`, { ...asked, ...more }))
      .json()
      .refusals.map((r: { code: string }) => r.code)
  expect(await codes({ ahead: 12 })).toEqual(['forecast.short-history'])
  expect(await codes({ period: '2019-2020' })).toEqual(['forecast.other-year'])
  expect(await codes({ main: 'nothing' })).toEqual(['forecast.unknown-scenario'])
  expect(await codes({ due: asked.history })).toEqual(['allocate.wrong-list'])
})

it('without seats nothing is said about them, and nothing is published', async () => {
  const id = await made({ ...asked, seats: null, homes: null, scenarios: 'stated', main: 'stated', ahead: 1 })
  const { plan, publishable } = (await get('ada', `${at}/${id}`)).json()
  const body: ForecastBody = plan.body
  expect(body.areas).toEqual(['全区域'])
  expect(body.scenarios[0]?.areas.spare).toEqual([null])
  expect(plan.figures.find((f: { id: string }) => f.id === 'short').value).toBeNull()
  expect(publishable[0].why).not.toBeNull()
})

it('a run that is stopped is cancelled', async () => {
  const { id } = (await post('ada', `${at}/runs`, asked)).json()
  await post('ada', `${at}/runs/${id}/cancel`)
  expect((await ended(id)).status).toBe('cancelled')
})
