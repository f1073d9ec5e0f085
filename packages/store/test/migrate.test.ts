import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { OutageError } from '@kit/base'
import { testDatabase } from '@kit/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { checkVersion } from '../connect.ts'
import { openStore } from '../index.ts'

const db = await testDatabase()
const { store } = db
const root = mkdtempSync(join(tmpdir(), 'junheng-migrations-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function moduleWith(module: string, files: Record<string, string>) {
  const folder = mkdtempSync(join(root, `${module}-`))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return { module, folder: pathToFileURL(folder), path: folder }
}

describe('migrations', () => {
  test('run by day, within a day in the order of modules, each once', async () => {
    const left = moduleWith('zebra', { '20260102_b.sql': 'create table zebra_b (id int primary key)' })
    const right = moduleWith('apple', {
      '20260102_a.sql': 'create table apple_a (id int references zebra_b)',
      '20260101_first.sql': 'create table apple_first ()',
    })
    const names = ['apple/20260101_first.sql', 'zebra/20260102_b.sql', 'apple/20260102_a.sql']
    expect(await store.migrate([left, right])).toEqual(names)
    expect(await store.migrate([left, right])).toEqual([])
  })

  test('that were edited after they had been applied are refused by name, and nothing runs', async () => {
    const module = moduleWith('edited', { '20260101_x.sql': 'create table edited_x ()' })
    await store.migrate([module])
    writeFileSync(join(module.path, '20260101_x.sql'), 'create table edited_y ()')
    writeFileSync(join(module.path, '20260102_z.sql'), 'create table edited_z ()')
    const error = await store.migrate([module]).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(OutageError)
    expect((error as OutageError).what.zh).toContain('edited/20260101_x.sql')
    const { rows } = await db.admin.query(`select to_regclass('edited_z') as z`)
    expect(rows).toEqual([{ z: null }])
  })

  test('are the same with the line ends of Windows', async () => {
    const module = moduleWith('lines', { '20260101_x.sql': 'create table lines_x (\n  id int\n)' })
    await store.migrate([module])
    writeFileSync(join(module.path, '20260101_x.sql'), 'create table lines_x (\r\n  id int\r\n)')
    expect(await store.migrate([module])).toEqual([])
  })

  test('that this program does not know come from a newer one, which is said', async () => {
    const newer = moduleWith('newer', { '20260101_x.sql': 'select 1', '20270101_y.sql': 'select 1' })
    await store.migrate([newer])
    const older = moduleWith('newer', { '20260101_x.sql': 'select 1' })
    await expect(store.migrate([older])).rejects.toThrow(/newer version \(newer\/20270101_y.sql\)/)
  })

  test('that fail name their file and leave nothing of themselves', async () => {
    const module = moduleWith('broken', { '20260101_x.sql': 'create table broken_x (); select nonsense' })
    await expect(store.migrate([module])).rejects.toThrow(/broken\/20260101_x.sql.*nonsense/)
    const { rows } = await db.admin.query(`select to_regclass('broken_x') as x`)
    expect(rows).toEqual([{ x: null }])
  })

  test('run once though several programs start at the same moment', async () => {
    const module = moduleWith('crowd', { '20260101_x.sql': 'create table crowd_x (); select pg_sleep(0.1)' })
    const stores = await Promise.all([db.open(), db.open(), db.open()])
    const applied = await Promise.all(stores.map(s => s.migrate([module])))
    expect(applied.flat()).toEqual(['crowd/20260101_x.sql'])
  })
})

describe('a database that is somewhere else', () => {
  test('takes the same migrations on an empty database, by a user who is no superuser', async () => {
    const name = new URL(db.url).pathname.slice(1)
    await db.admin.query(`create role owner_${name} login password 'x' createrole`)
    await db.admin.query(`create database owned_${name} owner owner_${name}`)
    const url = Object.assign(new URL(db.url), {
      username: `owner_${name}`,
      password: 'x',
      pathname: `/owned_${name}`,
    })
    await db.admin.query(`grant junheng_app to owner_${name}`)
    const owned = await openStore({ dataDir: '', databaseUrl: url.href })
    expect(await owned.migrate([])).toEqual(['store/20261121_ledger.sql'])
    await owned.close()
    await db.admin.query(`drop database owned_${name}`)
    await db.admin.query(`drop role owner_${name}`)
  })

  test('may be PostgreSQL 15 and no older', () => {
    expect(() => checkVersion(15)).not.toThrow()
    expect(() => checkVersion(14)).toThrow(/PostgreSQL 14; 15 or newer/)
  })

  test.each([
    ['nobody listens', 'postgres://a:b@127.0.0.1:1/x', /ECONNREFUSED/],
    ['the password is wrong', Object.assign(new URL(db.url), { password: 'wrong' }).href, /28P01/],
    ['there is no such database', Object.assign(new URL(db.url), { pathname: '/none' }).href, /3D000/],
    ['the address is none', 'not an address', /无法连接/],
  ])('when %s, says so', async (_, databaseUrl, sentence) => {
    const error = await openStore({ dataDir: '', databaseUrl }).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(OutageError)
    expect((error as OutageError).what.zh).toMatch(sentence)
    expect((error as OutageError).todo.zh).toContain('DATABASE_URL')
  })
})
