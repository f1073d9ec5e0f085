import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Duty, PlanLists } from '@kit/policy'
import type { Actor } from '@kit/store'
import { ada, ben, CLEOS_SCHOOL, COUNTY_1, cleo, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { measureRoutes } from '../routes.ts'
import { clockOf } from '../rules/asks/clock.ts'
import { demoPack, formula, source } from '../test/pack.ts'
import { DEPS, openCounty } from '../test/scene.ts'
import type { Asks, Attention } from './schema.ts'

const word = (text: string) => ({ zh: text, en: text })
const named = (id: string) => ({ id, title: word(id), source })
const duty = (id: string, unit: string, audience: Duty['for'][number], by: string): Duty => ({
  ...named(id),
  ...{ kind: 'task', for: [audience], deadline: { by } },
  responsible: [{ unit: word(unit), role: 'responsible' }],
})
const LISTS: PlanLists = {
  duties: [
    duty('plan', '县教育局', 'county', '2000-01-01'),
    duty('check', '县 教育局', 'school', '2999-01-01'),
    duty('report', '县财政局', 'county', '2999-01-01'),
  ],
  disclosures: [
    {
      ...named('own-report'),
      ...{ by: word('学校'), items: [word('年报')], when: { recurring: 'yearly' } },
    },
    {
      ...named('scores'),
      ...{ by: word('县教育局'), items: [word('成绩')], when: { recurring: 'yearly' }, forbidden: true },
    },
  ],
  records: [],
  conflicts: [],
  triggers: [{ ...named('few-books'), level: 'school', when: formula('books < $few'), opens: 'check' }],
  entitlements: [],
  open: [],
}
const few = {
  id: 'few',
  title: word('few'),
  unit: 'volume',
  values: [{ from: '2000-01-01', value: 14999, source }],
}
const packs = ['plans/adopted', 'plans/tried'].map(id =>
  demoPack({ id, plan: LISTS, parameters: [...demoPack().parameters, few] }),
)

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, cleo }
const gate: Gate<Caller> = {
  identify: async ({ headers, ip }) => {
    const actor = CAST[String(headers.person)]
    return actor ? { actor, store: db.store, lang: 'zh', ip } : null
  },
  nobody: ({ ip }) => ({ actor: ben, store: db.store, lang: 'zh', ip }),
  mayUse: () => true,
  mayEnter: ({ actor }, region) => region.startsWith(actor.scope),
}
const app = await createHttp(HTTP_DEFAULTS)
mountRoutes(app, measureRoutes({ ...DEPS, packs: new Map(packs.map(pack => [pack.id, pack])) }), gate, {
  checkOutput: true,
})
const at = `/api/measure/${COUNTY_1}`
const get = (who: string, url: string) => app.inject({ url: `${at}/${url}`, headers: { person: who } })
const asks = async (who: string, query = ''): Promise<Asks> => (await get(who, `asks${query}`)).json()
const dutiesOf = (of: Asks) => of.packs.flatMap(pack => pack.duties.map(d => d.id))

beforeAll(async () => {
  await openCounty(db)
  await app.inject({
    method: 'POST',
    url: `${at}/adoptions`,
    headers: { person: 'ada' },
    payload: { pack: 'plans/adopted' },
  })
})

describe('what the documents ask', () => {
  it('is nobody’s business outside the territory', async () => {
    expect((await get('ben', 'asks')).statusCode).toBe(403)
    expect((await get('ben', 'attention')).statusCode).toBe(403)
  })

  it('comes from what was adopted, not from what is only tried', async () => {
    const all = await asks('ada')
    expect(all.packs.map(pack => pack.pack.id)).toEqual(['plans/adopted'])
    expect(dutiesOf(all)).toEqual(['plan', 'check', 'report'])
    expect(all.packs[0]?.never.map(d => d.id)).toEqual(['scores'])
  })

  it('a party is one party however its name is spaced, and has its own duties with their clocks', async () => {
    const all = await asks('ada')
    expect(all.parties.map(party => [party.name.zh, party.duties])).toEqual([
      ['县教育局', 2],
      ['县财政局', 1],
    ])
    const bureau = await asks('ada', `?party=${encodeURIComponent('县教育局')}`)
    expect(bureau.packs[0]?.duties.map(d => [d.id, d.clock])).toEqual([
      ['plan', 'overdue'],
      ['check', 'later'],
    ])
  })

  it('people of one school get what is asked of it, with where it stands, and of no other', async () => {
    const own = await asks('cleo')
    expect(own.unit?.id).toBe(CLEOS_SCHOOL)
    expect([own.parties, own.units.map(u => u.id)]).toEqual([[], [CLEOS_SCHOOL]])
    const [pack] = own.packs
    expect(dutiesOf(own)).toEqual(['check'])
    expect(pack?.publish.map(d => d.id)).toEqual(['own-report'])
    expect(pack?.tests.length).toBeGreaterThan(0)
    expect(pack?.triggers).toEqual([])
    const other = await get('cleo', 'asks?unit=B')
    expect(other.json().refusals[0].code).toBe('measure.not-your-school')
  })

  it('a trigger that fires for a school stands on its page, with what it opens', async () => {
    const [pack] = (await asks('ada', '?unit=B')).packs
    expect(pack?.triggers.map(t => [t.id, t.fires, t.opens?.zh])).toEqual([['few-books', 1, 'check']])
  })

  it('the overview hears of what is overdue and what fires, of adopted plans alone', async () => {
    const attention: Attention = (await get('ada', 'attention')).json()
    expect(attention.plans.map(plan => plan.pack.id)).toEqual(['plans/adopted'])
    const [plan] = attention.plans
    expect(plan?.overdue.map(d => d.id)).toEqual(['plan'])
    expect(plan?.fires.map(t => [t.id, t.units])).toEqual([['few-books', 1]])
  })
})

describe('the clock of a duty', () => {
  it.each([
    ['2026-12-31', '2026-11-22', 'this-quarter'],
    ['2027-01-01', '2026-11-22', 'later'],
    ['2026-03-31', '2026-03-31', 'this-quarter'],
    ['2026-04-01', '2026-03-31', 'later'],
  ] as const)('due on %s, seen on %s, it is %s', (on, today, clock) => {
    expect(clockOf({ state: 'open', on }, today)).toBe(clock)
  })
})
