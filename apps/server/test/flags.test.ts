import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SYSTEM } from '@kit/access'
import { must, type Period } from '@kit/base'
import { HTTP_DEFAULTS } from '@kit/http'
import type { Metric, Pack } from '@kit/policy'
import { testDatabase } from '@kit/testkit'
import { recordBatch } from '@loop/data'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { fillFirstTime } from '../first-start.ts'
import { type Law, makeProduct, readLaw } from '../modules.ts'
import {
  type Answered,
  ask,
  callsOf,
  ordersBy,
  type Readable,
  readableRoutes,
  type Values,
  withoutMarks,
} from './flags-walk.ts'

/**
 * Tries to get around the policy flags by every route that can be read. Two metrics of the county are never to be
 * published; for these tests a metric of the schools must be neither ranked nor published nor set as a target either. The
 * same questions are asked before and after these figures change (not so far that a verdict would): what is published has
 * to stay as it was, letter by letter.
 */

const REGION = '140107000000'
const PERIOD = '2020-2021' as Period
const OF_SCHOOLS = 'backbone_teachers'
const OF_THE_COUNTY = { monitoring_between_school_rate: [0.0911, 0.1023], progression_rate: [91.37, 93.11] }
const FLAGGED = [OF_SCHOOLS, ...Object.keys(OF_THE_COUNTY)]
/** A machine that tests everything at once is slow. */
const PATIENCE_MS = 1_200_000

const { store, admin } = await testDatabase()
const dataDir = await mkdtemp(join(tmpdir(), 'junheng-flags-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const law = withFlags(await readLaw(fileURLToPath(new URL('../../../policies', import.meta.url))))
await fillFirstTime(store, law, { dataDir, port: 0, host: '127.0.0.1', demo: true, onProgress: () => {} })
const product = await makeProduct(store, law, dataDir)
const app = await buildApp(store, product, { ...HTTP_DEFAULTS, webRoot: null, checkOutput: false })

function withFlags(read: Law): Law {
  const metric = read.vocabulary.metrics.get(OF_SCHOOLS) as Metric
  const flagged: Metric = { ...metric, flags: ['no-rank', 'no-publish', 'no-target'] }
  const metrics = new Map(read.vocabulary.metrics).set(OF_SCHOOLS, flagged)
  return { ...read, vocabulary: { ...read.vocabulary, metrics } }
}

async function enter(username: string): Promise<string> {
  const payload = { username, password: 'junheng-demo' }
  const answer = await app.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload })
  return String([answer.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
}

interface OnRecord {
  readonly unit_id: string
  readonly stage: string
  readonly stream: string
}
let schools: OnRecord[] = []
let streamOf = new Map<string, string>()

beforeAll(async () => {
  const known = await admin.query(
    `select distinct f.metric, f.unit_id, f.stage, s.stream from data_facts f join data_sources s using (region_code, source_id)
      where f.period = $1 and f.metric = any($2) order by f.unit_id, f.stage`,
    [PERIOD, FLAGGED],
  )
  schools = known.rows.filter(row => row.metric === OF_SCHOOLS)
  streamOf = new Map(known.rows.map(row => [row.metric, row.stream]))
}, PATIENCE_MS)

async function say(facts: readonly { unit: string; metric: string; stage: string; value: number }[]) {
  const streamFor = (metric: string) => streamOf.get(metric) ?? 'workbook'
  for (const stream of new Set(facts.map(fact => streamFor(fact.metric)))) {
    const own = facts.filter(fact => streamFor(fact.metric) === stream)
    await store.transaction(SYSTEM, async tx => {
      const source = { kind: 'demo' as const, stream, fileName: 'flags.csv', sha256: null, mapping: null }
      const batch = own.map((fact, i) => ({
        ...fact,
        stage: fact.stage as 'all',
        ...{ period: PERIOD, text: null, raw: String(fact.value), locator: { cell: `A${i + 1}` } },
      }))
      must(await recordBatch(tx, { region: REGION, source, units: [], facts: batch, reason: 'flags' }))
    })
  }
}

/** Far more than anybody needs, so that every verdict stays; in an order that is no other order. */
const bigValue = (i: number, times: number) => (2000 + ((i * 61) % schools.length) * 10) * times
const ofSchools = (times: number) =>
  schools.map(({ unit_id: unit, stage }, i) => ({
    ...{ unit, stage },
    metric: OF_SCHOOLS,
    value: bigValue(i, times),
  }))
const ofTheCounty = (side: 0 | 1) =>
  Object.entries(OF_THE_COUNTY).map(([metric, values]) => ({
    ...{ unit: REGION, stage: 'all', metric },
    value: values[side] ?? 0,
  }))

/** What to try of every parameter. The first value is the ordinary one; an empty one leaves the parameter out. */
async function valuesNow(cookie: string): Promise<Values> {
  const get = async (url: string) => (await app.inject({ url, headers: { cookie } })).json()
  const isNamedIn = (pack: Pack) => FLAGGED.some(metric => JSON.stringify(pack).includes(metric))
  // Of a document that names none of them no answer can depend on them.
  const packs = [...law.packs.values()].filter(isNamedIn).map(pack => pack.id)
  const plans = packs.filter(id => id.startsWith('plans/'))
  const unit = schools[3]?.unit_id ?? ''
  const assessments: string[] = []
  for (const pack of packs) {
    const { id } = await get(`/api/measure/${REGION}/current?period=${PERIOD}&pack=${pack}`)
    if (id) assessments.push(id)
  }
  const plan = (await get(`/api/measure/${REGION}/plans/${plans[0]?.replaceAll('/', '~')}`)) as {
    targets?: readonly { id: string }[]
  }
  return {
    region: [REGION],
    period: [PERIOD, '2019-2020'],
    pack: packs.map(id => id.replaceAll('/', '~')),
    lang: ['zh', 'en'],
    unit: ['', unit, REGION],
    ...{ stage: ['', 'primary', 'all'], metric: ['', ...FLAGGED] },
    ...{ standing: ['', 'sole', 'contested'], offset: ['', '40'], limit: ['', '1', '500'], more: ['10'] },
    ...{ indicator: ['', 'q1-backbone-teachers'], test: ['', 'resource-cv'] },
    item: (plan.targets ?? []).slice(0, 3).map(target => target.id),
    ...{
      assessment: assessments,
      id: assessments,
      purpose: ['operating-funds'],
      standard: ['books'],
      party: ['', '区教育局'],
    },
    ...{
      'unit of /api/measure/{region}/class-sizes/room': [unit],
      'stage of /api/measure/{region}/class-sizes/room': ['primary'],
    },
    ...{
      'unit of /api/measure/{region}/schools/{unit}/history': [unit],
      'unit of /api/account/{region}/funding.docx': [unit],
    },
    'unit of /api/measure/{region}/plans/{pack}/entitlements/{unit}': [unit, REGION],
    ...{
      'unit of /api/data/{region}/history': [unit, REGION],
      'stage of /api/data/{region}/history': ['all'],
    },
    'metric of /api/data/{region}/history': FLAGGED,
  }
}

async function walk(who: string | null, only: (route: Readable) => boolean): Promise<Answered[]> {
  const values = await valuesNow(await enter('administrator'))
  const cookie = who === null ? null : await enter(who)
  const routes = (await readableRoutes(app, values)).filter(route => route.reach !== 'still' && only(route))
  const answers: Answered[] = []
  for (const route of routes)
    for (const url of callsOf(route, values)) answers.push(await ask(app, route, url, cookie))
  return answers
}

/** The first thing that differs, said so that somebody can go there. */
function differences(before: readonly Answered[], after: readonly Answered[]): string[] {
  expect(after.map(answer => answer.route.path)).toEqual(before.map(answer => answer.route.path))
  return before.flatMap((was, i) => {
    const now = after[i]
    const parts = now?.parts.map(withoutMarks) ?? []
    const at = was.parts.map(withoutMarks).findIndex((part, k) => part !== parts[k])
    if (at < 0) return []
    const [a, b] = [withoutMarks(was.parts[at] ?? ''), parts[at] ?? '']
    const from = [...a].findIndex((letter, k) => letter !== b[k])
    return [
      `${was.url}: …${a.slice(Math.max(0, from - 60), from + 60)}… became …${b.slice(from, from + 60)}…`,
    ]
  })
}

const published = (route: Readable) => route.reach === 'published'

test(
  'every route that can be read is stated, with what to try of it',
  async () => {
    const routes = await readableRoutes(app, await valuesNow(await enter('administrator')))
    expect(routes.length).toBeGreaterThan(30)
    expect(routes.filter(published).length).toBeGreaterThan(8)
  },
  PATIENCE_MS,
)

test(
  'what must not be published is in nothing that is published, and what must not be ranked stands in no order',
  async () => {
    await say([...ofTheCounty(0), ...ofSchools(1)])
    const before = await walk('administrator', published)
    await say([...ofTheCounty(1), ...ofSchools(2)])
    const after = await walk('administrator', published)
    expect(differences(before, after)).toEqual([])
    expect(after.filter(answer => answer.status === 200).length).toBeGreaterThan(20)
    const inside = await walk('administrator', route => route.reach === 'inside')
    const { rows: units } = await admin.query(
      'select unit_id, name from data_unit_entries where region_code = $1',
      [REGION],
    )
    const names = new Map<string, string>(units.map(row => [row.name, row.unit_id]))
    const figure = new Map(schools.map(({ unit_id }, i) => [unit_id, bigValue(i, 2)]))
    const answers = [...after, ...inside]
    expect(answers.filter(answer => ordersBy(answer, figure, names) > 0).map(answer => answer.url)).toEqual(
      [],
    )
    const drivers = answers.flatMap(answer =>
      answer.parts.filter(part => /"drivers":\[\{[^\]]*\][^}]*"no-rank"/.test(part)),
    )
    expect(drivers).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'neither people of one school nor the public learn what must not be published of the county',
  async () => {
    // How often somebody has measured is no secret.
    const figures = (route: Readable) => !route.path.endsWith('/assessments')
    await say(ofTheCounty(0))
    const [own, nobody] = [await walk('school', figures), await walk(null, published)]
    await say(ofTheCounty(1))
    expect(differences(own, await walk('school', figures))).toEqual([])
    expect(differences(nobody, await walk(null, published))).toEqual([])
  },
  PATIENCE_MS,
)

test('what must not be a target cannot be planned with', async () => {
  const cookie = await enter('supervision')
  const changes = [
    { unit: REGION, metric: 'progression_rate', stage: 'all', change: { kind: 'set', value: 99 } },
  ]
  const draft = { name: '升学率九十九', period: PERIOD, changes }
  for (const [at, payload] of [
    ['what-if', { period: PERIOD, pack: 'national/quality-balance-2017', changes }],
    ['overlays', draft],
  ] as const) {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/measure/${REGION}/${at}`,
      headers: { cookie },
      payload,
    })
    expect(answer.json().refusals?.map((r: { code: string }) => r.code)).toEqual([
      'measure.change-of-no-target',
    ])
  }
})
