import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDemoAccounts, SYSTEM, settleMode } from '@kit/access'
import { HTTP_DEFAULTS } from '@kit/http'
import { COUNTY_1, testDatabase } from '@kit/testkit'
import { afterAll, expect, test } from 'vitest'
import { buildApp } from './app.ts'
import { makeProduct, readLaw } from './modules.ts'
import { VERSION } from './version.ts'

const { store } = await testDatabase()
const policies = fileURLToPath(new URL('../../policies', import.meta.url))
const dataDir = await mkdtemp(join(tmpdir(), 'junheng-app-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const product = await makeProduct(store, await readLaw(policies), dataDir)
const app = await buildApp(store, product, { ...HTTP_DEFAULTS, webRoot: null, checkOutput: true })

async function enter(username: string): Promise<string> {
  const payload = { username, password: 'junheng-demo' }
  const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload })
  return String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
}

test('the product says who is signed in, what they may do and where they work', async () => {
  expect((await app.inject('/api/me')).statusCode).toBe(401)
  await createDemoAccounts(store, { region: COUNTY_1, school: 'a-school' })
  const me = await app.inject({ url: '/api/me', headers: { cookie: await enter('school') } })
  expect(me.json()).toMatchObject({
    person: { username: 'school', name: '学校（演示）' },
    roles: ['school'],
    region: { code: COUNTY_1 },
    unit: 'a-school',
    version: VERSION,
    demo: true,
  })
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

test('what the database holds was settled with the demonstration', async () => {
  expect(await store.transaction(SYSTEM, tx => settleMode(tx, 'own'))).toBe('demo')
})
