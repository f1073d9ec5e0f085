import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Pack, PlanLists } from '@kit/policy'
import type { Actor } from '@kit/store'
import { ada, ben, CLEOS_SCHOOL, COUNTY_1, cleo, dan, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LineageNode } from './lineage-schema.ts'
import type { EntitlementsOfUnit, PlanStanding } from './plan-schema.ts'
import { measureRoutes } from './routes.ts'
import { demoPack, formula, source } from './test/pack.ts'
import { DEPS, openCounty } from './test/scene.ts'

const word = (text: string) => ({ zh: text, en: text })
const named = (id: string) => ({ id, title: word(id), source })
const parameter = (id: string, unit: string, value: number) => ({
  ...{ id, title: word(id), unit },
  values: [{ from: '2000-01-01', value, source }],
})
const LISTS: PlanLists = {
  duties: [
    {
      ...named('hearing'),
      ...{ kind: 'rule', for: ['county'], deadline: { recurring: 'half-yearly' } },
      responsible: [{ unit: word('县政府'), role: 'lead' }],
    },
  ],
  disclosures: [],
  records: [
    { ...named('books'), value: 39000, unit: 'volume', period: '2019', formula: formula('total(books)') },
  ],
  conflicts: [],
  triggers: [
    { ...named('few-books'), level: 'school', when: formula('books < $few-books'), opens: 'hearing' },
  ],
  entitlements: [
    {
      ...named('funds'),
      purpose: 'funds',
      ...{ level: 'school-stage', stages: ['primary'], rate: 'rate' },
      heads: formula('pupils'),
      shares: [
        { level: word('省'), part: 'province' },
        { level: word('县'), part: 'county' },
      ],
    },
  ],
  open: [],
}
const PLAN: Pack = demoPack({
  ...{ id: 'test/plan', until: '2000-12-31', plan: LISTS },
  parameters: [
    ...demoPack().parameters,
    parameter('few-books', 'volume', 14999),
    parameter('rate', 'fen-per-pupil', 72001),
    parameter('province', 'ratio', 0.6),
    parameter('county', 'ratio', 0.4),
  ],
  targets: [
    {
      ...{ ...named('books-2022'), value: formula('total(books)'), unit: 'volume', compare: '>=' },
      ...{ kind: 'binding', baseline: { year: 2019, value: 39000 }, by: [{ year: 2022, value: 42000 }] },
    },
  ],
})

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, cleo, dan }
const gate: Gate<Caller> = {
  identify: async ({ headers, ip }) => {
    const actor = CAST[String(headers.person)]
    return actor ? { actor, store: db.store, lang: 'zh', ip } : null
  },
  nobody: ({ ip }) => ({ actor: dan, store: db.store, lang: 'zh', ip }),
  mayUse: ({ actor }) => actor.roles.length > 0,
  mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
}
const app = await createHttp(HTTP_DEFAULTS)
const deps = { ...DEPS, packs: new Map([['test/plan', PLAN]]) }
mountRoutes(app, measureRoutes(deps), gate, { checkOutput: true })
const at = `/api/measure/${COUNTY_1}/plans/test~plan`
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })

beforeAll(async () => {
  await openCounty(db)
})

describe('where a plan stands', () => {
  it('is nobody’s business outside the territory or without a role', async () => {
    for (const who of ['ben', 'dan'])
      for (const url of [at, `${at}/entitlements/A`]) expect((await get(who, url)).statusCode).toBe(403)
  })

  it('is told of the latest year, with the year before, also after the plan has ended', async () => {
    const plan: PlanStanding = (await get('ada', at)).json()
    expect(plan).toMatchObject({ period: '2020-2021', pack: { id: 'test/plan' } })
    // 15,000 + 9,000 + 14,999; the path from 39,000 to 42,000 demands 40,000
    expect(plan.targets[0]).toMatchObject({ value: 38999, expected: 40000, status: 'off-track', gap: 3001 })
    expect(plan.targets[0]?.years).toEqual([
      { period: '2019-2020', year: 2019, value: 38999 },
      { period: '2020-2021', year: 2020, value: 38999 },
    ])
    expect(plan.records[0]).toMatchObject({ computed: 38999, difference: -1, state: 'differs' })
    expect(plan.triggers[0]).toMatchObject({ asked: 3, fires: [{ unit: 'B', stage: null }], open: [] })
    expect(plan.duties[0]).toMatchObject({ opened: ['few-books'], due: { state: 'open' } })
    expect(plan.entitlements[0]).toMatchObject({ total: 3 * 72001000, open: 0 })
  })

  it('is told of the year that is asked about, and refused where there are no figures', async () => {
    expect((await get('ada', `${at}?period=2019-2020`)).json()).toMatchObject({
      period: '2019-2020',
      targets: [{ expected: null, status: 'undetermined' }],
    })
    const none = await get('ada', `${at}?period=2010-2011`)
    expect(none.json().refusals[0].code).toBe('measure.no-figures')
    const unknown = await get('ada', `/api/measure/${COUNTY_1}/plans/test~other`)
    expect(unknown.statusCode).toBe(404)
  })

  it('shows people of a school the county, and of the schools only their own', async () => {
    const plan: PlanStanding = (await get('cleo', at)).json()
    expect(plan.targets[0]?.value).toBe(38999)
    expect(plan.triggers[0]?.fires).toEqual([])
    expect(plan.entitlements[0]?.rows.map(row => row.unit)).toEqual([CLEOS_SCHOOL])
  })
})

describe('the way back', () => {
  it('leads from a target or a printed figure to every school’s cell', async () => {
    for (const item of ['books-2022', 'books']) {
      const found: LineageNode = (await get('ada', `${at}/lineage?item=${item}`)).json()
      expect([found.value, found.clause?.id]).toEqual([38999, 'demo/1'])
      const schools = found.inputs[0]?.inputs ?? []
      expect(schools).toHaveLength(3)
      expect(schools[0]?.inputs[0]?.source).toMatchObject({ sheet: '学校' })
    }
  })

  it('is refused where there is nothing to follow, and to people of one school', async () => {
    const nothing = await get('ada', `${at}/lineage?item=funds`)
    expect(nothing.json().refusals[0].code).toBe('measure.nothing-to-explain')
    const own = await get('cleo', `${at}/lineage?item=books`)
    expect(own.json().refusals[0].code).toBe('measure.not-your-school')
  })
})

describe('the money of one school', () => {
  it('leads back from the amount to heads, rate and cell', async () => {
    const answer: EntitlementsOfUnit = (await get('ada', `${at}/entitlements/A`)).json()
    expect(answer).toMatchObject({ name: '学校A', total: 72001000, open: 0 })
    const [row] = answer.rows
    expect(row).toMatchObject({ id: 'funds', heads: 1000, counted: 1000, rate: 72001, amount: 72001000 })
    expect(row?.shares.map(share => share.amount)).toEqual([43200600, 28800400])
    expect(row?.lineage.inputs[0]?.inputs[0]?.source).toMatchObject({ file: 'workbook.xlsx', sheet: '学校' })
    expect(row?.lineage.inputs[1]?.clause?.id).toBe('demo/1')
  })

  it('is the school’s own business', async () => {
    expect((await get('cleo', `${at}/entitlements/A`)).json().refusals[0].code).toBe(
      'measure.not-your-school',
    )
    expect((await get('cleo', `${at}/entitlements/${CLEOS_SCHOOL}`)).statusCode).toBe(200)
    expect((await get('ada', `${at}/entitlements/nobody`)).json().refusals[0].code).toBe(
      'measure.nothing-to-explain',
    )
  })
})
