import { testDatabase } from '@kit/testkit'
import { expect, test } from 'vitest'
import { ask, enter, openDoor, PASSWORD } from './door.ts'

const { store, admin } = await testDatabase()
const app = await openDoor(store)

const form = {
  region: { code: '990003000000', name: { zh: '示例区', en: 'Sample District' } },
  administrator: { name: '李主任', username: 'li', password: PASSWORD },
}
const setUp = (payload: object, extra: object = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/access/setup',
    payload,
    headers: { host: 'localhost:4810' },
    ...extra,
  })
const needed = async () => (await app.inject('/api/access/setup')).json()

test('set-up is possible from the computer itself only, and only once', async () => {
  expect(await needed()).toEqual({ needed: true })
  expect((await app.inject('/api/access/demo-accounts')).json()).toEqual([])
  const tries = [
    await setUp(form, { remoteAddress: '192.168.1.20' }),
    await setUp(form, { headers: { host: 'junheng.example' } }),
    await setUp(form, { headers: { host: 'localhost', 'x-forwarded-for': '192.168.1.20' } }),
  ]
  for (const refused of tries) {
    expect(refused.statusCode).toBe(403)
    expect(refused.json().refusals[0].code).toBe('http.permission-local')
  }
  const weak = await setUp({ ...form, administrator: { ...form.administrator, password: 'short' } })
  expect(weak.json().refusals[0]).toMatchObject({
    code: 'access.password-too-short',
    at: 'administrator.password',
  })
  expect(await needed()).toEqual({ needed: true })

  const both = await Promise.all([
    setUp(form),
    setUp({ ...form, administrator: { ...form.administrator, username: 'two' } }),
  ])
  expect(both.map(r => r.statusCode).sort()).toEqual([200, 409])
  expect(await needed()).toEqual({ needed: false })
  const { rows } = await admin.query('select event from store_ledger order by entry_id')
  expect(rows.map(r => r.event)).toEqual(['access.installation-set-up', 'access.person-added'])
})

test('the first administrator signs in and may add people', async () => {
  const { rows } = await admin.query('select username from access_people')
  const cookie = await enter(app, rows[0].username)
  const list = await ask(app, cookie, { method: 'GET', url: '/api/access/people' })
  expect(list.json().people).toHaveLength(1)
})
