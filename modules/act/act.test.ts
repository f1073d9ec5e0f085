import { fileURLToPath } from 'node:url'
import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import { loadPacks } from '@kit/policy'
import type { Actor } from '@kit/store'
import { ada, ben, COUNTY_1, dan, testDatabase } from '@kit/testkit'
import { loadKnowledge } from '@loop/data'
import { generateDistrict, loadDistrict } from '@loop/demo'
import { measureModule } from '@loop/measure'
import type { Conditions } from '@loop/measure/conditions/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { actRoutes } from './routes.ts'
import type { Projects, ProjectView } from './schema.ts'

const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url))
const loaded = await loadPacks(POLICIES)
if (!loaded.ok) throw new Error('the packs are not sound')
const policies = loaded.value
const db = await testDatabase()
const eve: Actor = { ...ada, id: 'b7d0f3d2-8a4b-4c83-9a3e-5f0f6f0b7e11', name: '验收人' }
const CAST: Readonly<Record<string, Actor>> = { ada, ben, dan, eve }
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
const deps = { ...policies, folder: POLICIES }
mountRoutes(app, actRoutes(deps), gate, { checkOutput: true })
mountRoutes(app, measureModule.routes(deps as never), gate, { checkOutput: true })

const PERIOD = '2020-2021'
const at = `/api/act/${COUNTY_1}/projects`
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { person: who } })
const code = (answer: Awaited<ReturnType<typeof get>>) => answer.json().refusals?.[0]?.code
const ledger = async (): Promise<Conditions> =>
  (await get('ada', `/api/measure/${COUNTY_1}/conditions?period=${PERIOD}`)).json()
const inLedger = async (event: string) =>
  Number((await db.admin.query('select count(*) from store_ledger where event = $1', [event])).rows[0].count)

let today: Conditions
const gapsOf = (standard: string) => today.rows.filter(r => r.standard === standard && (r.quantity ?? 0) > 0)
const asked = (gaps: readonly { unit: string; standard: string; stage: unknown }[]) => ({
  ...{ period: PERIOD, year: 2021, who: '基建办' },
  gaps: gaps.map(({ unit, standard, stage }) => ({ unit, standard, stage })),
})

beforeAll(async () => {
  const district = generateDistrict({ seed: '1', region: COUNTY_1 })
  const done = await loadDistrict(db.store, ada, loadKnowledge(POLICIES, policies.vocabulary), { district })
  if (!done.ok) throw new Error('the district is not loaded')
  today = await ledger()
})

it('outside the territory and without a role nothing is proposed', async () => {
  const body = asked(gapsOf('lighting').slice(0, 1))
  for (const who of ['ben', 'dan']) {
    expect((await post(who, at, body)).statusCode).toBe(403)
    expect((await get(who, at)).statusCode).toBe(403)
  }
  expect(await inLedger('act.project-planned')).toBe(0)
})

describe('gaps → project → acceptance → gap closed', () => {
  it('gaps of two schools become two projects with the quantities and costs of the ledger', async () => {
    const two = gapsOf('lighting').slice(0, 2)
    const made: ProjectView[] = (await post('ada', at, asked(two))).json()
    expect(made.map(p => [p.unit, p.cost, p.state])).toEqual(two.map(r => [r.unit, r.cost, 'planned']))
    expect(made[0]?.items[0]).toMatchObject({ closes: 'lighting', quantity: two[0]?.quantity })
    expect(await inLedger('act.project-planned')).toBe(2)
  })

  it('what is planned already, met or unknown is refused, all at once, and nothing is kept', async () => {
    const [taken] = gapsOf('lighting')
    const met = today.rows.find(r => r.standard === 'lighting' && r.state === 'met')
    const answer = await post('ada', at, asked([taken, met, gapsOf('computers')[0]].flatMap(r => r ?? [])))
    expect(answer.json().refusals.map((r: { code: string }) => r.code)).toEqual([
      'act.already-planned',
      'act.no-gap',
    ])
    const { projects }: Projects = (await get('ada', at)).json()
    expect(projects).toHaveLength(2)
  })

  it('steps go in order, each once, and nobody checks what they proposed', async () => {
    const { projects }: Projects = (await get('ada', at)).json()
    const one = `${at}/${projects[0]?.id}`
    expect(code(await post('eve', `${one}/accept`))).toBe('act.wrong-step')
    expect(code(await post('ada', `${one}/approve`))).toBe('act.same-person')
    expect((await post('eve', `${one}/approve`)).json().state).toBe('approved')
    expect(code(await post('eve', `${one}/approve`))).toBe('act.wrong-step')
    expect((await post('ada', `${one}/start`)).json().state).toBe('under-way')
    expect(code(await post('ada', `${one}/accept`))).toBe('act.same-person')
    expect(code(await post('ada', `${one}/drop`))).toBe('act.reason-missing')
    expect(await inLedger('act.project-accepted')).toBe(0)
  })

  it('acceptance closes the gap in the next ledger, and the figure leads back to the project', async () => {
    const { projects }: Projects = (await get('ada', at)).json()
    const project = projects[0]
    if (!project) throw new Error('no project')
    const accepted: ProjectView = (
      await post('eve', `${at}/${project.id}/accept`, { why: '验收合格' })
    ).json()
    const before = gapsOf('lighting').find(r => r.unit === project.unit)
    // The ledger counts what campuses have with the school; the figure that changes is the school's own.
    const [written] = accepted.steps.at(-1)?.figures ?? []
    expect(written).toMatchObject({ metric: 'classrooms_lit', stage: 'all', period: PERIOD })
    expect((written?.after ?? 0) - (written?.before ?? 0)).toBe(before?.quantity)
    const next = await ledger()
    const row = next.rows.find(r => r.unit === project.unit && r.standard === 'lighting')
    expect(row).toMatchObject({ state: 'met', lacking: 0, cost: 0 })
    expect(next.cost).toBe(today.cost - project.cost)
    const way = `/api/measure/${COUNTY_1}/conditions/lineage?period=${PERIOD}&standard=lighting&unit=${project.unit}`
    expect((await get('ada', way)).body).toContain(project.title)
    expect(await inLedger('act.project-accepted')).toBe(1)
    expect(await inLedger('data.figure-corrected')).toBe(1)
  })

  it('a project dropped with its reason frees the gap; the plan of the year counts what is left', async () => {
    const { projects }: Projects = (await get('ada', at)).json()
    const second = projects[1]
    if (!second) throw new Error('no project')
    expect((await post('ada', `${at}/${second.id}/drop`, { why: '学校撤并' })).json().state).toBe('dropped')
    const { years }: Projects = (await get('ada', at)).json()
    expect(years).toMatchObject([
      { year: 2021, projects: 1, cost: projects[0]?.cost, done: projects[0]?.cost },
    ])
    const free = gapsOf('lighting').filter(r => r.unit === second.unit)
    expect((await post('ada', at, asked(free))).statusCode).toBe(200)
  })

  it('a project nobody knows is refused', async () => {
    expect(code(await post('eve', `${at}/019aa7a0-0000-7000-8000-000000000000/approve`))).toBe(
      'act.unknown-project',
    )
  })
})

it('a path that nobody adopted becomes no project', async () => {
  const body = { plan: '019aa7a0-0000-7000-8000-000000000000', firstYear: 2021, who: '规划科' }
  expect(code(await post('ada', `${at}/from-path`, body))).toBe('allocate.unknown-plan')
})
