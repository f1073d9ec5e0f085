import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Actor } from '@kit/store'
import { ada, ben, CLEOS_SCHOOL, COUNTY_1, cleo, dan, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { measureRoutes } from './routes.ts'
import type { Assessment, LineageNode, TestResult } from './schema.ts'
import { DEPS, openCounty, tell, YEAR } from './test/scene.ts'

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, cleo, dan }

/** The header says who calls; people without a role may do nothing, people of a school only read. */
const gate: Gate<Caller> = {
  identify: async ({ headers, ip }) => {
    const actor = CAST[String(headers.person)]
    return actor ? { actor, store: db.store, lang: 'zh', ip } : null
  },
  nobody: ({ ip }) => ({ actor: dan, store: db.store, lang: 'zh', ip }),
  mayUse: ({ actor }, permission) =>
    actor.roles.length > 0 && (actor.unit === null || permission === 'measure.read'),
  mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
}
const app = await createHttp(HTTP_DEFAULTS)
mountRoutes(app, measureRoutes(DEPS), gate, { checkOutput: true })

const at = `/api/measure/${COUNTY_1}`
const asked = `period=${YEAR}&pack=test~demo`
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { person: who } })
const current = async (who = 'ada'): Promise<Assessment> => (await get(who, `${at}/current?${asked}`)).json()
const measured = async (who = 'ada'): Promise<Assessment> =>
  (await post(who, `${at}/assessments`, { period: YEAR, pack: 'test/demo' })).json()
const changes = [{ unit: 'B', metric: 'books', stage: 'all', change: { kind: 'add', value: 6000 } }]

let as: Awaited<ReturnType<typeof openCounty>>
beforeAll(async () => {
  as = await openCounty(db)
})

const ledger = async (event: string) =>
  (await db.admin.query('select subject from store_ledger where event = $1', [event])).rows.map(
    r => r.subject,
  )
const stored = async () =>
  Number((await db.admin.query('select count(*) from measure_assessments')).rows[0].count)

describe('at the door', () => {
  it('nothing is measured, read or planned outside the territory or without a role', async () => {
    const before = await stored()
    for (const who of ['ben', 'dan']) {
      for (const path of [`/current?${asked}`, '/assessments', '/trend?pack=test~demo', '/overlays'])
        expect((await get(who, at + path)).statusCode).toBe(403)
      for (const path of ['/assessments', '/what-if', '/overlays'])
        expect((await post(who, at + path)).statusCode).toBe(403)
    }
    expect(await stored()).toBe(before)
  })

  it('people of a school may read, not measure and not plan', async () => {
    expect(
      (await post('cleo', `${at}/what-if`, { period: YEAR, pack: 'test/demo', changes })).statusCode,
    ).toBe(403)
    expect((await post('cleo', `${at}/assessments`)).statusCode).toBe(403)
  })
})

describe('measuring', () => {
  it('gives the verdict, keeps it and writes it into the ledger', async () => {
    const assessment = await measured()
    expect(assessment).toMatchObject({
      region: COUNTY_1,
      verdict: 'fail',
      madeBy: 'Ada',
      pack: { id: 'test/demo' },
    })
    const again = (await get('ada', `${at}/assessments/${assessment.id}`)).json()
    expect(again).toEqual(assessment)
    expect(await ledger('measure.assessed')).toContain(assessment.id)
    expect((await get('ada', `${at}/assessments?${asked}`)).json()[0].id).toBe(assessment.id)
  })

  it('is not repeated while figures and rules are the same, and is once a figure changes', async () => {
    const first = await current()
    expect((await current()).id).toBe(first.id)
    await as(ada, tx => tell(tx, 'A', { all: { books: 15100 } }))
    const second = await current()
    expect(second.id).not.toBe(first.id)
    expect(second.factsDigest).not.toBe(first.factsDigest)
    expect((await current()).id).toBe(second.id)
  })

  it('refuses an unknown pack and a year without figures, saying what to do', async () => {
    const unknown = await get('ada', `${at}/current?period=${YEAR}&pack=no~pack`)
    expect(unknown.json().refusals[0]).toMatchObject({ code: 'measure.unknown-pack', at: 'pack' })
    const empty = await get('ada', `${at}/current?period=1999-2000&pack=test~demo`)
    expect(empty.json().refusals.map((r: { code: string }) => r.code)).toEqual(['measure.pack-not-in-force'])
    const blank = await get('ada', `${at}/current?period=2011-2012&pack=test~demo`)
    expect(blank.json().refusals[0].code).toBe('measure.no-figures')
  })

  it('is recomputed with the same bytes after the figures have been corrected', async () => {
    const before = await measured()
    await as(ada, tx => tell(tx, 'B', { all: { books: 8000 } }))
    const proof = (await post('ada', `${at}/assessments/${before.id}/recompute`)).json()
    expect(proof).toMatchObject({
      same: true,
      result: { stored: before.resultDigest, now: before.resultDigest },
    })
    expect(proof.facts.now).toBe(before.factsDigest)
    expect((await measured()).resultDigest).not.toBe(before.resultDigest)
    expect(await ledger('measure.recomputed')).toContain(before.id)
    await as(ada, tx => tell(tx, 'B', { all: { books: 9000 } }))
  })

  it('is noticed when stored bytes are not what the facts give', async () => {
    const { id } = await measured()
    await db.admin.query(`update measure_assessments set result_digest = $2 where assessment_id = $1`, [
      id,
      'f'.repeat(64),
    ])
    expect((await post('ada', `${at}/assessments/${id}/recompute`)).json().same).toBe(false)
    await db.admin.query('delete from measure_assessments where assessment_id = $1', [id])
  })

  it('keeps results from being changed or deleted by the product', async () => {
    for (const statement of [
      'update measure_assessments set verdict = $$pass$$',
      'delete from measure_assessments',
    ])
      await expect(
        as(ada, async tx => {
          const { sql } = await import('kysely')
          await sql.raw(statement).execute(tx.tables())
        }),
      ).rejects.toThrow(/permission denied/)
  })
})

const nodes = (of: LineageNode): LineageNode[] => [of, ...of.inputs.flatMap(nodes)]

describe('the way back', () => {
  it('leads from a school’s value to file, sheet, cell and clause', async () => {
    const { id } = await current()
    const url = `${at}/assessments/${id}/lineage?unit=B&stage=primary&indicator=books`
    const found: LineageNode = (await get('ada', url)).json()
    expect(found).toMatchObject({ value: 9, clause: { id: 'demo/1', status: 'verified' } })
    const books = nodes(found).find(n => n.source && n.value === 9000)
    expect(books?.source).toMatchObject({
      file: 'workbook.xlsx',
      sheet: '学校',
      raw: '9000',
      importedBy: 'Ada',
    })
    expect(books?.source?.cell).toMatch(/^C\d+$/)
    expect(nodes(found).some(n => n.title.zh === '本学段分摊系数')).toBe(false)
  })

  it('leads from a test to the schools and coefficients behind it', async () => {
    const { id } = await current()
    const spread = (await get('ada', `${at}/assessments/${id}/lineage?test=spread&stage=primary`)).json()
    expect(spread.inputs).toHaveLength(4)
    expect(nodes(spread).some(n => n.title.zh.startsWith('学校B'))).toBe(true)
    const whole = (await get('ada', `${at}/assessments/${id}/lineage?test=retention`)).json()
    expect(nodes(whole).find(n => n.value === 95)?.source).toMatchObject({ sheet: '学校' })
    const none = await get('ada', `${at}/assessments/${id}/lineage?test=nothing`)
    expect(none.json().refusals[0].code).toBe('measure.nothing-to-explain')
  })
})

describe('people of one school', () => {
  it('see the county’s verdict and their own school, and no other by name', async () => {
    const { result } = await current('cleo')
    expect(result.schools.map(s => s.unit)).toEqual([CLEOS_SCHOOL])
    expect(JSON.stringify(result)).not.toContain('学校B')
    expect(result.tests.flatMap((t: TestResult) => t.failing)).not.toContain('B')
    expect((await current()).result.schools).toHaveLength(3)
  })

  it('find the way back of their own figures only', async () => {
    const { id } = await current()
    const ask = (unit: string) =>
      get('cleo', `${at}/assessments/${id}/lineage?unit=${unit}&stage=primary&indicator=books`)
    expect((await ask(CLEOS_SCHOOL)).statusCode).toBe(200)
    expect((await ask('B')).json().refusals[0].code).toBe('measure.not-your-school')
    const test = await get('cleo', `${at}/assessments/${id}/lineage?test=schools&stage=primary`)
    expect(test.json().refusals[0].code).toBe('measure.not-your-school')
    const other = await get('cleo', `${at}/schools/B/history?pack=test~demo`)
    expect(other.json().refusals[0].code).toBe('measure.not-your-school')
  })
})

describe('years', () => {
  it('stand beside one another, with next year if nothing changes', async () => {
    const trend = (await get('ada', `${at}/trend?pack=test~demo`)).json()
    expect(trend.points.map((p: { period: string; forecast: boolean }) => [p.period, p.forecast])).toEqual([
      ['2019-2020', false],
      [YEAR, false],
      ['2021-2022', true],
    ])
    const history = (await get('ada', `${at}/schools/A/history?pack=test~demo`)).json()
    expect(history.points.map((p: { stages: { pupils: number }[] }) => p.stages[0]?.pupils)).toEqual([
      1000, 1000, 1050,
    ])
  })
})

describe('plans', () => {
  const plan = (more: object) =>
    post('ada', `${at}/what-if`, { period: YEAR, pack: 'test/demo', changes, ...more })

  it('are measured beside today and change nothing on record', async () => {
    const before = await stored()
    const { today, planned } = (await plan({})).json()
    const books = (r: Assessment['result']) => r.schools.find(s => s.unit === 'B')?.cells[0]
    expect([books(today)?.value, books(planned)?.value]).toEqual([9, 15])
    expect([today.verdict, planned.verdict]).toEqual(['fail', 'pass'])
    expect(await stored()).toBe(before)
  })

  it('say everything that is wrong with them at once', async () => {
    const wrong = [
      { unit: 'nobody', metric: 'books', stage: 'all', change: { kind: 'set', value: 1 } },
      { unit: 'A', metric: 'books', stage: 'primary', change: { kind: 'set', value: 1 } },
      { unit: 'A', metric: 'computers', stage: 'all', change: { kind: 'add', value: 1 } },
      { unit: 'A', metric: 'books', stage: 'all', change: { kind: 'move', value: 99999999, to: 'B' } },
      { unit: 'A', metric: 'books', stage: 'all', change: { kind: 'move', value: 1, to: 'A' } },
    ]
    const { refusals } = (await plan({ changes: wrong })).json()
    expect(refusals.map((r: { code: string; at: string }) => [r.code, r.at])).toEqual([
      ['measure.change-of-unknown-unit', 'changes.0'],
      ['measure.change-of-unknown-metric', 'changes.1'],
      ['measure.change-of-missing', 'changes.2'],
      ['measure.change-out-of-range', 'changes.3'],
      ['measure.change-to-itself', 'changes.4'],
    ])
  })

  it('are kept under a name, once, and compared with today', async () => {
    const draft = { name: '补充图书', period: YEAR, changes }
    const saved = (await post('ada', `${at}/overlays`, draft)).json()
    expect(saved).toMatchObject({ name: '补充图书', changes, madeBy: 'Ada' })
    expect((await post('ada', `${at}/overlays`, draft)).json().refusals[0].code).toBe(
      'measure.overlay-name-taken',
    )
    expect((await get('ada', `${at}/overlays?period=${YEAR}`)).json()).toEqual([saved])
    expect(await ledger('measure.overlay-saved')).toEqual([saved.id])
    const compared = (await get('ada', `${at}/overlays/compare?${asked}`)).json()
    expect(compared).toMatchObject({
      today: { verdict: 'fail' },
      plans: [{ planned: { verdict: 'pass' }, refusals: [] }],
    })
  })
})

describe('packs', () => {
  it('are listed and shown as readable pages', async () => {
    expect((await get('cleo', '/api/measure/packs')).json()).toMatchObject([
      { id: 'test/demo', indicators: 3, tests: 6, unverified: 0, reviewDue: false },
    ])
    expect((await get('cleo', '/api/measure/packs/test~demo')).json()).toMatchObject({ id: 'test/demo' })
    expect((await get('cleo', '/api/measure/packs/no~pack')).json().refusals[0].code).toBe(
      'measure.unknown-pack',
    )
  })
})

describe('class sizes', () => {
  it('are shown by stage and school, to a school its own rows only', async () => {
    const url = `${at}/class-sizes?period=${YEAR}`
    expect((await get('ben', url)).statusCode).toBe(403)
    const seen = (await get('ada', url)).json()
    expect(seen.rows.map((r: { unit: string }) => r.unit).sort()).toEqual(['A', 'B', CLEOS_SCHOOL].sort())
    const own = (await get('cleo', url)).json()
    expect(own.rows.map((r: { unit: string }) => r.unit)).toEqual([CLEOS_SCHOOL])
    expect(own.stages).toEqual(seen.stages)
  })

  it('whether more pupils fit is answered for one’s own school only', async () => {
    const room = (unit: string) => `${at}/class-sizes/room?period=${YEAR}&unit=${unit}&stage=primary&more=1`
    expect((await get('ada', room('A'))).json()).toMatchObject({ unit: 'A', standard: 45 })
    expect((await get('cleo', room('A'))).json().refusals[0].code).toBe('measure.not-your-school')
  })
})

describe('staffing', () => {
  it('is shown by stage and school, to a school its own rows only', async () => {
    const url = `${at}/staffing?period=${YEAR}`
    expect((await get('ben', url)).statusCode).toBe(403)
    const seen = (await get('ada', url)).json()
    expect(seen.rows.map((r: { unit: string }) => r.unit).sort()).toEqual(['A', 'B', CLEOS_SCHOOL].sort())
    const own = (await get('cleo', url)).json()
    expect(own.rows.map((r: { unit: string }) => r.unit)).toEqual([CLEOS_SCHOOL])
    expect(own.counsellors.every((r: { unit: string }) => r.unit === CLEOS_SCHOOL)).toBe(true)
    expect([own.stages, own.ledger]).toEqual([seen.stages, seen.ledger])
  })
})
