import { regionScopeOf } from '@kit/base'
import { COUNTY_1, COUNTY_2, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, enter, hire, openDoor, PASSWORD, signIn } from './door.ts'

const { store, admin } = await testDatabase()
const app = await openDoor(store)
let ada = ''
let adaId = ''
let benId = ''

beforeAll(async () => {
  adaId = await hire(store, { username: 'ada', region: COUNTY_1, role: 'administrator' })
  benId = await hire(store, { username: 'ben', region: COUNTY_2, role: 'administrator' })
  await hire(store, { username: 'dan', region: COUNTY_1, role: 'inspector' })
  await hire(store, { username: 'cleo', region: COUNTY_1, role: 'school', unit: 'cleo-school' })
  ada = await enter(app, 'ada')
})

const add = (cookie: string, payload: Record<string, unknown>) =>
  ask(app, cookie, { method: 'POST', url: '/api/access/people', payload })
const people = (cookie: string) => ask(app, cookie, { method: 'GET', url: '/api/access/people' })
const act = (cookie: string, person: string, deed: string, payload: Record<string, unknown> = {}) =>
  ask(app, cookie, { method: 'POST', url: `/api/access/people/${person}/${deed}`, payload })

async function ledger(subject: string): Promise<{ event: string; actor_id: string; region_code: string }[]> {
  const { rows } = await admin.query(
    'select event, actor_id, region_code from store_ledger where subject = $1 order by entry_id',
    [subject],
  )
  return rows
}

describe('territory', () => {
  test('a region outside is refused before anything is read', async () => {
    const answer = await ask(app, ada, { method: 'GET', url: `/api/test/${COUNTY_2}/who` })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().refusals[0].code).toBe('http.outside-territory')
  })

  test('the region above the own one is outside, too', async () => {
    for (const above of ['990000000000', '000000000000', '99000100', '990001']) {
      expect((await ask(app, ada, { method: 'GET', url: `/api/test/${above}/who` })).statusCode).toBe(403)
    }
    expect((await ask(app, ada, { method: 'GET', url: '/api/test/990001001000/who' })).statusCode).toBe(200)
  })

  test('nobody can be added, seen, moved or reset outside it', async () => {
    const outside = { username: 'far', name: 'Far', region: COUNTY_2, roles: ['inspector'] }
    const added = await add(ada, outside)
    expect(added.statusCode).toBe(403)
    expect(added.json().refusals[0].code).toBe('access.outside-territory')
    const listed = (await people(ada)).json().people.map((p: { username: string }) => p.username)
    expect(listed).toEqual(['ada', 'cleo', 'dan'])
    for (const deed of ['reset-password', 'deactivate']) {
      expect((await act(ada, benId, deed)).statusCode).toBe(404)
    }
    const moved = await act(ada, benId, 'assignment', { region: COUNTY_1, unit: null, roles: ['inspector'] })
    expect(moved.statusCode).toBe(404)
    expect((await signIn(app, 'ben', PASSWORD)).statusCode).toBe(200)
  })
})

test('without the permission nothing is shown and nothing is done', async () => {
  const dan = await enter(app, 'dan')
  expect((await people(dan)).statusCode).toBe(403)
  const added = await add(dan, { username: 'x1', name: 'X', region: COUNTY_1, roles: ['administrator'] })
  expect(added.json().refusals[0].code).toBe('http.permission-missing')
  const { rows } = await admin.query("select 1 from access_people where username = 'x1'")
  expect(rows).toEqual([])
})

describe('adding a person', () => {
  test('works, shows the first password once, is visible and in the ledger', async () => {
    const added = await add(ada, {
      username: '王小明',
      name: '王小明',
      region: COUNTY_1,
      roles: ['statistics'],
    })
    expect(added.statusCode).toBe(200)
    const { person, password } = added.json()
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    expect((await people(ada)).json().people).toContainEqual(person)
    expect((await signIn(app, '王小明', password)).statusCode).toBe(200)
    expect(await ledger(person.id)).toEqual([
      { event: 'access.person-added', actor_id: adaId, region_code: COUNTY_1 },
      { event: 'access.signed-in', actor_id: 'system', region_code: COUNTY_1 },
    ])
  })

  test('the password is kept as a salted scrypt hash only', async () => {
    const { rows } = await admin.query('select password from access_credentials')
    expect(new Set(rows.map(r => r.password)).size).toBe(rows.length)
    for (const { password } of rows) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })

  test('a taken name is refused even if its holder is out of sight', async () => {
    const taken = await add(ada, { username: 'BEN', name: 'Ben', region: COUNTY_1, roles: ['inspector'] })
    expect(taken.statusCode).toBe(409)
    expect(taken.json().refusals[0].code).toBe('access.conflict-username')
  })

  test('every problem of the form is told at once', async () => {
    const wrong = await add(ada, { username: 'a b', name: ' ', region: '1401', roles: ['king'] })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.json().refusals.map((r: { at: string }) => r.at)).toEqual([
      'region',
      'roles.0',
      'username',
      'name',
    ])
    expect(wrong.json().refusals[2].because.zh).toContain('2 至 40 个')
  })

  test('the role of a school goes with a school and with no other role', async () => {
    const codes = async (payload: object) =>
      (await add(ada, { username: 'sch', name: 'S', region: COUNTY_1, ...payload }))
        .json()
        .refusals.map((r: { code: string }) => r.code)
    expect(await codes({ roles: ['school'] })).toEqual(['access.unit-missing'])
    expect(await codes({ roles: ['inspector'], unit: 'u' })).toEqual(['access.unit-not-allowed'])
    expect(await codes({ roles: ['school', 'confirmer'], unit: 'u' })).toEqual([
      'access.roles-of-a-school-only',
    ])
  })
})

describe('afterwards', () => {
  test('other roles count from the next request on', async () => {
    const id = await hire(store, { username: 'gil', region: COUNTY_1, role: 'inspector' })
    const gil = await enter(app, 'gil')
    expect((await people(gil)).statusCode).toBe(403)
    await act(ada, id, 'assignment', { region: COUNTY_1, unit: null, roles: ['administrator'] })
    expect((await people(gil)).statusCode).toBe(200)
    expect((await ledger(id)).at(-1)?.event).toBe('access.person-assigned')
  })

  test('deactivating ends sessions and closes the door; a reset opens it with another password', async () => {
    const id = await hire(store, { username: 'hal', region: COUNTY_1, role: 'inspector' })
    const hal = await enter(app, 'hal')
    const who = { method: 'GET', url: `/api/test/${COUNTY_1}/who` } as const
    expect((await act(ada, id, 'deactivate')).json()).toMatchObject({ id, active: false })
    expect((await ask(app, hal, who)).statusCode).toBe(401)
    expect((await signIn(app, 'hal', PASSWORD)).json().refusals[0].code).toBe('access.wrong-password')
    const { password, person } = (await act(ada, id, 'reset-password')).json()
    expect(person.active).toBe(true)
    expect((await ask(app, hal, who)).statusCode).toBe(401)
    expect((await signIn(app, 'hal', PASSWORD)).statusCode).toBe(400)
    expect((await signIn(app, 'hal', password)).statusCode).toBe(200)
    expect((await ledger(id)).map(entry => entry.event)).toEqual([
      'access.person-added',
      'access.signed-in',
      'access.person-deactivated',
      'access.sign-in-failed',
      'access.password-reset',
      'access.sign-in-failed',
      'access.signed-in',
    ])
  })

  test('a session that outlived its account opens nothing', async () => {
    await hire(store, { username: 'joy', region: COUNTY_1, role: 'inspector' })
    const joy = await enter(app, 'joy')
    await admin.query("update access_people set deactivated_at = now() where username = 'joy'")
    expect((await ask(app, joy, { method: 'GET', url: `/api/test/${COUNTY_1}/who` })).statusCode).toBe(401)
  })

  test('a reset lifts a lock', async () => {
    const id = await hire(store, { username: 'ivy', region: COUNTY_1, role: 'inspector' })
    for (let i = 0; i < 5; i++) await signIn(app, 'ivy', 'wrong one')
    const { password } = (await act(ada, id, 'reset-password')).json()
    expect((await signIn(app, 'ivy', password)).statusCode).toBe(200)
  })

  test('nobody can lock the last door behind themselves', async () => {
    expect((await act(ada, adaId, 'deactivate')).statusCode).toBe(409)
    const demoted = await act(ada, adaId, 'assignment', {
      region: COUNTY_1,
      unit: null,
      roles: ['inspector'],
    })
    expect(demoted.json().refusals[0].code).toBe('access.conflict-yourself')
  })
})

test('work done for a person sees neither the credentials nor the sessions of another territory', async () => {
  const actor = { id: adaId, name: 'ada', scope: regionScopeOf(COUNTY_1), roles: [], unit: null }
  const seen = await store.transaction(actor, async tx => {
    const db = tx.tables<Record<'access_credentials' | 'access_sessions', { person_id: string }>>()
    const credentials = await db.selectFrom('access_credentials').select('person_id').execute()
    const sessions = await db.selectFrom('access_sessions').select('person_id').execute()
    return [...credentials, ...sessions].map(row => row.person_id)
  })
  expect(seen).toContain(adaId)
  expect(seen).not.toContain(benId)
})
