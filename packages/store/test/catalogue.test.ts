import { ada, COUNTY_1, testDatabase } from '@kit/testkit'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

/** What a distributed PostgreSQL and the territory of people ask of every table, read from the catalogue itself. */
const { admin, store } = await testDatabase()

async function names(query: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(query)
  return rows.map(r => r.name)
}

const TENANT = `select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum, a.attnotnull
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`

describe('every table with a region code', () => {
  test('there are some', async () => {
    expect(await names(`select relname as name from (${TENANT}) t`)).toContain('store_ledger')
  })

  test('never leaves it empty', async () => {
    expect(await names(`select relname as name from (${TENANT}) t where not attnotnull`)).toEqual([])
  })

  test('has a primary key', async () => {
    expect(
      await names(`select relname as name from (${TENANT}) t where not exists
        (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')`),
    ).toEqual([])
  })

  test('has it first in every primary and unique key and unique index', async () => {
    expect(
      await names(`select t.relname || '.' || i.indexrelid::regclass as name from (${TENANT}) t
        join pg_index i on i.indrelid = t.oid and i.indisunique where i.indkey[0] <> t.attnum`),
    ).toEqual([])
  })

  test('has it first on both sides of every foreign key to another such table', async () => {
    expect(
      await names(`select k.conname as name from (${TENANT}) t
        join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
        join (${TENANT}) target on target.oid = k.confrelid
        where k.conkey[1] <> t.attnum or k.confkey[1] <> target.attnum`),
    ).toEqual([])
  })

  test('is under row-level security, its owner too', async () => {
    expect(
      await names(`select relname as name from (${TENANT}) t where not relrowsecurity or not relforcerowsecurity
        or not exists (select from pg_policy p where p.polrelid = t.oid)`),
    ).toEqual([])
  })

  test('is referred to by no table without it', async () => {
    expect(
      await names(`select k.conname as name from pg_constraint k join (${TENANT}) target on target.oid = k.confrelid
        where k.contype = 'f' and k.conrelid not in (select oid from (${TENANT}) t)`),
    ).toEqual([])
  })
})

test('no table has a trigger of ours', async () => {
  expect(
    await names(`select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`),
  ).toEqual([])
})

test('the application role owns nothing, makes nothing and passes no policy', async () => {
  const { rows } = await admin.query(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, has_schema_privilege(oid, 'public', 'create') as creates,
       (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = 'junheng_app'`,
  )
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      creates: false,
      owned: 0,
    },
  ])
})

describe('the ledger', () => {
  test.each([
    ['changed', 'update store_ledger set subject = subject'],
    ['emptied', 'delete from store_ledger'],
    ['truncated', 'truncate store_ledger'],
  ])('cannot be %s by the application role', async (_, statement) => {
    await store.transaction(ada, tx =>
      tx.ledger({ region: COUNTY_1, event: 'test.done', subject: 'kept', detail: {} }),
    )
    await expect(store.transaction(ada, tx => sql.raw(statement).execute(tx.tables()))).rejects.toThrow(
      /permission denied/,
    )
  })
})
