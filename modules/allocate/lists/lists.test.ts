import type { Caller } from '@kit/access'
import { ok, t } from '@kit/base'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Actor } from '@kit/store'
import { ada, ben, COUNTY_1, dan, testDatabase } from '@kit/testkit'
import { expect, it } from 'vitest'
import type { PlanDeps } from '../plan/kind.ts'
import type { ListKind } from './kind.ts'
import { listRoutes } from './routes.ts'
import { sealerOf } from './seal.ts'
import { openList, openMap } from './service.ts'

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, dan }
const gate: Gate<Caller> = {
  identify: async ({ headers, ip }) => {
    const actor = CAST[String(headers.person)]
    return actor ? { actor, store: db.store, lang: 'zh', ip } : null
  },
  nobody: ({ ip }) => ({ actor: dan, store: db.store, lang: 'zh', ip }),
  mayUse: ({ actor }) => actor.roles.length > 0,
  mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
}
const column = { heading: '编号', note: t('编号', 'number'), isNeeded: true }
const families: ListKind = {
  id: 'families',
  title: t('家庭', 'Families'),
  form: 'table',
  columns: [column],
  example: async (_tx, _deps, _region, period) =>
    ok({ header: ['编号', '备注'], rows: [[`${period}-1`, '=1+1']] }),
}
const blocks: ListKind = {
  id: 'blocks',
  title: t('小区', 'Blocks'),
  form: 'geojson',
  columns: [],
  example: null,
}
const sealer = sealerOf(Buffer.alloc(32, 7))
const app = await createHttp(HTTP_DEFAULTS)
// Of what plans may use, lists need the sealer alone.
mountRoutes(app, listRoutes([families, blocks], { sealer } as PlanDeps), gate, { checkOutput: true })

const at = `/api/allocate/${COUNTY_1}/lists`
const call = (method: 'GET' | 'POST' | 'DELETE', who: string, url: string, payload?: object) =>
  app.inject({ method, url, headers: { person: who }, ...(payload && { payload }) })
const bring = (kind: string, name: string, bytes: string | Buffer) =>
  app.inject({
    method: 'POST',
    url: `${at}/forms/${kind}`,
    headers: { person: 'ada', 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      Buffer.from(bytes),
      Buffer.from('\r\n--x--\r\n'),
    ]),
  })
const codes = (answer: { json: () => { refusals: { code: string }[] } }) =>
  answer.json().refusals.map(r => r.code)
const ledger = async () =>
  (await db.admin.query('select event, subject, detail from store_ledger order by entry_id')).rows
const read = (id: string, kind: ListKind) =>
  db.store.transaction(ada, tx => openList(tx, sealer, COUNTY_1, { id, kind, why: 'test' }))

it('nobody brings or sees a list outside the territory or without a role', async () => {
  for (const who of ['ben', 'dan']) {
    expect((await call('GET', who, at)).statusCode).toBe(403)
    expect((await call('GET', who, `${at}/forms`)).statusCode).toBe(403)
  }
  expect((await call('GET', '', at)).statusCode).toBe(401)
})

it('what a list must look like is told beforehand', async () => {
  const forms = (await call('GET', 'ada', `${at}/forms`)).json()
  expect(forms.map((f: { id: string; hasExample: boolean }) => [f.id, f.hasExample])).toEqual([
    ['families', true],
    ['blocks', false],
  ])
})

it('a list is kept sealed: its head can be seen, its rows only by a plan, and every reading is in the ledger', async () => {
  const head = (await bring('families', '名单.csv', '编号,姓名\nA1,丁一\nA2,丁二\n')).json()
  expect(head).toMatchObject({ rows: 2, headings: ['编号', '姓名'], broughtBy: 'Ada' })
  const kept = await db.admin.query('select head, sealed from allocate_lists')
  expect(JSON.stringify(kept.rows[0].head) + kept.rows[0].sealed.toString('utf8')).not.toContain('丁')
  expect((await call('GET', 'ada', at)).json()).toEqual([head])
  const opened = await read(head.id, families)
  expect(opened.ok && opened.value.table.records.map(r => r.cell('姓名'))).toEqual(['丁一', '丁二'])
  expect((await ledger()).map(r => [r.event, r.subject])).toEqual([
    ['allocate.list-kept', head.id],
    ['allocate.list-read', head.id],
  ])
})

it('the same rows again have the same digest, other rows another', async () => {
  const digest = async (text: string) => (await bring('families', 'x.csv', text)).json().digest
  expect(await digest('编号\nA1\n')).toBe(await digest('编号\nA1\n'))
  expect(await digest('编号\nA1\n')).not.toBe(await digest('编号\nA2\n'))
})

it('a list of another kind, an unknown kind and an unknown list are refused by name', async () => {
  const { id } = (await bring('blocks', '图.geojson', '{"type":"FeatureCollection","features":[]}')).json()
  const wrong = await read(id, families)
  expect(wrong.ok ? [] : wrong.refusals.map(r => r.code)).toEqual(['allocate.wrong-list'])
  const map = await db.store.transaction(ada, tx =>
    openMap(tx, sealer, COUNTY_1, { id, kind: blocks, why: 'test' }),
  )
  expect(map.ok && map.value.map).toEqual({ type: 'FeatureCollection', features: [] })
  expect(codes(await bring('nothing', 'x.csv', 'a\n1\n'))).toEqual(['allocate.unknown-list'])
})

it('a file that cannot be read is refused, and nothing is kept of it', async () => {
  const before = (await call('GET', 'ada', at)).json().length
  for (const [kind, name, bytes] of [
    ['families', '坏.xlsx', Buffer.from('PK\u0003\u0004 no workbook')],
    ['families', '空.csv', '编号\n'],
    ['blocks', '图.geojson', '{"type":"Feature"}'],
    ['blocks', '图.geojson', 'no json'],
  ] as const)
    expect((await bring(kind, name, bytes)).statusCode, name).toBeLessThan(500)
  expect((await call('GET', 'ada', at)).json().length).toBe(before)
})

it('the example can be downloaded without a cell becoming a formula, or brought as it is', async () => {
  const file = await call('GET', 'ada', `${at}/forms/families/example.csv?period=2020-2021`)
  expect(file.body).toContain('2020-2021-1')
  expect(file.body).not.toMatch(/,=1/)
  const head = (await call('POST', 'ada', `${at}/forms/families/example`, { period: '2020-2021' })).json()
  expect(head.rows).toBe(1)
  expect(codes(await call('POST', 'ada', `${at}/forms/blocks/example`, { period: '2020-2021' }))).toEqual([
    'allocate.unknown-list',
  ])
})

it('an erased list is gone for good, and that it was erased is in the ledger', async () => {
  const { id } = (await bring('families', 'x.csv', '编号\nA1\n')).json()
  expect((await call('DELETE', 'ben', `${at}/${id}`)).statusCode).toBe(403)
  expect((await call('DELETE', 'ada', `${at}/${id}`)).statusCode).toBe(200)
  const gone = await read(id, families)
  expect(gone.ok ? [] : gone.refusals.map(r => r.code)).toEqual(['allocate.unknown-list'])
  expect(codes(await call('DELETE', 'ada', `${at}/${id}`))).toEqual(['allocate.unknown-list'])
  expect((await ledger()).at(-1)).toMatchObject({ event: 'allocate.list-erased', subject: id })
})
