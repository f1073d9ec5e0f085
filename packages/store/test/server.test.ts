import { testDatabase } from '@kit/testkit'
import { describe, expect, test } from 'vitest'

const { admin } = await testDatabase()

describe('the server', () => {
  test('puts what it acknowledges on the disk', async () => {
    const { rows } = await admin.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in
         ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'wal_sync_method') order by name`,
    )
    const settings = Object.fromEntries(rows.map(r => [r.name, r.setting]))
    expect(settings).toMatchObject({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
    })
    // Where the system's own default stops in the cache of the disk, another method is set.
    const reaching = { linux: 'fdatasync', darwin: 'fsync_writethrough', win32: 'fsync' } as Record<
      string,
      string
    >
    expect(settings.wal_sync_method).toBe(reaching[process.platform])
  })

  test('really asks the system to, at every commit', async () => {
    const syncs = async () => {
      const client = await admin.connect()
      try {
        await client.query('select pg_stat_force_next_flush()')
        const { rows } = await client.query<{ n: number }>(
          `select coalesce(sum(fsyncs), 0)::int as n from pg_stat_io where object = 'wal'`,
        )
        return rows[0]!.n
      } finally {
        client.release()
      }
    }
    await admin.query('create table synced (n int)')
    const before = await syncs()
    for (let n = 0; n < 20; n++) await admin.query('insert into synced values ($1)', [n])
    await expect.poll(syncs).toBeGreaterThanOrEqual(before + 20)
  })

  test('sorts Chinese by pinyin, with the region code still sorting by its bytes', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select name from (values ('张村小学'), ('安阳路小学'), ('李庄小学'), ('北关小学'), ('王台小学')) v(name) order by name`,
    )
    expect(rows.map(r => r.name)).toEqual(['安阳路小学', '北关小学', '李庄小学', '王台小学', '张村小学'])
  })

  test('listens on this machine only and asks for a password', async () => {
    const { rows } = await admin.query(
      `select current_setting('listen_addresses') as listens, (select string_agg(distinct auth_method, ',')
         from pg_hba_file_rules) as asks`,
    )
    expect(rows).toEqual([{ listens: '127.0.0.1', asks: 'scram-sha-256' }])
  })
})
