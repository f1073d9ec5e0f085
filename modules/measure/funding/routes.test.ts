import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import { loadPacks } from '@kit/policy'
import type { Actor } from '@kit/store'
import { ada, ben, CLEOS_SCHOOL, COUNTY_1, cleo, dan, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LineageNode } from '../lineage-schema.ts'
import { measureRoutes } from '../routes.ts'
import { DEPS, must, openCounty, tell } from '../test/scene.ts'
import type { CountyMoney, MoneyWhatIf, Moves } from './schema.ts'

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, cleo, dan }
const gate: Gate<Caller> = {
  identify: async ({ headers, ip }) => {
    const actor = CAST[String(headers.person)]
    return actor ? { actor, store: db.store, lang: 'zh', ip } : null
  },
  nobody: ({ ip }) => ({ actor: dan, store: db.store, lang: 'zh', ip }),
  mayUse: ({ actor }, permission) =>
    actor.roles.includes('admin') || (actor.roles.includes('school') && permission === 'measure.read'),
  mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
}
const app = await createHttp(HTTP_DEFAULTS)
const { packs } = must(await loadPacks('policies'))
mountRoutes(app, measureRoutes({ ...DEPS, packs }), gate, { checkOutput: true })

const at = `/api/measure/${COUNTY_1}`
const get = (who: string, url: string) =>
  app.inject({ method: 'GET', url: `${at}/${url}`, headers: { person: who } })
const post = (who: string, url: string, payload: object) =>
  app.inject({ method: 'POST', url: `${at}/${url}`, headers: { person: who }, payload })
const bring = (who: string, name: string, bytes: string | Buffer) =>
  app.inject({
    method: 'POST',
    url: `${at}/moves/file`,
    headers: { person: who, 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      Buffer.from(bytes),
      Buffer.from('\r\n--x--\r\n'),
    ]),
  })
const codes = (answer: { json: () => { refusals: { code: string; at: string }[] } }) =>
  answer.json().refusals.map(r => `${r.at} ${r.code}`)
const money = async (who = 'ada'): Promise<CountyMoney> => (await get(who, 'funding?period=2020-2021')).json()
const onRecord = async () => (await db.admin.query('select count(*)::int as n from measure_moves')).rows[0].n
const events = async () =>
  (
    await db.admin.query("select event from store_ledger where event like 'measure.move%' order by entry_id")
  ).rows.map(r => r.event)

const none = { included_pupils: 0, boarders: 0, poor_boarders: 0, poor_day_pupils: 0 }
const move = (more: object = {}) => ({
  ...{
    from: 'A',
    to: 'B',
    stage: 'primary',
    day: '2021-07-01',
    heads: { pupils: 3, ...none },
    note: '转学通知',
  },
  ...more,
})

beforeAll(async () => {
  await openCounty(db)
  await db.store.transaction(ada, async tx => {
    for (const unit of ['A', 'B', CLEOS_SCHOOL])
      await tell(
        tx,
        unit,
        { all: { winter_heating: 0 }, primary: { ...none, operating_funds_paid: 65_000_000 } },
        {
          stream: 'funds',
        },
      )
    return { ok: true, value: null }
  })
})

describe('money and moves', () => {
  it('are nobody’s business outside the territory; schools read, and record nothing', async () => {
    for (const who of ['ben', 'dan'])
      for (const url of ['funding?period=2020-2021', 'moves'])
        expect((await get(who, url)).statusCode).toBe(403)
    expect((await post('ben', 'moves', { moves: [move()] })).statusCode).toBe(403)
    expect((await post('cleo', 'moves', { moves: [move()] })).statusCode).toBe(403)
    expect(await onRecord()).toBe(0)
  })

  it('begin with what heads are due by the law of the land', async () => {
    const found = await money()
    // 3 × 1,000 pupils × 650 yuan, and 105 yuan of textbooks each
    expect(found.amount).toBe(3 * (65_000_000 + 10_500_000))
    expect(found.purposes.find(p => p.purpose === 'operating-funds')?.versions[0]).toMatchObject({
      pack: 'national/funding-base-2016',
      governs: ['primary', 'junior'],
      year: { from: '2021-01-01', to: '2021-12-31' },
    })
    expect(found.difference).toBe(0)
  })

  it('are told everything that is wrong with several moves at once, and keep none of them', async () => {
    const moves = [
      move(),
      move({ to: 'A' }),
      move({ to: 'Z', day: '2999-01-01' }),
      move({ stage: 'junior' }),
      move({ heads: { ...none, boarders: 2, pupils: 1, books: 4 } }),
      move({ heads: none }),
      move(),
    ]
    expect(codes(await post('ada', 'moves', { moves }))).toEqual([
      'moves.1 measure.move-nowhere',
      'moves.2 measure.move-of-unknown-school',
      'moves.2 measure.move-in-future',
      'moves.3 measure.move-wrong-stage',
      'moves.3 measure.move-wrong-stage',
      'moves.4 measure.move-part-above-all',
      'moves.4 measure.move-of-unknown-heads',
      'moves.5 measure.move-without-pupils',
      'moves.6 measure.move-twice',
    ])
    expect(await onRecord()).toBe(0)
  })

  it('take the money along once a move is recorded, and stand in the ledger', async () => {
    const answer = await post('ada', 'moves', { moves: [move(), move({ from: null, day: '2021-12-31' })] })
    expect(answer.statusCode).toBe(200)
    const found = await money()
    const after = (unit: string) =>
      found.schools.find(s => s.unit === unit)?.rows.find(r => r.purpose === 'operating-funds')
    // 3 × 65,000 × 184 / 365 = 98,301.37; 3 × 65,000 × 1 / 365 = 534.25
    expect(after('A')).toMatchObject({ movedOut: 98_301, after: 64_901_699, difference: 98_301 })
    expect(after('B')).toMatchObject({ movedIn: 98_301 + 534 })
    expect(found.advice.map(x => [x.from, x.to, x.amount])).toEqual([
      ['A', 'B', 98_301],
      [null, 'B', 534],
    ])
    expect(await events()).toEqual(['measure.moves-recorded'])
    expect(codes(await post('ada', 'moves', { moves: [move()] }))).toEqual(['moves.0 measure.move-twice'])
  })

  it('tell the way back of every row', async () => {
    const url = 'funding/lineage?period=2020-2021&purpose=operating-funds&stage=primary'
    const found: LineageNode = (await get('ada', `${url}&unit=A`)).json()
    expect(found).toMatchObject({
      value: 64_901_699,
      inputs: [{ value: 65_000_000 }, { value: -98_301 }, {}],
    })
    expect(JSON.stringify(found)).toContain('workbook.xlsx')
    expect((await get('cleo', `${url}&unit=A`)).statusCode).toBe(403)
    expect(codes(await get('ada', `${url}&unit=nobody`))).toEqual(['nobody measure.nothing-to-explain'])
  })

  it('show people of a school the sums of the county, and of the schools only their own', async () => {
    const found = await money('cleo')
    expect(found.schools.map(s => s.unit)).toEqual([CLEOS_SCHOOL])
    expect([found.advice, found.amount]).toEqual([[], 3 * 75_500_000])
    expect(((await get('cleo', 'moves')).json() as Moves).moves).toEqual([])
  })

  it('can be tried with another number, and nothing is stored', async () => {
    const asked = {
      ...{ period: '2020-2021', pack: 'national/funding-base-2016', parameter: 'operating-rate' },
      ...{ stage: 'primary', value: 72_000 },
    }
    const found: MoneyWhatIf = (await post('ada', 'funding/what-if', asked)).json()
    const operating = found.purposes.find(p => p.purpose === 'operating-funds')
    // 3,000 pupils × 70 yuan, and 3 × 7,000 × 1 / 365 = 57.53 from outside: 592 instead of 534
    expect(operating?.difference).toBe(3_000 * 7_000 + 58)
    expect(found.schools).toHaveLength(3)
    const wrong = await post('ada', 'funding/what-if', { ...asked, parameter: 'nothing' })
    expect(codes(wrong)).toEqual(['parameter measure.unknown-parameter'])
    expect((await money()).purposes.find(p => p.purpose === 'operating-funds')?.amount).toBe(195_000_000)
  })

  it('forget a cancelled move and keep it on record with the reason', async () => {
    const { moves }: Moves = (await get('ada', 'moves')).json()
    const wrong = moves.find(m => m.from === null)
    expect((await post('ada', `moves/${wrong?.id}/cancel`, { reason: ' ' })).statusCode).toBe(400)
    const after: Moves = (await post('ada', `moves/${wrong?.id}/cancel`, { reason: '重复登记' })).json()
    expect(after.moves.find(m => m.id === wrong?.id)?.cancelled).toMatchObject({
      reason: '重复登记',
      by: 'Ada',
    })
    expect((await money()).advice).toHaveLength(1)
    expect((await post('ada', `moves/${wrong?.id}/cancel`, { reason: '又' })).json().refusals[0].code).toBe(
      'measure.move-cancelled-already',
    )
    expect(await events()).toEqual(['measure.moves-recorded', 'measure.move-cancelled'])
    expect(await onRecord()).toBe(2)
  })
})

describe('a file of moves', () => {
  const header =
    '转出学校,转入学校,学段,到校日期,在校生数,随班就读生数,寄宿生数,家庭经济困难寄宿生数,家庭经济困难非寄宿生数,依据'

  it('is told everything that cannot be read and that cannot be, by its rows', async () => {
    const wrong = [
      '学校A,乌有小学,小学,2021-03-01,2,0,0,0,0,转学通知',
      '学校A,学校B,大学,2021-02-30,两,0,0,0,0,',
      '学校A,县外,小学,2021/3/5,1,9,0,0,0,转学通知',
    ]
    expect(codes(await bring('ada', '流动.csv', [header, ...wrong].join('\n')))).toEqual([
      '流动.csv:2 measure.move-unreadable',
      ...Array(4).fill('流动.csv:3 measure.move-unreadable'),
      '流动.csv:4 measure.move-part-above-all',
    ])
    expect(codes(await bring('ada', '空.csv', '转出学校,转入学校\nA,B\n'))).toEqual([
      '学段 measure.move-no-column',
      '到校日期 measure.move-no-column',
      '依据 measure.move-no-column',
    ])
    expect(codes(await bring('ada', '空.csv', `${header}\n`))).toEqual(['空.csv measure.move-file-empty'])
    expect(await onRecord()).toBe(2)
  })

  it('is recorded row by row, and what it leaves blank has not been said', async () => {
    const rows = [
      'A,学校B,小学,2021年3月5日,2,0,0,0,0,转学通知 7',
      '县外,学校B,primary,2021-03-06,1,,,,,学籍系统',
    ]
    const answer = await bring('ada', '流动.csv', [header, ...rows].join('\n'))
    expect(answer.statusCode).toBe(200)
    const { moves }: Moves = answer.json()
    expect(moves.slice(-2).map(m => [m.from, m.to, m.day, m.heads])).toEqual([
      [null, 'B', '2021-03-06', { pupils: 1 }],
      ['A', 'B', '2021-03-05', { pupils: 2, ...none }],
    ])
    const found = await money()
    const row = found.schools.find(s => s.unit === 'B')?.rows.find(r => r.purpose === 'operating-funds')
    expect(row).toMatchObject({ movedIn: null, after: null })
  })

  it('has a template that can be brought as it is', async () => {
    const template = await get('ada', 'moves/template.xlsx')
    const { moves }: Moves = (await bring('ada', '登记表.xlsx', template.rawPayload)).json()
    const [inside, outside] = ['2021-03-01', '2021-03-15'].map(day => moves.find(m => m.day === day))
    expect(inside).toMatchObject({ from: 'A', to: 'B', stage: 'primary', heads: { pupils: 3, ...none } })
    expect(outside).toMatchObject({ from: null, to: 'B', heads: { pupils: 1, ...none } })
  })
})
