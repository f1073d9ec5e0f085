import { COUNTY_1 } from '@kit/testkit'
import { expect, it, vi } from 'vitest'
import type { Run } from '../plan/schema.ts'
import { openDemoCounty } from '../test/demo-county.ts'
import type { RotationBody } from './schema.ts'

vi.setConfig({ testTimeout: 120_000 })
const { app, db } = await openDemoCounty()

const at = `/api/allocate/${COUNTY_1}/rotations`
const period = '2020-2021'
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { person: who } })
const listOf = async (kind: string): Promise<string> =>
  (await post('ada', `/api/allocate/${COUNTY_1}/lists/forms/${kind}/example`, { period })).json().id
const asked = {
  period,
  pack: 'national/quality-balance-2017',
  rules: 'national-2014',
  change: {},
  schools: await listOf('rotation-schools'),
  teachers: await listOf('rotation-teachers'),
}
const ended = async (id: string): Promise<Run> =>
  vi.waitFor(
    async () => {
      const run = (await get('ada', `${at}/runs/${id}`)).json()
      expect(run.status).not.toBe('running')
      return run
    },
    { timeout: 90_000, interval: 200 },
  )
const made = async (request: object) => {
  const run = await ended((await post('ada', `${at}/runs`, request)).json().id)
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  return run.plan
}
const ledger = async (event: string) =>
  (await db.admin.query('select subject, detail from store_ledger where event = $1', [event])).rows

it('nobody plans outside the territory or without a role, and no list is opened', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await get(who, at)).statusCode).toBe(403)
    expect((await post(who, `${at}/runs`, asked)).statusCode).toBe(403)
  }
  expect(await ledger('allocate.list-read')).toEqual([])
})

it('the rules are shown before, each with its sources', async () => {
  const shown = (await get('ada', `${at}/set-up?period=${period}`)).json()
  expect(shown.rules.map((r: { id: string }) => r.id)).toEqual(['eligible-backbone', 'national-2014'])
  expect([shown.schools > 60, shown.teachers > 2900]).toEqual([true, true])
})

it('a plan is made, moves figures, is kept, decided and published by school', async () => {
  const id = await made(asked)
  const { plan } = (await get('ada', `${at}/${id}`)).json()
  const body: RotationBody = plan.body
  const { after, before } = body
  expect(after.counted).toBeGreaterThanOrEqual(Math.ceil(after.eligible / 10))
  expect(after.countedBackbone * 5).toBeGreaterThanOrEqual(after.counted)
  expect(after.shortage).toBeLessThanOrEqual(before.shortage)
  expect(body.moves.length).toBe(after.moved)
  expect(body.reasons.reduce((n, r) => n + r.teachers, 0)).toBe(body.answer.to.length)
  for (const side of ['before', 'after'] as const) {
    expect(body.schools.reduce((n, s) => n + s.short[side], 0)).toBe(body[side].shortage)
    expect(body.schools.reduce((n, s) => n + s.staff[side], 0)).toBe(body.answer.to.length)
  }
  expect(body.unmatched).toEqual([])
  // Couples of the example end near one another or stay; heads whose two terms are full are told where to, or why not.
  const due = body.heads.filter(h => h.to !== -1)
  expect([due.length > 10, new Set(due.map(h => h.to)).size]).toEqual([true, due.length])
  for (const h of body.heads) expect([h.terms >= 2, h.why.zh]).toEqual([true, expect.stringMatching(/^任满/)])
  expect(plan.proved).toContain('P10')
  // The spread of backbone teachers changes, measured by the pack itself; the county's share of rotation passes.
  const spread = plan.effect.spreads.find((s: { indicator: string }) => s.indicator === 'backbone-teachers')
  expect(spread.after).not.toBe(spread.before)
  expect(plan.overlay).not.toBeNull()
  expect((await ledger('allocate.list-read')).length).toBe(2)

  const file = await get('ada', `${at}/${id}/teachers.xlsx`)
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await ledger('allocate.list-read')).length).toBe(4)
  const certificate = (await get('ada', `${at}/${id}/certificate.json`)).json()
  expect(certificate.after.counted).toBe(after.counted)

  const publish = () => post('ada', `${at}/${id}/publications`, { what: 'schools' })
  expect((await publish()).json().refusals[0].code).toBe('allocate.not-publishable')
  await post('ada', `${at}/${id}/decision`, { decision: 'adopted', why: '经局务会研究' })
  const published = (await publish()).json()
  const open = await get('nobody', `/api/public/${COUNTY_1}/publications/${published.id}/file`)
  expect(open.body).toContain('原缺编')
  expect(open.body).not.toMatch(/T\d{5}|虚构/)
})

it('the same lists and rules give the same certificate', async () => {
  const certificates = await Promise.all(
    [await made(asked), await made(asked)].map(
      async id => (await get('ada', `${at}/${id}/certificate.json`)).body,
    ),
  )
  expect(certificates[0]).toBe(certificates[1])
})

it('rules that clash are named with the value that would be enough, and nothing is kept', async () => {
  const before = (await get('ada', at)).json().length
  const run = await ended(
    (await post('ada', `${at}/runs`, { ...asked, change: { movedPercent: 60, leavePercent: 5 } })).json().id,
  )
  expect(run.status).toBe('refused')
  if (run.status !== 'refused') return
  expect(run.refusals.map(r => r.code)).toContain('rotation.infeasible')
  expect((await get('ada', at)).json().length).toBe(before)
})

it('unknown rules and a list of another kind refuse the run', async () => {
  const codes = async (more: object) =>
    (await post('ada', `${at}/runs`, { ...asked, ...more }))
      .json()
      .refusals.map((r: { code: string }) => r.code)
  expect(await codes({ rules: 'nothing' })).toEqual(['cli.unknown-procedure'])
  expect(await codes({ teachers: asked.schools })).toEqual(['allocate.wrong-list'])
})

it('a run that is stopped is cancelled', async () => {
  const { id } = (await post('ada', `${at}/runs`, asked)).json()
  await post('ada', `${at}/runs/${id}/cancel`)
  expect((await ended(id)).status).toBe('cancelled')
})
