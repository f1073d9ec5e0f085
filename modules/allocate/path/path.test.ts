import { COUNTY_1 } from '@kit/testkit'
import { expect, it, vi } from 'vitest'
import type { Run } from '../plan/schema.ts'
import { openDemoCounty } from '../test/demo-county.ts'

vi.setConfig({ testTimeout: 120_000 })
const { app, db } = await openDemoCounty()

const at = `/api/allocate/${COUNTY_1}/paths`
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { person: who } })
const asked = {
  period: '2020-2021',
  pack: 'national/quality-balance-2017',
  prices: 'demo-prices',
  budgets: [200_000_000, 200_000_000],
  leaveOutMissing: true,
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
const ledger = async (event: string) =>
  (await db.admin.query('select subject from store_ledger where event = $1', [event])).rows.map(
    r => r.subject,
  )

it('nobody plans outside the territory or without a role', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await get(who, at)).statusCode).toBe(403)
    expect((await post(who, `${at}/runs`, asked)).statusCode).toBe(403)
  }
})

it('the rules and the schools without figures are shown before', async () => {
  const shown = (
    await get('ada', `${at}/set-up?period=${asked.period}&pack=${encodeURIComponent(asked.pack)}`)
  ).json()
  expect([shown.need, shown.of, shown.floor]).toEqual([6, 7, 0.85])
  expect(shown.missing.map((m: { name: string }) => m.name)).toEqual(['银杏里小学'])
})

it('missing figures and an unknown list of prices refuse the run', async () => {
  const codes = async (more: object) =>
    (await post('ada', `${at}/runs`, { ...asked, ...more }))
      .json()
      .refusals.map((r: { code: string }) => r.code)
  expect(await codes({ leaveOutMissing: false })).toEqual(['allocate.figures-missing'])
  expect(await codes({ prices: 'nothing' })).toEqual(['allocate.unknown-prices'])
})

it('a plan is made, measured, kept, downloaded and decided once, all of it in the ledger', async () => {
  const run = await ended((await post('ada', `${at}/runs`, asked)).json().id)
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  const { plan, decision } = (await get('ada', `${at}/${run.plan}`)).json()
  expect([plan.body.cost >= plan.body.bound, decision]).toEqual([true, null])
  // Every school that took part meets the resource requirement, the one left out cannot be told.
  const primary = plan.effect.stages.find((s: { stage: string }) => s.stage === 'primary')
  const junior = plan.effect.stages.find((s: { stage: string }) => s.stage === 'junior')
  expect([primary.before, primary.after, junior.before, junior.after]).toEqual([35, 50, 11, 13])
  for (const { after, limit } of plan.effect.spreads)
    if (after !== null) expect(after).toBeLessThanOrEqual(limit)
  expect(await ledger('allocate.plan-made')).toEqual([run.plan])
  const file = await get('ada', `${at}/${run.plan}/projects.xlsx`)
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const decided = { decision: 'adopted', why: '列入三年规划' }
  expect((await post('ada', `${at}/${run.plan}/decision`, decided)).json()).toMatchObject(decided)
  expect((await post('ada', `${at}/${run.plan}/decision`, decided)).json().refusals[0].code).toBe(
    'allocate.already-decided',
  )
  expect(await ledger('allocate.plan-decided')).toEqual([run.plan])
  const [head] = (await get('ada', at)).json()
  expect([head.id, head.decision.why]).toEqual([run.plan, '列入三年规划'])
})

it('a budget that is not enough ends in a refusal, and nothing is kept', async () => {
  const run = await ended((await post('ada', `${at}/runs`, { ...asked, budgets: [1] })).json().id)
  expect(run).toMatchObject({ status: 'refused', refusals: [{ code: 'allocate.budget-too-small' }] })
  expect((await get('ada', at)).json().length).toBe(1)
})

it('where things may also move it costs no more, and what moves leaves a school that keeps its share', async () => {
  const planOf = async (more: object) => {
    const run = await ended((await post('ada', `${at}/runs`, { ...asked, budgets: [], ...more })).json().id)
    if (run.status !== 'done') throw new Error(JSON.stringify(run))
    return (await get('ada', `${at}/${run.plan}`)).json().plan
  }
  const added = await planOf({})
  const moving = { rules: 'demo-moves', indicators: ['equipment-value', 'pe-arts-teachers'] }
  const moved = await planOf({ moving })
  expect(moved.body.cost).toBeLessThanOrEqual(added.body.cost)
  const gifts = moved.body.projects.filter((p: { project: { zh: string } }) => p.project.zh.startsWith('从'))
  expect(gifts.length).toBeGreaterThan(0)
  for (const { indicator } of gifts) expect(moving.indicators).toContain(indicator)
  const junior = moved.effect.stages.find((s: { stage: string }) => s.stage === 'junior')
  expect([junior.before, junior.after]).toEqual([11, 13])
})

it('rules of moving nobody knows refuse the run', async () => {
  const moving = { rules: 'nothing', indicators: ['equipment-value'] }
  const answer = (await post('ada', `${at}/runs`, { ...asked, moving })).json()
  expect(answer.refusals[0].code).toBe('cli.unknown-procedure')
})

it('a run that is stopped is cancelled', async () => {
  const { id } = (await post('ada', `${at}/runs`, asked)).json()
  await post('ada', `${at}/runs/${id}/cancel`)
  expect((await ended(id)).status).toBe('cancelled')
})
