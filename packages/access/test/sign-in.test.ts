import { COUNTY_1, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask, enter, hire, openDoor, PASSWORD, signIn } from './door.ts'

const { store, admin } = await testDatabase()
const app = await openDoor(store)
const who = { method: 'GET', url: `/api/test/${COUNTY_1}/who` } as const

beforeAll(async () => {
  await hire(store, { username: 'ada', region: COUNTY_1, role: 'statistics' })
})

async function eventsOf(username: string): Promise<string[]> {
  const { rows } = await admin.query<{ event: string }>(
    'select l.event from store_ledger l join access_people p on p.id = l.subject where p.username = $1 order by l.entry_id',
    [username],
  )
  return rows.map(r => r.event)
}

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and that opens the routes of the role', async () => {
    const response = await signIn(app, 'Ada ', PASSWORD)
    expect(response.statusCode).toBe(200)
    expect(String(response.headers['set-cookie'])).toMatch(
      /^junheng\.session_token=.*HttpOnly.*SameSite=Strict/i,
    )
    const answer = await ask(app, await enter(app, 'ada'), who)
    expect(answer.json()).toEqual({ name: 'ada', scope: '990001', unit: null })
    expect(await eventsOf('ada')).toContain('access.signed-in')
  })

  test('a wrong password and an unknown name get the same answer', async () => {
    await hire(store, { username: 'eve', region: COUNTY_1, role: 'inspector' })
    const wrong = await signIn(app, 'eve', 'not the password')
    const unknown = await signIn(app, 'nobody-here', 'not the password')
    expect(wrong.statusCode).toBe(400)
    expect(wrong.json()).toEqual(unknown.json())
    expect(wrong.json().refusals[0].code).toBe('access.wrong-password')
    expect(await eventsOf('eve')).toEqual(['access.person-added', 'access.sign-in-failed'])
  })

  test('nobody without a session passes, nor with a made-up or a foreign cookie', async () => {
    expect((await app.inject(who)).statusCode).toBe(401)
    const forged = (await enter(app, 'ada')).replace(/=.{5}/, '=XXXXX')
    expect((await ask(app, forged, who)).statusCode).toBe(401)
    expect((await ask(app, 'theme=dark', who)).statusCode).toBe(401)
  })

  test('a session that has run out is no session', async () => {
    const cookie = await enter(app, 'ada')
    await admin.query("update access_sessions set expires_at = now() - interval '1 second'")
    expect((await ask(app, cookie, who)).statusCode).toBe(401)
  })

  test('signing out ends the session on the server, not only in the browser', async () => {
    const cookie = await enter(app, 'ada')
    const out = await ask(app, cookie, { method: 'POST', url: '/api/auth/sign-out', payload: {} })
    expect(out.statusCode).toBe(200)
    expect((await ask(app, cookie, who)).statusCode).toBe(401)
    expect((await eventsOf('ada')).at(-1)).toBe('access.signed-out')
  })
})

describe('lockout', () => {
  test('the fifth failure in a row locks the name, even for the right password, for a quarter of an hour', async () => {
    await hire(store, { username: 'lou', region: COUNTY_1, role: 'inspector' })
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await signIn(app, 'lou', 'wrong one')).statusCode)
    expect(statuses).toEqual([400, 400, 400, 400, 429])
    const locked = await signIn(app, 'lou', PASSWORD)
    expect(locked.statusCode).toBe(429)
    expect(locked.json().refusals[0].todo.zh).toContain('15 分钟')
    expect((await eventsOf('lou')).at(-1)).toBe('access.sign-in-locked')
    await admin.query("update access_attempts set last_failed_at = last_failed_at - interval '15 minutes'")
    expect((await signIn(app, 'lou', PASSWORD)).statusCode).toBe(200)
  })

  test('tries at the same time count one after another', async () => {
    await hire(store, { username: 'max', region: COUNTY_1, role: 'inspector' })
    const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(app, 'max', 'wrong one')))
    expect(tries.filter(r => r.statusCode === 400)).toHaveLength(4)
    expect(tries.filter(r => r.statusCode === 429)).toHaveLength(8)
  })

  test('a success in between starts the count anew', async () => {
    await hire(store, { username: 'pat', region: COUNTY_1, role: 'inspector' })
    for (let i = 0; i < 4; i++) await signIn(app, 'pat', 'wrong one')
    expect((await signIn(app, 'pat', PASSWORD)).statusCode).toBe(200)
    for (let i = 0; i < 4; i++) await signIn(app, 'pat', 'wrong one')
    expect((await signIn(app, 'pat', PASSWORD)).statusCode).toBe(200)
  })

  test('a name nobody has locks as well, so that locking tells nothing', async () => {
    for (let i = 0; i < 4; i++) await signIn(app, 'ghost', 'wrong one')
    expect((await signIn(app, 'ghost', 'wrong one')).statusCode).toBe(429)
  })

  test('one address that tries many names is locked too', async () => {
    await admin.query('delete from access_attempts')
    await signIn(app, 'made-up-1', 'wrong one')
    await admin.query('update access_attempts set failures = 48')
    expect((await signIn(app, 'made-up-2', 'wrong one')).statusCode).toBe(400)
    expect((await signIn(app, 'made-up-3', 'wrong one')).statusCode).toBe(400)
    expect((await signIn(app, 'ada', PASSWORD)).statusCode).toBe(429)
    await admin.query('delete from access_attempts')
  })
})

describe('changing the password', () => {
  const change = (cookie: string, currentPassword: string, newPassword: string) =>
    ask(app, cookie, {
      method: 'POST',
      url: '/api/auth/change-password',
      payload: { currentPassword, newPassword },
    })

  test('asks for the present one, refuses short ones, ends other sessions', async () => {
    await hire(store, { username: 'sam', region: COUNTY_1, role: 'inspector' })
    const here = await enter(app, 'sam')
    const elsewhere = await enter(app, 'sam')
    const wrong = await change(here, 'not the present one', 'another long secret')
    expect(wrong.json().refusals[0].code).toBe('access.wrong-current-password')
    const short = await change(here, PASSWORD, '123456789')
    expect(short.json().refusals[0].code).toBe('access.password-too-short')
    const named = await change(here, PASSWORD, 'Sam-1234567')
    expect(named.json().refusals[0].code).toBe('access.password-holds-username')
    expect((await change(here, PASSWORD, 'another long secret')).statusCode).toBe(200)
    expect((await ask(app, elsewhere, who)).statusCode).toBe(401)
    expect((await signIn(app, 'sam', PASSWORD)).statusCode).toBe(400)
    expect((await signIn(app, 'sam', 'another long secret')).statusCode).toBe(200)
  })
})
