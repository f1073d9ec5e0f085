import type { Transcript } from '@kit/kernels/draw'
import { expect, it, vi } from 'vitest'
import { openDemoCounty } from '../test/demo-county.ts'
import { verifyTranscript } from './verify.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const county = await openDemoCounty()
const { get, post, period } = county

/** A round of the quicknet beacon that really happened, on 15 October 2023. */
const ROUND = 657413
const BORN = (1692803367 + (ROUND - 1) * 3) * 1000
const HAPPENED = JSON.stringify({
  round: ROUND,
  randomness: 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
  signature:
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
})
const DAY = 86_400_000
const on = (instant: number) => {
  county.clock.now = new Date(instant)
}

on(BORN - 7 * DAY)
const example = (await get('ada', `/lists/forms/assignment-applicants/example.csv?period=${period}`)).body
/** Some hundred of the families of the example. */
const families = example.trim().split('\n').slice(0, 401)
const ids = families.slice(1).map(line => line.split(',')[0])
const came = (await county.bring('assignment-applicants', '报名.csv', families.join('\n'))).json()
const list = (await county.bring('draw-applicants', '摇号.csv', `编号\n${ids.join('\n')}\n`)).json()
const asked = {
  period,
  name: '摇号',
  title: '一年级摇号',
  list: list.id,
  procedure: 'nanchang-2023',
  lastSeat: null,
  pools: [{ id: 'S1', name: '全部学位', seats: 100 }],
  sources: [
    { kind: 'ring', of: 'start', by: '家长代表' },
    { kind: 'ring', of: 'interval', by: '家长代表' },
    { kind: 'beacon', name: 'quicknet', round: ROUND },
  ],
  rehearsal: false,
  simulations: 100,
}
const publish = (id: string) => post('ada', `/draws/${id}/publications`, { what: 'commitment' })
const reasonOf = async (id: string, values: readonly string[]): Promise<(string | null)[]> =>
  (await post('ada', `/draws/${id}/sources`, { values }))
    .json()
    .map((c: { why: { en: string } | null }) => c.why?.en ?? null)
let drawn = ''

it('a beacon’s round that came to be before the commitment was public is not drawn from', async () => {
  const id = await county.made('/draws', asked)
  on(BORN)
  await publish(id)
  expect((await reasonOf(id, ['006', '3', HAPPENED]))[2]).toMatch(/before the commitment was published/)
  const answer = await post('ada', `/draws/${id}/draw`, { values: ['006', '3', HAPPENED] })
  expect(answer.json().refusals.map((r: { at: string }) => r.at)).toEqual(['values.2'])
  on(BORN - 7 * DAY)
})

it('start and interval of the hall and the signed round of a beacon draw a list', async () => {
  drawn = await county.made('/draws', asked)
  on(BORN - DAY)
  await publish(drawn)
  on(BORN + DAY)
  const forged = HAPPENED.replace('b713', 'b714')
  expect(await reasonOf(drawn, ['0', String(ids.length + 1), forged])).toEqual([
    `It must be a whole number of 1 to ${ids.length}; draw it again before everybody.`,
    `It must be a whole number of 1 to ${ids.length}; draw it again before everybody.`,
    expect.stringContaining('signature'),
  ])
  const { id } = (await post('ada', `/draws/${drawn}/draw`, { values: ['０ 0 6', '3', HAPPENED] })).json()
  expect((await county.ended(`/draws/runs/${id}`)).status).toBe('done')
  const transcript: Transcript = (await get('ada', `/draws/${drawn}/transcript.json`)).json()
  const { holds, checks } = await verifyTranscript(transcript)
  expect([holds, checks.map(c => c.id)]).toEqual([
    true,
    expect.arrayContaining(['stage', 'beacons', 'signature']),
  ])
  expect(transcript.list.order).toEqual({ kind: 'ring', start: 'stage', interval: 'stage', direction: 'up' })
  expect(transcript.sources[0]).toEqual({ kind: 'ring', of: 'start', by: '家长代表', digits: '006' })
  expect(transcript.results.slice(0, 4).map(r => r.number)).toEqual([6, 9, 12, 15])
})

it('the numbers of that draw give the seats of an assignment, to the digit', async () => {
  const { draws } = (await get('ada', `/assignments/set-up?period=${period}`)).json()
  expect(draws.map((d: { id: string }) => d.id)).toEqual([drawn])
  const id = await county.made('/assignments', {
    period,
    name: '一年级',
    pack: 'national/quality-balance-2017',
    stage: 'primary',
    rules: 'zone-sibling-permit',
    schools: await county.exampleOf('assignment-schools'),
    applicants: came.id,
    quotas: null,
    overflowKm: 5,
    numbers: { from: 'draw', plan: drawn },
  })
  const transcript: Transcript = (await get('ada', `/draws/${drawn}/transcript.json`)).json()
  const { plan } = (await get('ada', `/assignments/${id}`)).json()
  expect([plan.body.certificate.draw, plan.body.certificate.seed]).toEqual([
    transcript.digest,
    transcript.seed,
  ])
  const turnOf = new Map(transcript.results.map(r => [r.id, String(r.turn)]))
  const rows = (await get('ada', `/assignments/${id}/assignment.csv`)).body.trim().split('\n').slice(1)
  expect(rows.length).toBeGreaterThanOrEqual(ids.length)
  for (const row of rows) {
    const [number = '', turn] = row.split(',')
    expect([number, turn]).toEqual([number, turnOf.get(number)])
  }
})
