import { COUNTY_1, COUNTY_2 } from '@kit/testkit'
import { expect, it, vi } from 'vitest'
import type { Run } from '../plan/schema.ts'
import { openDemoCounty } from '../test/demo-county.ts'
import { verifyTranscript } from './verify.ts'

vi.setConfig({ testTimeout: 120_000 })
const PERIOD = '2020-2021'
const { app, db } = await openDemoCounty()

const at = `/api/allocate/${COUNTY_1}/draws`
const lists = `/api/allocate/${COUNTY_1}/lists`
const open = `/api/public/${COUNTY_1}`
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { person: who } })
const upload = (kind: string, name: string, text: string) =>
  app.inject({
    method: 'POST',
    url: `${lists}/forms/${kind}`,
    headers: { person: 'ada', 'content-type': 'multipart/form-data; boundary=x' },
    payload: `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--x--\r\n`,
  })
const codesOf = (answer: { json: () => { refusals: { code: string }[] } }) =>
  answer.json().refusals.map(r => r.code)
const ended = async (id: string): Promise<Run> =>
  vi.waitFor(
    async () => {
      const run = (await get('ada', `${at}/runs/${id}`)).json()
      expect(run.status).not.toBe('running')
      return run
    },
    { timeout: 60_000, interval: 50 },
  )
const made = async (request: object): Promise<string> => {
  const run = await ended((await post('ada', `${at}/runs`, request)).json().id)
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  return run.plan
}
const ledger = async (event: string) =>
  (await db.admin.query('select subject, detail from store_ledger where event = $1', [event])).rows

/** SHA-256 of 「公证处 7-4-1-9」. */
const COMMITTED = 'd476ba5d09180ab6959e7d5d62b58b890f0221a6686fa4638c9d2fec4655e138'
const WORDS = '公证处 7-4-1-9'
const CSV =
  '编号,姓名,人数,志愿1,志愿2\nA1,丁一,1,第一中学,S2\nA2,丁二,2,S1,\nA3,丁三,1,S2,S1\nA4,丁四,1,S1,S2\n'
const POOLS = [
  { id: 'S1', name: '第一中学', seats: 2 },
  { id: 'S2', name: '第二中学', seats: 1 },
]
const list = (await upload('draw-applicants', '报名.csv', CSV)).json()
const asked = {
  period: PERIOD,
  name: '初中派位',
  title: '2021 年初中派位',
  list: list.id,
  procedure: 'ascending',
  lastSeat: null,
  pools: POOLS,
  sources: [
    { kind: 'stage', by: '家长代表' },
    { kind: 'share', by: '公证处', commitment: COMMITTED },
  ],
  rehearsal: false,
  simulations: 200,
}
const revealed = { values: ['０３９ 157', WORDS] }

it('nobody locks a list outside the territory or without a role', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await get(who, at)).statusCode).toBe(403)
    expect((await post(who, `${at}/runs`, asked)).statusCode).toBe(403)
  }
})

it('procedures, beacons and pools guessed from the figures are shown before', async () => {
  const shown = (await get('ada', `${at}/set-up?period=${PERIOD}`)).json()
  expect(shown.procedures.map((p: { id: string }) => p.id)).toContain('nanchang-2023')
  expect(shown.chains.map((c: { name: string }) => c.name)).toEqual(['default', 'quicknet'])
  expect(shown.pools).toHaveLength(6)
})

it('everything wrong with a list is said at once, with its place', async () => {
  const bad = (await upload('draw-applicants', '错.csv', '编号,人数,志愿1\nA1,0,S1\n张三,1,S9\n')).json()
  const answer = await post('ada', `${at}/runs`, { ...asked, list: bad.id })
  expect(codesOf(answer)).toEqual(['draw.bad-heads'])
  const other = (await upload('draw-applicants', '错.csv', '编号,志愿1\n张三,S9\n')).json()
  expect(codesOf(await post('ada', `${at}/runs`, { ...asked, list: other.id }))).toEqual([
    'draw.bad-id',
    'draw.unknown-wish',
  ])
})

it('a round of a beacon that exists already is no source, nor is one nobody knows', async () => {
  const sources = [
    { kind: 'beacon', name: 'quicknet', round: 657413 },
    { kind: 'beacon', name: 'nobody', round: 1 },
  ]
  expect(codesOf(await post('ada', `${at}/runs`, { ...asked, sources }))).toEqual([
    'draw.beacon-in-the-past',
    'draw.unknown-beacon',
  ])
})

it('a list is locked, bound in public, drawn once, published and called from; all of it in the ledger', async () => {
  const id = await made(asked)
  const one = `${at}/${id}`
  const { plan, publishable } = (await get('ada', one)).json()
  expect([plan.body.units, plan.body.children, plan.effect]).toEqual([4, 5, null])
  expect(plan.body.pools[0]).toMatchObject({ id: 'S1', firstWishes: 4 })
  expect(publishable.map((p: { what: string; why: unknown }) => [p.what, p.why === null])).toEqual([
    ['commitment', true],
    ['transcript', false],
    ['result', false],
    ['verifier', true],
  ])
  expect(codesOf(await post('ada', `${one}/draw`, revealed))).toEqual(['draw.may-not-draw'])
  expect((await post('ada', `${one}/publications`, { what: 'commitment' })).statusCode).toBe(200)
  const checked = (await post('ada', `${one}/sources`, { values: ['１２', '别的话'] })).json()
  expect(checked.map((c: { holds: boolean; digits: string }) => [c.holds, c.digits])).toEqual([
    [true, '12'],
    [false, null],
  ])
  expect(codesOf(await post('ada', `${one}/draw`, { values: ['', '别的话'] }))).toEqual([
    'draw.source-wrong',
    'draw.source-wrong',
  ])
  expect((await post('dan', `${one}/draw`, revealed)).statusCode).toBe(403)
  expect((await ended((await post('ada', `${one}/draw`, revealed)).json().id)).status).toBe('done')
  const { drawn } = (await get('ada', `${one}/state`)).json()
  // Three seats for five children; twins need two seats in one school.
  expect([drawn.seated, drawn.pools.map((p: { taken: number }) => p.taken)]).toEqual([3, [2, 1]])
  expect((await ledger('allocate.drawn')).map(r => [r.subject, r.detail.digest])).toEqual([
    [id, drawn.digest],
  ])

  expect(codesOf(await post('ada', `${one}/draw`, revealed))).toEqual(['draw.already-drawn'])
  const transcript = (await get('ada', `${one}/transcript.json`)).json()
  expect((await verifyTranscript(transcript)).holds).toBe(true)
  expect([transcript.commitment, transcript.digest, transcript.sources[0].digits]).toEqual([
    plan.body.commitment,
    drawn.digest,
    '039 157',
  ])
  expect(JSON.stringify(transcript)).not.toContain('丁')

  // The twins wait for two seats together; once called they are not called again.
  const called = async (seats: number) =>
    (await post('ada', `${one}/calls`, { vacant: [{ pool: 'S1', seats }], gone: [] }))
      .json()
      .offers.map((o: { id: string }) => o.id)
  expect([await called(1), await called(2), await called(2)]).toEqual([[], ['A2'], []])
  expect(codesOf(await post('ada', `${one}/calls`, { vacant: [{ pool: 'X', seats: 1 }], gone: [] }))).toEqual(
    ['draw.bad-vacancy'],
  )
  expect(await ledger('allocate.waiting-called')).toHaveLength(3)
})

it('the same record cannot be written twice, not even past the service', async () => {
  const rows = await db.admin.query("select region_code, plan_id from allocate_steps where step = 'draw'")
  const [row] = rows.rows
  await expect(
    db.admin.query(
      `insert into allocate_steps values ($1, $2, 'draw', 'x', '${'0'.repeat(64)}', 'x', now())`,
      [row.region_code, row.plan_id],
    ),
  ).rejects.toThrow('allocate_each_step_once')
})

it('names come from the sealed list alone, on the office’s own copy, and that is in the ledger', async () => {
  const [head] = (await get('ada', at)).json()
  const before = (await ledger('allocate.list-read')).length
  const file = await get('ada', `${at}/${head.id}/result.xlsx`)
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const read = await ledger('allocate.list-read')
  expect(read.slice(before).map(r => r.detail.why)).toEqual(['draw.result'])
  expect(read.at(-1)?.subject).toBe(list.id)
})

it('everybody reads what was published, and nothing else of this region or another', async () => {
  const [head] = (await get('ada', at)).json()
  const one = `${at}/${head.id}`
  for (const what of ['transcript', 'result', 'verifier'])
    expect((await post('ada', `${one}/publications`, { what })).statusCode).toBe(200)
  expect(codesOf(await post('ada', `${one}/publications`, { what: 'result' }))).toEqual([
    'allocate.already-published',
  ])
  const published = (await get('', `${open}/publications`)).json()
  expect(published.map((p: { what: string }) => p.what).sort()).toEqual([
    'commitment',
    'result',
    'transcript',
    'verifier',
  ])
  expect((await get('', open)).json()).toMatchObject({ region: COUNTY_1, synthetic: true })
  for (const { id, digest, what } of published) {
    const file = await get('', `${open}/publications/${id}/file`)
    const bytes = new Uint8Array(file.rawPayload)
    expect(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')).toBe(digest)
    if (what !== 'verifier') expect(file.body).not.toContain('丁')
    const elsewhere = await get('', `/api/public/${COUNTY_2}/publications/${id}/file`)
    expect(codesOf(elsewhere)).toEqual(['allocate.unknown-publication'])
  }
  expect((await get('', `/api/public/${COUNTY_2}/publications`)).json()).toEqual([])
  expect((await get('', one)).statusCode).toBe(401)
})

it('a rehearsal is marked in all it leaves behind, and can never be published', async () => {
  const id = await made({ ...asked, rehearsal: true })
  const one = `${at}/${id}`
  const { plan, publishable } = (await get('ada', one)).json()
  expect(plan.body.title).toContain('演练')
  expect(publishable.every((p: { why: unknown }) => p.why !== null)).toBe(true)
  expect(codesOf(await post('ada', `${one}/publications`, { what: 'commitment' }))).toEqual([
    'allocate.not-publishable',
  ])
  await ended((await post('ada', `${one}/draw`, { values: ['123456'] })).json().id)
  const file = await get('ada', `${one}/transcript.json`)
  expect(file.headers['content-disposition']).toContain('rehearsal')
  expect(file.json().list).toMatchObject({ rehearsal: true })
})

it('the example can be brought and locked as it is', async () => {
  const { pools } = (await get('ada', `${at}/set-up?period=${PERIOD}`)).json()
  const example = (await post('ada', `${lists}/forms/draw-applicants/example`, { period: PERIOD })).json()
  const id = await made({ ...asked, list: example.id, pools })
  const { plan } = (await get('ada', `${at}/${id}`)).json()
  expect(plan.body.units).toBe(example.rows)
  const none = plan.figures.find((f: { id: string }) => f.id === 'none').value
  expect(none).toBeGreaterThan(10)
  expect(none).toBeLessThan(60)
})

it('a rejected plan is neither published nor drawn', async () => {
  const id = await made(asked)
  const one = `${at}/${id}`
  await post('ada', `${one}/decision`, { decision: 'rejected', why: '名单有误' })
  expect(codesOf(await post('ada', `${one}/publications`, { what: 'commitment' }))).toEqual([
    'allocate.not-publishable',
  ])
  expect(codesOf(await post('ada', `${one}/draw`, revealed))).toEqual(['draw.may-not-draw'])
})
