import { COUNTY_1, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, cookieOf, enter, hire, openDoor } from './door.ts'

const { store, admin } = await testDatabase()
const app = await openDoor(store)
const OWN = 'a secret of my own'
let ada = ''

beforeAll(async () => {
  await hire(store, { username: 'ada', region: COUNTY_1, role: 'administrator' })
  ada = await enter(app, 'ada')
})

const post = (cookie: string, url: string, payload: Record<string, unknown> = {}) =>
  ask(app, cookie, { method: 'POST', url, payload })
const who = (cookie: string) => ask(app, cookie, { method: 'GET', url: `/api/test/${COUNTY_1}/who` })
const change = (cookie: string, currentPassword: string, newPassword: string) =>
  post(cookie, '/api/auth/change-password', { currentPassword, newPassword })

async function add(username: string): Promise<{ id: string; password: string }> {
  const person = { username, name: username, region: COUNTY_1, roles: ['administrator'] }
  const { person: added, password } = (await post(ada, '/api/access/people', person)).json()
  return { id: added.id, password }
}

describe('a person with a first password', () => {
  test('may do nothing, whatever the role, before it is changed; then everything', async () => {
    const { id, password } = await add('gus')
    const gus = await enter(app, 'gus', password)
    const writes = await post(gus, `/api/access/people/${id}/deactivate`)
    for (const answer of [await who(gus), writes]) {
      expect(answer.statusCode).toBe(403)
      expect(answer.json().refusals[0].code).toBe('access.permission-password-due')
    }
    const changed = await change(gus, password, OWN)
    expect(changed.statusCode).toBe(200)
    expect((await who(cookieOf(changed.headers['set-cookie']))).statusCode).toBe(200)
    const { rows } = await admin.query(
      'select event from store_ledger where subject = $1 order by entry_id',
      [id],
    )
    expect(rows.map(r => r.event)).toEqual([
      'access.person-added',
      'access.signed-in',
      'access.password-changed',
    ])
  })

  test('cannot keep it by naming it as the new one', async () => {
    const { password } = await add('hugo')
    const hugo = await enter(app, 'hugo', password)
    const kept = await change(hugo, password, password)
    expect(kept.json().refusals[0].code).toBe('access.password-same')
    expect((await who(hugo)).statusCode).toBe(403)
  })

  test('may still sign out', async () => {
    const { password } = await add('ines')
    const ines = await enter(app, 'ines', password)
    expect((await post(ines, '/api/auth/sign-out')).statusCode).toBe(200)
    expect((await who(ines)).statusCode).toBe(401)
  })
})

test('a password set anew by an administrator is due again', async () => {
  const id = await hire(store, { username: 'kim', region: COUNTY_1, role: 'inspector' })
  expect((await who(await enter(app, 'kim'))).statusCode).toBe(200)
  const reset = (await post(ada, `/api/access/people/${id}/reset-password`)).json()
  expect(reset.person.passwordDue).toBe(true)
  expect((await who(await enter(app, 'kim', reset.password))).statusCode).toBe(403)
})
