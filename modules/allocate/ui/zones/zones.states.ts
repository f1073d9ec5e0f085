import type { ScreenStates } from '@kit/ui-kit'
import type { Decision, PlanHead, ZoneBlock, ZonesPlan, ZonesSetUp } from '@loop/allocate/schema'

const AT = '/api/allocate/990001000000/zones'
const LISTS = '/api/allocate/990001000000/lists'
const ID = '5b1f6a52-6f0e-4a51-9a3c-6c0d4c1f2a02'
const weights = { overload: 20_000, change: 300, uneven: 200, farBeyond: 3000, far: 1 }

const setUp: ZonesSetUp = {
  rules: [
    {
      id: 'nearby-stable',
      title: { zh: '就近入学、保持稳定', en: 'Near, and as it was' },
      note: {
        zh: '各项都折算成每名学生上学路程的米数。',
        en: 'Everything is counted in metres of way for one pupil.',
      },
      status: 'example',
      weights,
      detour: 1.3,
      keeps: ['教学点'],
    },
  ],
  stages: [
    { stage: 'primary', schools: 3, entrants: 312, missing: ['南坡小学'], unplaced: [] },
    { stage: 'junior', schools: 1, entrants: 120, missing: [], unplaced: [] },
  ],
  hasOutline: true,
}

/** Six by four square blocks, three schools. */
const blocks = Array.from({ length: 24 }, (_, i): ZoneBlock => {
  const [x, y] = [i % 6, Math.floor(i / 6)]
  const [w, s] = [112.5 + x * 0.008, 37.9 + y * 0.006]
  const school = x < 2 ? 0 : x < 4 ? 1 : 2
  const lines: [number, number][] = [
    [w, s],
    [w + 0.008, s],
    [w + 0.008, s + 0.006],
    [w, s + 0.006],
    [w, s],
  ]
  return {
    id: `B${i}`,
    name: `青禾街道第${i + 1}片区`,
    pupils: 13,
    group: i % 3,
    lon: w + 0.004,
    lat: s + 0.003,
    area: [[lines]],
    school,
    today: x === 2 ? 0 : school,
    metres: 600 + 110 * x,
    metresToday: 800 + 90 * x,
  }
})
const areaOf = (from: number, to: number): [number, number][][][] => [
  [
    [
      [112.5 + from * 0.008, 37.9],
      [112.5 + to * 0.008, 37.9],
      [112.5 + to * 0.008, 37.924],
      [112.5 + from * 0.008, 37.924],
      [112.5 + from * 0.008, 37.9],
    ],
  ],
]
/** Two schools of one zone. */
const SHARED = [
  { id: 's1', name: '枫桥街小学', lon: 112.521, lat: 37.909, seats: 60, pupils: 69 },
  { id: 's3', name: '文华路小学', lon: 112.527, lat: 37.915, seats: 30, pupils: 35 },
]
const school = (n: number, name: string, seats: number) => ({
  id: `s${n}`,
  name,
  lon: 112.508 + n * 0.016,
  lat: 37.911,
  seats,
  pupils: 104,
  over: Math.max(0, 104 - seats),
  group: 8,
  mean: 640 + n * 90,
  longest: 1210,
  seatValue: n === 1 ? 1800 : 0,
  isKept: n === 2,
  years: [],
  area: areaOf(2 * n, 2 * n + 2),
  members: n === 1 ? SHARED : [],
  entrants: n === 2 ? null : 104,
})
const plan: ZonesPlan = {
  id: ID,
  kind: 'zones',
  region: '990001000000',
  name: '听证会稿',
  period: '2020-2021',
  request: {
    period: '2020-2021',
    name: '听证会稿',
    pack: 'national/quality-balance-2017',
    stage: 'primary',
    blocks: { form: 'map', list: ID, grid: 'cgcs2000' },
    schools: { list: ID, grid: 'cgcs2000' },
    ways: null,
    addresses: null,
    rules: 'nearby-stable',
    weights,
    seed: 1,
    isProved: true,
  },
  inputDigest: 'a'.repeat(64),
  engine: 'junheng-zones@1',
  proved: ['Z4', 'Z5', 'Z6', 'Z7', 'Z8'],
  body: {
    rules: { title: { zh: '就近入学、保持稳定', en: 'Near, and as it was' }, status: 'example' },
    weights,
    stage: 'primary',
    years: [],
    pupils: 312,
    metres: 273_000,
    overload: 14,
    changed: 52,
    objective: 598_600,
    bound: 598_000,
    unmeasured: 0,
    blocks,
    schools: [
      school(0, '云岫路小学', 135),
      school(1, '枫桥街小学、文华路小学', 90),
      school(2, '羊角岭教学点', 135),
    ],
  },
  figures: [
    { id: 'mean', title: { zh: '平均路程', en: 'Mean way' }, value: 875, unit: 'm', better: 'lower' },
    {
      id: 'overload',
      title: { zh: '超出学位', en: 'Over the seats' },
      value: 14,
      unit: 'person',
      better: 'lower',
    },
    {
      id: 'changed',
      title: { zh: '换学区', en: 'Zone changes' },
      value: 52,
      unit: 'person',
      better: 'lower',
    },
  ],
  effect: {
    pack: 'national/quality-balance-2017',
    stages: [{ stage: 'primary', schools: 51, before: 35, after: 36 }],
    tests: [],
    spreads: [],
  },
  overlay: 'o1',
  madeBy: '规划科（演示）',
  madeAt: '2021-01-20T03:15:00Z',
}
const decision: Decision = {
  decision: 'adopted',
  why: '听证会通过',
  decidedBy: '督导室（演示）',
  decidedAt: '2021-01-21T03:15:00Z',
}
const headOf = ({ id, kind, name, period, figures, madeBy, madeAt }: ZonesPlan): PlanHead => ({
  ...{ id, kind, name, period, figures, madeBy, madeAt },
  decision: null,
  published: [],
})
const publishable = [
  {
    what: 'zones-list',
    title: { zh: '小区对应学校一览表', en: 'List of zones' },
    why: { zh: '采用方案后才能公布。', en: 'Only after adoption.' },
  },
]
const view = { plan, decision: null, publications: [], publishable }
const forms = ['zone-block-map', 'zone-schools', 'zone-ways', 'zone-addresses'].map(id => ({
  id,
  title: { zh: '名单', en: 'List' },
  form: id === 'zone-block-map' ? 'geojson' : 'table',
  columns: [{ heading: '编号', note: { zh: '不重复', en: 'unique' }, isNeeded: true }],
  hasExample: true,
}))
const answers = {
  [`GET ${AT}/set-up`]: { body: setUp },
  [`GET ${AT}`]: { body: [headOf(plan)] },
  [`GET ${AT}/${ID}`]: { body: view },
  [`GET ${LISTS}`]: { body: [] },
  [`GET ${LISTS}/forms`]: { body: forms },
}
const refusal = {
  code: 'data.unknown-region',
  at: '990001000000',
  because: { zh: '没有这个地区。', en: 'There is no such region.' },
  todo: { zh: '请先登记地区。', en: 'Register it first.' },
}

export const zonesStates: ScreenStates = {
  ordinary: { at: `/zones?plan=${ID}`, answers },
  decided: {
    at: `/zones?plan=${ID}`,
    answers: { ...answers, [`GET ${AT}/${ID}`]: { body: { ...view, decision } } },
  },
  points: {
    at: `/zones?plan=${ID}`,
    answers: {
      ...answers,
      [`GET ${AT}/${ID}`]: {
        body: {
          ...view,
          plan: {
            ...plan,
            body: {
              ...plan.body,
              blocks: blocks.map(b => ({ ...b, area: null })),
              schools: plan.body.schools.map(s => ({ ...s, area: null })),
            },
          },
        },
      },
    },
  },
  empty: { at: '/zones', answers: { ...answers, [`GET ${AT}`]: { body: [] } } },
  loading: { at: '/zones', answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' } },
  refused: {
    at: '/zones',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/zones', answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' } },
}
