import type { Caller } from '@kit/access'
import { createHttp, type Gate, HTTP_DEFAULTS, mountRoutes } from '@kit/http'
import type { Actor } from '@kit/store'
import { ada, ben, COUNTY_1, cleo, dan, testDatabase } from '@kit/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { dataRoutes } from './routes.ts'
import { batch, eve, fact, must, openCounty, PERIOD, school } from './test/scene.ts'
import { vocabulary } from './test/vocabulary.ts'

const db = await testDatabase()
const CAST: Readonly<Record<string, Actor>> = { ada, ben, cleo, dan, eve }

/** The header says who calls; people without a role may do nothing. */
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
mountRoutes(app, dataRoutes(vocabulary), gate, { checkOutput: true })

const at = `/api/data/${COUNTY_1}`
const get = (who: string, url: string) => app.inject({ method: 'GET', url, headers: { person: who } })
const post = (who: string, url: string, body: object = {}) =>
  app.inject({ method: 'POST', url, payload: body, headers: { person: who } })
const key = { period: PERIOD, unit: 'A', metric: 'pupils', stage: 'primary' }

beforeAll(async () => {
  const { tell } = await openCounty(db)
  const kind = { metric: 'school_kind', stage: 'all' as const }
  must(
    await tell(
      batch([fact('A', 480), fact('A', 211, kind), fact('cleo-school', 5)], {
        units: [school('cleo-school')],
      }),
    ),
  )
  must(await tell(batch([fact('A', 482)], { stream: 'register' })))
})

const READS = ['', '/units', '/outline', '/periods', '/figures', `/history?${new URLSearchParams(key)}`]
const WRITES = [
  '/choices',
  '/corrections',
  `/periods/${PERIOD}/submit`,
  `/periods/${PERIOD}/confirm`,
  `/periods/${PERIOD}/reopen`,
]

describe('at the door', () => {
  it.each(READS)('%s is refused outside the territory and without a role', async path => {
    expect((await get('ben', at + path)).statusCode).toBe(403)
    expect((await get('dan', at + path)).statusCode).toBe(403)
    expect((await get('ada', at + path)).statusCode).toBe(200)
  })

  it.each(WRITES)('writing to %s is refused outside the territory and without a role', async path => {
    expect((await post('ben', at + path)).statusCode).toBe(403)
    expect((await post('dan', at + path)).statusCode).toBe(403)
  })
})

describe('reading', () => {
  it('units come with their attributes of the period asked', async () => {
    const units = (await get('ada', `${at}/units?period=${PERIOD}`)).json()
    expect(units.find((u: { id: string }) => u.id === 'A').attributes).toEqual({ school_kind: 211 })
    expect((await get('cleo', `${at}/units`)).json().map((u: { id: string }) => u.id)).toEqual([
      COUNTY_1,
      'cleo-school',
    ])
  })

  it('figures are filtered by the address', async () => {
    const contested = (await get('ada', `${at}/figures?standing=contested&limit=1`)).json()
    expect(contested).toMatchObject({
      total: 1,
      items: [{ unit: 'A', official: { value: 480 }, rivals: [{ value: 482 }] }],
    })
    expect((await get('ada', `${at}/figures?period=2020-2022`)).statusCode).toBe(400)
  })

  it('the vocabulary names metrics, their units and what codes mean', async () => {
    const { metrics, units } = (await get('ada', '/api/data/vocabulary')).json()
    expect(metrics.find((m: { id: string }) => m.id === 'school_kind').codes[0].title.zh).toBe('小学')
    expect(units.map((u: { id: string }) => u.id)).toEqual(['person', 'code'])
  })

  it('a figure nobody has recorded is not found', async () => {
    const answer = await get('ada', `${at}/history?${new URLSearchParams({ ...key, unit: 'B' })}`)
    expect(answer.statusCode).toBe(404)
    expect(answer.json().refusals[0].code).toBe('data.unknown-figure')
  })
})

describe('writing', () => {
  it('a choice works, is visible at once and is in the ledger', async () => {
    const { entries } = (await get('ada', `${at}/history?${new URLSearchParams(key)}`)).json()
    const chosen = await post('ada', `${at}/choices`, {
      ...key,
      fact: entries[1].fact.id,
      reason: '以学籍为准',
    })
    expect(chosen.json()).toMatchObject({ standing: 'chosen', official: { value: 482 } })
    expect((await get('ada', `${at}/figures?standing=contested`)).json().total).toBe(0)
    const { rows } = await db.admin.query(
      `select actor_id from store_ledger where event = 'data.figure-chosen'`,
    )
    expect(rows).toEqual([{ actor_id: 'ada' }])
  })

  it('a correction without a reason is refused at its field', async () => {
    const answer = await post('ada', `${at}/corrections`, { ...key, value: 1, reason: ' ' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().refusals.map((r: { at: string }) => r.at)).toEqual(['reason'])
  })

  it('two people lock a period; then it takes no more steps', async () => {
    expect((await post('ada', `${at}/periods/${PERIOD}/submit`)).json().state).toBe('submitted')
    expect((await post('eve', `${at}/periods/${PERIOD}/confirm`)).json().state).toBe('locked')
    expect((await post('eve', `${at}/periods/${PERIOD}/confirm`)).statusCode).toBe(409)
    expect((await get('ada', `${at}/periods`)).json()).toMatchObject([
      { state: 'locked', submittedBy: 'Ada', confirmedBy: 'Eve' },
    ])
  })
})

describe('the outline', () => {
  const ring = [
    [112, 37],
    [113, 37],
    [113, 38],
    [112, 37],
  ]
  const outline = (name: string | null) => ({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } }],
  })
  const put = (who: string, body: object) =>
    app.inject({ method: 'PUT', url: `${at}/outline`, payload: body, headers: { person: who } })

  it('is refused outside the territory and without a role, and nothing is kept', async () => {
    const body = { fileName: '区划.geojson', outline: outline('试验县') }
    expect((await put('ben', body)).statusCode).toBe(403)
    expect((await put('dan', body)).statusCode).toBe(403)
    expect((await db.admin.query('select 1 from data_outlines')).rows).toEqual([])
  })

  it('is nothing, and no error, before somebody sets it', async () => {
    const answer = await get('ada', `${at}/outline`)
    expect([answer.statusCode, answer.json()]).toEqual([200, null])
  })

  it('works, is visible at once and is in the ledger; a later one takes its place', async () => {
    for (const name of ['试验县', '试验县（新）']) {
      const set = await put('ada', { fileName: '区划.geojson', outline: outline(name) })
      expect(set.statusCode).toBe(200)
      const seen = (await get('ada', `${at}/outline`)).json()
      expect(seen).toMatchObject({ fileName: '区划.geojson', recordedBy: 'Ada' })
      expect(seen.outline.features[0].properties).toEqual({ name, code: null })
    }
    const { rows } = await db.admin.query(`select detail from store_ledger where event = 'data.outline-set'`)
    expect(rows.map(r => r.detail)).toEqual(Array(2).fill({ fileName: '区划.geojson', parts: 1 }))
  })

  it('of a wrong shape is refused with the part that is wrong', async () => {
    const answer = await put('ada', { fileName: 'x.json', outline: outline(null) })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().refusals).toMatchObject([{ code: 'data.outline-without-name', at: '1' }])
  })
})
