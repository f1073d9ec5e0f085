import { OutageError, ok, type RegionCode, refuse, t } from '@kit/base'
import { ada, ben, COUNTY_1, COUNTY_2, testDatabase } from '@kit/testkit'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Tx } from '../index.ts'

const db = await testDatabase()
const { store } = db

interface Tables {
  store_ledger: { region_code: string; event: string; subject: string; actor_id: string; detail: unknown }
  things: {
    region_code: string
    id: number
    name: string | null
    day: string | null
    size: number | null
    at: Date | null
  }
}

await db.admin.query(`
  create table things (
    region_code text collate "C" not null, id bigint not null, name text, day date, size numeric, at timestamptz,
    primary key (region_code, id));
  alter table things enable row level security;
  alter table things force row level security;
  create policy own_region on things using (region_code like current_setting('app.region') || '%');
  grant select, insert, update on things to junheng_app`)

function deed(region: RegionCode, subject: string) {
  return { region, event: 'test.done', subject, detail: { seen: true } }
}

function subjects(tx: Tx): Promise<{ subject: string }[]> {
  return tx.tables<Tables>().selectFrom('store_ledger').select('subject').orderBy('subject').execute()
}

async function ask<T>(text: string): Promise<T> {
  return store.transaction(ada, async tx => {
    const { rows } = await sql<{ answer: T }>`${sql.raw(text)}`.execute(tx.tables<Tables>())
    return rows[0]!.answer
  })
}

describe('a transaction', () => {
  test('runs as the application role within the region of the person', async () => {
    expect(await ask('select current_user as answer')).toBe('junheng_app')
    expect(await ask(`select current_setting('app.region') as answer`)).toBe('990001')
  })

  test('leaves neither role nor region behind on its session', async () => {
    await ask('select 1 as answer')
    const { rows } = await store.pool.query(
      `select current_user = session_user as own, coalesce(current_setting('app.region', true), '') as region`,
    )
    expect(rows).toEqual([{ own: true, region: '' }])
  })

  test('writes the ledger with who did it, and other counties see nothing of it', async () => {
    await store.transaction(ada, tx => tx.ledger(deed(COUNTY_1, 'seen by Ada')))
    const seen = await store.transaction(ada, tx =>
      tx.tables<Tables>().selectFrom('store_ledger').selectAll().execute(),
    )
    expect(seen).toContainEqual(
      expect.objectContaining({ actor_id: 'ada', subject: 'seen by Ada', detail: { seen: true } }),
    )
    expect(await store.transaction(ben, subjects)).toEqual([])
  })

  test('refuses a row of another county', async () => {
    await expect(store.transaction(ada, tx => tx.ledger(deed(COUNTY_2, 'x')))).rejects.toThrow(
      /row-level security/,
    )
  })

  test('is undone by a refusal that is returned and by an error that is thrown', async () => {
    const refused = await store.transaction(ada, async tx => {
      await tx.ledger(deed(COUNTY_1, 'refused'))
      return refuse({ code: 'test.no', at: 'x', because: t('不行', 'no'), todo: t('改', 'change it') })
    })
    expect(refused.ok).toBe(false)
    const thrown = store.transaction(ada, async tx => {
      await tx.ledger(deed(COUNTY_1, 'thrown'))
      throw new Error('a defect')
    })
    await expect(thrown).rejects.toThrow('a defect')
    const kept = await store.transaction(ada, async tx => ok(await tx.ledger(deed(COUNTY_1, 'kept'))))
    expect(kept.ok).toBe(true)
    const left = (await store.transaction(ada, subjects)).map(r => r.subject)
    expect(left).toContain('kept')
    expect(left).not.toContain('refused')
    expect(left).not.toContain('thrown')
  })

  test('answers questions asked together one after another', async () => {
    const answers = await store.transaction(ada, tx =>
      Promise.all([1, 2, 3].map(n => sql<{ n: number }>`select ${n}::int as n`.execute(tx.tables<Tables>()))),
    )
    expect(answers.map(a => a.rows[0]?.n)).toEqual([1, 2, 3])
  })

  test('cannot be used after it has ended', async () => {
    const escaped = await store.transaction(ada, async tx => ({ tx }))
    await expect(subjects(escaped.tx)).rejects.toThrow(/has ended/)
  })

  test('several run at the same time', async () => {
    let meet = () => {}
    const met = new Promise<void>(resolve => {
      meet = resolve
    })
    const first = store.transaction(ada, async tx => {
      await subjects(tx)
      await met
    })
    await store.transaction(ben, async tx => {
      await subjects(tx)
      meet()
    })
    await first
  })

  test('that takes too long is stopped and says so', async () => {
    const slow = store.transaction(ada, tx => sql`select pg_sleep(60)`.execute(tx.tables<Tables>()), {
      timeoutMs: 50,
    })
    const error = await slow.catch((e: unknown) => e)
    expect(error).toBeInstanceOf(OutageError)
    expect((error as OutageError).what.zh).toContain('用时过长')
  })

  test('is cut short by the signal of the caller, and the session is good for the next', async () => {
    const stop = new AbortController()
    const slow = store.transaction(
      ada,
      async tx => {
        await subjects(tx)
        queueMicrotask(() => stop.abort(new Error('the person left')))
        await sql`select pg_sleep(60)`.execute(tx.tables<Tables>())
      },
      { signal: stop.signal },
    )
    await expect(slow).rejects.toThrow('the person left')
    expect(await ask('select 1 as answer')).toBe(1)
  })

  test('whose connection is lost says that the database is away, and the next one works', async () => {
    const cut = store.transaction(ada, async tx => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.tables<Tables>())
      await db.admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      await subjects(tx)
    })
    const error = await cut.catch((e: unknown) => e)
    expect(error).toBeInstanceOf(OutageError)
    expect((error as OutageError).retryAfterSeconds).toBe(5)
    expect(await ask('select 1 as answer')).toBe(1)
  })

  test('a scope that is no digits never reaches the database', async () => {
    const forged = { ...ada, scope: `99'; reset role; --` as typeof ada.scope }
    await expect(store.transaction(forged, subjects)).rejects.toThrow(/defect: scope/)
  })
})

describe('values', () => {
  test('come back as numbers, days as text, instants as dates, lists of them too', async () => {
    expect(await ask('select 9007199254740991::int8 as answer')).toBe(9007199254740991)
    expect(await ask('select 0.65::numeric as answer')).toBe(0.65)
    expect(await ask(`select '2026-09-01'::date as answer`)).toBe('2026-09-01')
    expect(await ask(`select '2026-09-01 08:00+08'::timestamptz as answer`)).toEqual(
      new Date('2026-09-01T00:00:00Z'),
    )
    expect(await ask(`select array[1,2]::int8[] as answer`)).toEqual([1, 2])
    expect(await ask(`select array['2026-09-01'::date, null] as answer`)).toEqual(['2026-09-01', null])
  })

  test('a whole number a program cannot hold exactly is a defect, not a nearby number', async () => {
    await expect(ask('select 9007199254740993::int8 as answer')).rejects.toThrow(/beyond 2\^53/)
  })

  test('the days of the database are those of China', async () => {
    expect(await ask(`select ('2026-08-31 16:30Z'::timestamptz)::date as answer`)).toBe('2026-09-01')
  })
})

describe('bulk rows', () => {
  const statement = 'copy things (region_code, id, name, day, size) from stdin'

  test('arrive under row-level security, null and tabs as the text format has them', async () => {
    const count = await store.transaction(ada, tx =>
      tx.copyIn(statement, [
        `${COUNTY_1}\t1\t实验\\t小学\t2026-09-01\t1.5`,
        `${COUNTY_1}\t2\t\\N\t\\N\t\\N\n`,
      ]),
    )
    expect(count).toBe(2)
    const rows = await store.transaction(ada, tx =>
      tx.tables<Tables>().selectFrom('things').select(['id', 'name', 'day', 'size']).orderBy('id').execute(),
    )
    expect(rows).toEqual([
      { id: 1, name: '实验\t小学', day: '2026-09-01', size: 1.5 },
      { id: 2, name: null, day: null, size: null },
    ])
  })

  test('of another county are refused, all of them', async () => {
    const copied = store.transaction(ada, tx =>
      tx.copyIn(statement, [`${COUNTY_1}\t9\ta\t\\N\t\\N`, `${COUNTY_2}\t9\tb\t\\N\t\\N`]),
    )
    await expect(copied).rejects.toThrow(/row-level security/)
    const { rows } = await db.admin.query('select from things where id = 9')
    expect(rows).toEqual([])
  })

  test('come from a stream of any length, twice in one transaction', async () => {
    async function* many(first: number) {
      for (let id = first; id < first + 20_000; id++) yield `${COUNTY_1}\t${id}\tname ${id}\t\\N\t${id}\n`
    }
    const counts = await store.transaction(ada, async tx => [
      await tx.copyIn(statement, many(100_000)),
      await tx.copyIn(statement, many(200_000)),
    ])
    expect(counts).toEqual([20_000, 20_000])
  })

  test('asked for together wait for one another', async () => {
    const row = (id: number) => [`${COUNTY_1}\t${id}\tx\t\\N\t\\N`]
    const counts = await store.transaction(ada, tx =>
      Promise.all([tx.copyIn(statement, row(501)), tx.copyIn(statement, row(502))]),
    )
    expect(counts).toEqual([1, 1])
  })

  test('whose source breaks leave nothing, and the session works on', async () => {
    function* breaking() {
      yield `${COUNTY_1}\t777\tx\t\\N\t\\N`
      throw new Error('the file ends here')
    }
    await expect(store.transaction(ada, tx => tx.copyIn(statement, breaking()))).rejects.toThrow(
      'the file ends here',
    )
    const { rows } = await db.admin.query('select from things where id = 777')
    expect(rows).toEqual([])
    expect(await ask('select 1 as answer')).toBe(1)
  })
})
