import { COUNTY_1, testDatabase } from '@kit/testkit'
import { expect, test } from 'vitest'
import { createDemoAccounts } from '../demo.ts'
import { ROLES } from '../permissions.ts'
import { settleMode } from '../settings.ts'
import { SYSTEM } from '../tables.ts'
import { enter, openDoor } from './door.ts'

const { store } = await testDatabase()
const app = await openDoor(store)

test('the demonstration has one account per role, shown with its password, each able to sign in', async () => {
  const place = { region: COUNTY_1, school: 'a-school' }
  await createDemoAccounts(store, place)
  await createDemoAccounts(store, place)
  const accounts = (await app.inject('/api/access/demo-accounts')).json()
  expect(accounts.map((a: { role: string }) => a.role).sort()).toEqual(ROLES.map(r => r.code).sort())
  for (const { username, password } of accounts) {
    expect(await enter(app, username, password)).toContain('junheng.session_token')
  }
  expect((await app.inject('/api/access/setup')).json()).toEqual({ needed: false })
})

test('what a database holds is decided once', async () => {
  expect(await store.transaction(SYSTEM, tx => settleMode(tx, 'own'))).toBe('demo')
})
