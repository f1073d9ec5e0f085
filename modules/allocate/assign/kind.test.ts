import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf } from '@kit/base/digest'
import { expect, it, vi } from 'vitest'
import { openDemoCounty } from '../test/demo-county.ts'
import { readAssignPlan } from './plan.ts'
import type { AssignmentPlan, WhyNotAnswer } from './schema.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const county = await openDemoCounty()
const { get, post, region, period } = county
const asked = {
  period,
  name: '一年级',
  pack: 'national/quality-balance-2017',
  stage: 'primary',
  rules: 'zone-sibling-permit',
  schools: await county.exampleOf('assignment-schools'),
  applicants: await county.exampleOf('assignment-applicants'),
  quotas: null,
  overflowKm: 5,
  numbers: { from: 'seed', numbers: '07 21 33 15 02', source: '公证处 6 月 1 日现场摇出' },
}
const codesOf = async (more: object): Promise<string[]> =>
  (await post('ada', '/assignments/runs', { ...asked, ...more }))
    .json()
    .refusals.map((r: { code: string }) => r.code)
const planOf = async (id: string): Promise<AssignmentPlan> =>
  (await get('ada', `/assignments/${id}`)).json().plan
let kept = ''

it('nobody gives seats outside the territory or without a role, and no list is read', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await get(who, '/assignments')).statusCode).toBe(403)
    expect((await post(who, '/assignments/runs', asked)).statusCode).toBe(403)
  }
  expect(await county.subjectsOf('allocate.list-read')).toEqual([])
})

it('the rules are told in words, with the columns they read', async () => {
  const { rules, stages, draws } = (await get('ada', `/assignments/set-up?period=${period}`)).json()
  const zone = rules.find((r: { id: string }) => r.id === 'zone-sibling-permit')
  expect(zone).toMatchObject({
    classes: ['片区户籍且多孩同校', '片区户籍', '持居住证'],
    status: 'recalled',
    columns: { schools: ['随迁预留', '学位', '片区'], applicants: ['片区', '多孩同校', '居住证', '随迁'] },
  })
  expect([stages.includes('primary'), draws]).toEqual([true, []])
})

it('what stands against a plan is said before anything is computed', async () => {
  expect(await codesOf({ rules: 'nothing' })).toEqual(['assign.unknown-rules'])
  expect(await codesOf({ schools: asked.applicants })).toEqual(['allocate.wrong-list'])
  expect(await codesOf({ rules: 'seats-by-primary-school' })).toEqual(['cli.no-column'])
  expect(await codesOf({ numbers: { from: 'draw', plan: asked.schools } })).toEqual(['assign.not-drawn-yet'])
})

it('seats are given, proved, measured beside today, and no child stands in the plan', async () => {
  const run = await county.run('/assignments', asked)
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  kept = run.plan
  const { body, proved, effect, figures } = await planOf(kept)
  expect(proved).toEqual(['P1', 'P2', 'P3', 'P4'])
  const seated = body.seats.reduce((n, s) => n + s.admitted + s.placed, 0)
  expect(seated + body.left).toBe(body.children)
  for (const s of body.seats) expect(s.byWish.reduce((a, b) => a + b, 0)).toBe(s.admitted)
  expect(body.sides.map(s => s.mechanism)).toEqual([
    'deferred-acceptance',
    'immediate-acceptance',
    'number-first',
  ])
  expect(figures.find(f => f.id === 'envious')?.value).toBe(0)
  expect(effect?.stages.find(s => s.stage === 'primary')?.schools).toBe(51)
  expect(body.unmatched).toEqual([])
  expect(JSON.stringify(body)).not.toMatch(/B0\d{4}/)
  expect(await county.subjectsOf('allocate.plan-made')).toEqual([kept])
})

it('every family learns why, from the lists as they were; each reading is in the ledger', async () => {
  const own: WhyNotAnswer = (await get('ada', `/assignments/${kept}/why?number=B00001`)).json()
  expect(own.answers.filter(a => a.reason === 'granted').length).toBeLessThanOrEqual(1)
  expect(own.answers.length).toBeGreaterThan(50)
  const unknown = await get('ada', `/assignments/${kept}/why?number=X1`)
  expect(unknown.json().refusals[0].code).toBe('assign.unknown-number')
  const why = (await county.detailsOf('allocate.list-read')).map(d => d.why)
  // Two lists for the one answer that was given.
  expect(why.filter(w => w === 'why')).toHaveLength(2)
})

it('the files are those of the command line, and the plan among them reads back as it was', async () => {
  const { body } = await planOf(kept)
  const lines = (await get('ada', `/assignments/${kept}/assignment.csv`)).body.trim().split('\n')
  expect(lines[0]).toContain('编号,抽签次序,录取学校,学校编号,名额类别,第几志愿,统筹距离（米）')
  const folder = await mkdtemp(join(tmpdir(), 'assignment-'))
  await writeFile(join(folder, 'plan.yaml'), (await get('ada', `/assignments/${kept}/plan.yaml`)).body)
  expect(digestOf({ ...(await readAssignPlan(join(folder, 'plan.yaml'))) })).toBe(body.certificate.plan)
  await rm(folder, { recursive: true })
  const book = await get('ada', `/assignments/${kept}/admitted.xlsx`)
  expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

it('before it is adopted nothing is published; then numbers and schools, but no class, name or distance', async () => {
  const publish = (what: string) => post('ada', `/assignments/${kept}/publications`, { what })
  expect((await publish('result')).json().refusals[0].code).toBe('allocate.not-publishable')
  await post('ada', `/assignments/${kept}/decision`, { decision: 'adopted', why: '经局务会研究' })
  const result = (await publish('result')).json()
  const file = await get('nobody', `/api/public/${region}/publications/${result.id}/file`)
  const [header, first] = file.body.split('\n')
  expect(header?.trim()).toMatch(/编号 number,抽签次序 turn,录取学校 school,第几志愿 wish$/)
  expect(first).toMatch(/^B00001,\d+,/)
  const cutoffs = (await publish('cutoffs')).json()
  const shown = (await get('nobody', `/api/public/${region}/publications/${cutoffs.id}/file`)).body
  expect(shown).toContain('少于5')
  expect(shown).not.toMatch(/,[1-4],[^,]+,\d+\r?$/m)
})

it('when the list of applicants is erased, what was public stays and the children are forgotten', async () => {
  const gone = await county.exampleOf('assignment-applicants')
  const run = await county.run('/assignments', { ...asked, applicants: gone })
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  await county.erase(gone)
  const answer = await get('ada', `/assignments/${run.plan}/assignment.csv`)
  expect(answer.json().refusals[0].code).toBe('allocate.unknown-list')
  expect((await get('ada', `/assignments/${run.plan}/certificate.json`)).statusCode).toBe(200)
})

it('a run that is stopped is cancelled and keeps nothing', async () => {
  const before = (await get('ada', '/assignments')).json().length
  const { id } = (await post('ada', '/assignments/runs', asked)).json()
  await post('ada', `/assignments/runs/${id}/cancel`)
  expect((await county.ended(`/assignments/runs/${id}`)).status).toBe('cancelled')
  expect((await get('ada', '/assignments')).json()).toHaveLength(before)
})
