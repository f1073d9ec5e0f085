import { describe, expect, test } from 'vitest'
import { ada, ben, COUNTY_1, testDatabase } from './index.ts'

const db = await testDatabase()

interface Tables {
  store_ledger: { region_code: string; event: string }
}

describe('a test database', () => {
  test('is migrated and empty', async () => {
    const rows = await db.store.transaction(ada, tx =>
      tx.tables<Tables>().selectFrom('store_ledger').selectAll().execute(),
    )
    expect(rows).toEqual([])
  })

  test('shows Ada her county and Ben nothing of it', async () => {
    await db.store.transaction(ada, tx =>
      tx.ledger({ region: COUNTY_1, event: 'testkit.tried', subject: 'x', detail: {} }),
    )
    const count = (actor: typeof ada) =>
      db.store.transaction(actor, tx =>
        tx.tables<Tables>().selectFrom('store_ledger').select('event').execute(),
      )
    expect(await count(ada)).toEqual([{ event: 'testkit.tried' }])
    expect(await count(ben)).toEqual([])
  })
})
