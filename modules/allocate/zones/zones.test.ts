import { COUNTY_1 } from '@kit/testkit'
import { expect, it, vi } from 'vitest'
import type { Run } from '../plan/schema.ts'
import { openDemoCounty } from '../test/demo-county.ts'
import type { ZoneBlock, ZonesPlan } from './schema.ts'

vi.setConfig({ testTimeout: 240_000 })
const { app, db } = await openDemoCounty()

const region = `/api/allocate/${COUNTY_1}`
const at = `${region}/zones`
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
const ledger = async (event: string): Promise<string[]> =>
  (await db.admin.query('select subject from store_ledger where event = $1', [event])).rows.map(
    r => r.subject,
  )

const [map, table, schools] = [
  await bring('zone-block-map'),
  await bring('zone-block-table'),
  await bring('zone-schools'),
]
const { rules } = (await get('ada', `${at}/set-up?period=${period}`)).json()
const stable = rules.find((r: { id: string }) => r.id === 'nearby-stable')
const asked = {
  period,
  pack: 'national/quality-balance-2017',
  stage: 'primary',
  blocks: { form: 'map', list: map, grid: 'cgcs2000' },
  schools: { list: schools, grid: 'cgcs2000' },
  ways: null,
  addresses: null,
  rules: 'nearby-stable',
  weights: stable.weights,
  seed: 1,
  isProved: false,
}
const made = async (more: object = {}): Promise<ZonesPlan> => {
  const run = await ended((await post('ada', `${at}/runs`, { ...asked, ...more })).json().id)
  if (run.status !== 'done') throw new Error(JSON.stringify(run))
  return (await get('ada', `${at}/${run.plan}`)).json().plan
}

it('nobody draws zones outside the territory or without a role, and no list is read', async () => {
  const before = await ledger('allocate.list-read')
  for (const who of ['ben', 'dan']) {
    expect((await get(who, at)).statusCode).toBe(403)
    expect((await post(who, `${at}/runs`, asked)).statusCode).toBe(403)
  }
  expect(await ledger('allocate.list-read')).toEqual(before)
})

it('the entrants of the figures live in the blocks of the example, and every school has its own block', async () => {
  const example = (
    await get('ada', `${region}/lists/forms/zone-block-map/example.geojson?period=${period}`)
  ).json()
  const children = example.features.reduce(
    (n: number, f: { properties: { 学生数: number } }) => n + f.properties.学生数,
    0,
  )
  const { stages } = (await get('ada', `${at}/set-up?period=${period}`)).json()
  expect(children).toBe(stages[0].entrants)
  expect(example.features).toHaveLength(450)
})

it('zones are drawn, measured, kept, downloaded, decided, and only then published without any number of children', async () => {
  const plan = await made()
  const { body, effect, overlay } = plan
  expect(body.blocks).toHaveLength(450)
  expect(body.schools.reduce((n, s) => n + s.pupils, 0)).toBe(body.pupils)
  expect(body.overload).toBe(body.schools.reduce((n, s) => n + s.over, 0))
  const over = todayOver(body.blocks, body.schools)
  expect(body.overload).toBeLessThan(over)
  expect([effect === null, overlay === null]).toEqual([false, false])
  expect(await ledger('allocate.plan-made')).toEqual([plan.id])
  expect(await ledger('allocate.list-read')).toEqual([map, schools])
  for (const [file, start] of [
    ['zones.xlsx', 'PK'],
    ['zones.geojson', '{"type":"FeatureCollection"'],
    ['blocks.geojson', '{"type":"FeatureCollection"'],
    ['certificate.json', '{'],
  ] as const)
    expect(
      (await get('ada', `${at}/${plan.id}/${file}`)).rawPayload.toString('latin1').startsWith(start),
    ).toBe(true)

  const publish = (what: string) => post('ada', `${at}/${plan.id}/publications`, { what })
  expect((await publish('zones-map')).json().refusals[0].code).toBe('allocate.not-publishable')
  await post('ada', `${at}/${plan.id}/decision`, { decision: 'adopted', why: '听证会通过' })
  for (const what of ['zones-map', 'zones-list']) {
    const { id } = (await publish(what)).json()
    const file = (await get('', `/api/public/${COUNTY_1}/publications/${id}/file`)).body
    expect(file).toContain(body.blocks[0]!.name)
    expect(file).not.toContain('学生数')
  }
})

it('the school of a place, of a block and of nothing known is told', async () => {
  const [plan] = (await get('ada', at)).json()
  const { body }: ZonesPlan = (await get('ada', `${at}/${plan.id}`)).json().plan
  const block = body.blocks[7]!
  const school = body.schools[block.school]!.name
  const ask = async (text: string) =>
    (await get('ada', `${at}/${plan.id}/lookup?asked=${encodeURIComponent(text)}`)).json()
  expect(await ask(`${block.lon}, ${block.lat}`)).toMatchObject({
    kind: 'found',
    blocks: [{ block: block.id, school }],
  })
  expect(await ask(block.name)).toMatchObject({ kind: 'found', blocks: [{ block: block.id, school }] })
  expect(await ask('不存在的地方')).toEqual({ kind: 'unknown', blocks: [] })
})

it('a table of blocks with their borders gives zones too, without a map', async () => {
  const { body } = await made({ blocks: { form: 'table', list: table, grid: 'cgcs2000' }, seed: 2 })
  expect(body.blocks.every(b => b.area === null)).toBe(true)
  expect(body.overload).toBeLessThan(todayOver(body.blocks, body.schools))
})

it('two schools share a zone: one area, both named, each with its part of the entrants', async () => {
  const list = (await get('ada', `${region}/lists/forms/zone-schools/example.csv?period=${period}`)).body
  const plan = await made()
  const [a, b] = neighboursIn(plan)
  const rows = list.trim().split(/\r?\n/)
  const zoned = rows.map((row: string, i: number) => {
    const isShared = [a, b].some(s => row.startsWith(`${s.id},`))
    return `${row},${i === 0 ? '多校划片' : isShared ? '共用' : ''}`
  })
  const payload = `--x\r\nContent-Disposition: form-data; name="file"; filename="多校.csv"\r\nContent-Type: text/csv\r\n\r\n${zoned.join('\n')}\r\n--x--\r\n`
  const headers = { person: 'ada', 'content-type': 'multipart/form-data; boundary=x' }
  const url = `${region}/lists/forms/zone-schools`
  const brought = (await app.inject({ method: 'POST', url, headers, payload })).json()
  const { body, effect } = await made({ schools: { list: brought.id, grid: 'cgcs2000' } })
  const zone = body.schools.find(s => s.members.length > 0)!
  expect(zone.members.map(m => m.name).sort()).toEqual([a.name, b.name].sort())
  expect([zone.seats, zone.members.reduce((n, m) => n + m.pupils, 0)]).toEqual([
    a.seats + b.seats,
    zone.pupils,
  ])
  expect([body.schools.length, effect === null]).toEqual([plan.body.schools.length - 1, false])
})

it('a list of the wrong kind and unknown rules are refused', async () => {
  const code = async (more: object) =>
    (await post('ada', `${at}/runs`, { ...asked, ...more })).json().refusals[0].code
  expect(await code({ schools: { list: table, grid: 'cgcs2000' } })).toBe('allocate.wrong-list')
  expect(await code({ rules: 'nothing' })).toBe('cli.unknown-procedure')
})

it('a run that is stopped is cancelled', async () => {
  const { id } = (await post('ada', `${at}/runs`, { ...asked, isProved: true })).json()
  await post('ada', `${at}/runs/${id}/cancel`)
  expect((await ended(id)).status).toBe('cancelled')
})

/** Two schools with blocks of theirs beside one another: the nearest to each other. */
function neighboursIn({ body: { schools } }: ZonesPlan) {
  const far = (a: ZonesPlan['body']['schools'][number], b: typeof a) =>
    (a.lon - b.lon) ** 2 + (a.lat - b.lat) ** 2
  const pairs = schools.flatMap((a, i) => schools.slice(i + 1).map(b => [a, b] as const))
  return pairs.sort((x, y) => far(...x) - far(...y))[0]!
}

/** Pupils over the seats if everybody stayed in today’s zone. */
function todayOver(blocks: readonly ZoneBlock[], schools: ZonesPlan['body']['schools']): number {
  return schools.reduce((sum, { seats }, s) => {
    const pupils = blocks.reduce((n, b) => (b.today === s ? n + b.pupils : n), 0)
    return sum + Math.max(0, pupils - seats)
  }, 0)
}
