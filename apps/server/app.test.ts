import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HTTP_DEFAULTS } from '@kit/http'
import { testDatabase } from '@kit/testkit'
import { afterAll, expect, test } from 'vitest'
import { buildApp } from './app.ts'
import { fillFirstTime } from './first-start.ts'
import { makeProduct, readLaw } from './modules.ts'
import { VERSION } from './version.ts'

const { store, admin } = await testDatabase()
const policies = fileURLToPath(new URL('../../policies', import.meta.url))
const dataDir = await mkdtemp(join(tmpdir(), 'junheng-app-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const law = await readLaw(policies)
const onProgress = () => {}
await fillFirstTime(store, law, { dataDir, port: 0, host: '127.0.0.1', demo: true, onProgress })
const product = await makeProduct(store, law, dataDir)
const app = await buildApp(store, product, { ...HTTP_DEFAULTS, webRoot: null, checkOutput: true })
const REGION = '140107000000'
const PACK = 'national/quality-balance-2017'

async function enter(username: string, password = 'junheng-demo'): Promise<string> {
  const payload = { username, password }
  const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload })
  return String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
}

test('the product says who is signed in, what they may do and where they work', async () => {
  expect((await app.inject('/api/me')).statusCode).toBe(401)
  const me = await app.inject({ url: '/api/me', headers: { cookie: await enter('school') } })
  expect(me.json()).toMatchObject({
    person: { username: 'school', name: '学校（演示）' },
    roles: ['school'],
    permissions: ['data.read', 'data.submit', 'measure.read', 'act.read'],
    region: { code: REGION, name: { zh: '杏花岭区（演示数据）' }, synthetic: true },
    unit: expect.stringMatching(/^\d{10}$/),
    version: VERSION,
    demo: true,
  })
})

test('a person with a first password learns so, and no more', async () => {
  const { password } = (
    await app.inject({
      method: 'POST',
      url: '/api/access/people',
      headers: { cookie: await enter('administrator') },
      payload: { username: '新同事', name: '新同事', region: REGION, roles: ['inspector'] },
    })
  ).json()
  const headers = { cookie: await enter('新同事', password) }
  expect((await app.inject({ url: '/api/me', headers })).json()).toMatchObject({ passwordDue: true })
  for (const url of ['/api/measure/packs', '/api/data/vocabulary', `/api/data/${REGION}/periods`]) {
    expect((await app.inject({ url, headers })).json().refusals[0].code).toBe(
      'access.permission-password-due',
    )
  }
})

test('every page has what it asks for on the demonstration, and each answer keeps its schema', async () => {
  const headers = { cookie: await enter('statistics') }
  const query = `period=2020-2021&pack=${PACK}`
  const current = await app.inject({ url: `/api/measure/${REGION}/current?${query}`, headers })
  const { id } = current.json()
  const pages = [
    `/api/data/${REGION}`,
    `/api/data/${REGION}/periods`,
    `/api/data/${REGION}/units?period=2020-2021`,
    `/api/data/${REGION}/figures?period=2020-2021&limit=50`,
    `/api/data/${REGION}/template.xlsx?period=2020-2021`,
    `/api/data/${REGION}/imports`,
    `/api/data/${REGION}/outline`,
    '/api/data/vocabulary',
    '/api/measure/packs',
    `/api/measure/packs/${PACK.replace('/', '~')}`,
    `/api/measure/${REGION}/assessments?${query}`,
    `/api/measure/${REGION}/assessments/${id}`,
    `/api/measure/${REGION}/trend?pack=${PACK}`,
    `/api/measure/${REGION}/overlays?period=2020-2021`,
    `/api/account/${REGION}/report.docx?assessment=${id}`,
    `/api/account/${REGION}/tables.xlsx?assessment=${id}`,
  ]
  const said = await Promise.all(
    pages.map(async url => ({ url, status: (await app.inject({ url, headers })).statusCode })),
  )
  expect(said).toEqual(pages.map(url => ({ url, status: 200 })))
})

test('no route of a region opens for a person of another one, and nothing is read for them', async () => {
  const headers = { cookie: await enter('administrator') }
  const { paths } = (await app.inject('/api/openapi.json')).json()
  const before = await admin.query('select count(*) from store_ledger')
  for (const [path, operations] of Object.entries<object>(paths)) {
    // What was published is for everybody.
    if (!path.includes('{region}') || path.startsWith('/api/public/')) continue
    const url = path.replace('{region}', '110101000000').replace(/\{\w+\}/g, 'x')
    for (const method of Object.keys(operations) as ('get' | 'post' | 'delete')[]) {
      const answer = await app.inject({ url, method, headers })
      expect([method, url, answer.statusCode]).toEqual([method, url, 403])
      expect(answer.json().refusals[0].code).toBe('http.outside-territory')
    }
  }
  expect((await admin.query('select count(*) from store_ledger')).rows).toEqual(before.rows)
})

test('anyone may ask whether the product is well', async () => {
  const answer = await app.inject('/api/health')
  expect(answer.json()).toEqual({ healthy: true, version: VERSION })
})

test('the description lists every route, itself included, each with a permission of the catalogue', async () => {
  const { paths } = (await app.inject('/api/openapi.json')).json()
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/api/me', '/api/openapi.json', '/api/access/people']),
  )
  const administrator = await app.inject({
    url: '/api/me',
    headers: { cookie: await enter('administrator') },
  })
  const known = new Set(['public', 'signed-in', 'local', ...administrator.json().permissions])
  for (const operations of Object.values<Record<string, { 'x-permission': string }>>(paths)) {
    for (const operation of Object.values(operations)) expect(known).toContain(operation['x-permission'])
  }
})
