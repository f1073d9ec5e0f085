import type { ScreenStates } from '@kit/ui-kit'
import type { Decision, PlanHead, SitingPlan, SitingSetUp } from '@loop/allocate/schema'

const AT = '/api/allocate/990001000000/sitings'
const LISTS = '/api/allocate/990001000000/lists'
const ID = '5b1f6a52-6f0e-4a51-9a3c-6c0d4c1f2a03'

const setUp: SitingSetUp = {
  rules: [
    {
      id: 'nearby-stable',
      title: { zh: '就近入学、保持稳定', en: 'Near, and as it was' },
      detour: 1.3,
      status: 'example',
      keeps: ['教学点'],
    },
  ],
}
const blocks = Array.from({ length: 20 }, (_, i) => ({
  id: `B${i}`,
  name: `望岳镇第${i + 1}片区`,
  pupils: 8 + i,
  lon: 112.5 + (i % 5) * 0.01,
  lat: 37.9 + Math.floor(i / 5) * 0.008,
  area: null,
  site: i % 5 < 3 ? 0 : 1,
  metres: 400 + 70 * (i % 5),
  metresToday: 400 + 900 * (i % 5),
}))
const plan: SitingPlan = {
  id: ID,
  kind: 'siting',
  region: '990001000000',
  name: '镇区新建一所',
  period: '2020-2021',
  request: {
    period: '2020-2021',
    name: '镇区新建一所',
    blocks: { form: 'table', list: ID, grid: 'cgcs2000' },
    sites: { list: ID, grid: 'cgcs2000' },
    ways: null,
    rules: 'nearby-stable',
    goal: { kind: 'median' },
    builds: [1],
  },
  inputDigest: 'b'.repeat(64),
  engine: 'junheng-siting@1',
  proved: ['L1', 'L2', 'L3'],
  body: {
    rules: { title: { zh: '就近入学、保持稳定', en: 'Near, and as it was' }, status: 'example' },
    goal: { kind: 'median' },
    pupils: 350,
    sites: [
      { id: 's1', name: '石泉小学', lon: 112.504, lat: 37.908, state: 'stands', phase: null, pupils: 200 },
      { id: 'd1', name: '备选地块1', lon: 112.535, lat: 37.912, state: 'built', phase: 1, pupils: 150 },
      { id: 'd2', name: '备选地块2', lon: 112.52, lat: 37.902, state: 'free', phase: null, pupils: 0 },
    ],
    phases: [
      { built: [], said: { zh: '现在', en: 'today' }, mean: 2210, longest: 4000 },
      {
        built: ['备选地块1'],
        said: {
          zh: '平均路程 540 米，与最优相差不超过 0.00%',
          en: '540 m on average, at most 0.00 % from the best',
        },
        mean: 540,
        longest: 680,
      },
    ],
    blocks,
  },
  figures: [
    { id: 'mean', title: { zh: '平均路程', en: 'Mean way' }, value: 540, unit: 'm', better: 'lower' },
    { id: 'built', title: { zh: '新建', en: 'New schools' }, value: 1, unit: 'school', better: null },
  ],
  effect: null,
  overlay: null,
  madeBy: '规划科（演示）',
  madeAt: '2021-01-20T03:15:00Z',
}
const decision: Decision = {
  decision: 'rejected',
  why: '地块另有用途',
  decidedBy: '督导室（演示）',
  decidedAt: '2021-01-21T03:15:00Z',
}
const headOf = ({ id, kind, name, period, figures, madeBy, madeAt }: SitingPlan): PlanHead => ({
  ...{ id, kind, name, period, figures, madeBy, madeAt },
  decision: null,
  published: [],
})
const view = { plan, decision: null, publications: [], publishable: [] }
const forms = ['zone-block-map', 'siting-sites', 'zone-ways'].map(id => ({
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

export const sitingStates: ScreenStates = {
  ordinary: { at: `/siting?plan=${ID}`, answers },
  decided: {
    at: `/siting?plan=${ID}`,
    answers: { ...answers, [`GET ${AT}/${ID}`]: { body: { ...view, decision } } },
  },
  empty: { at: '/siting', answers: { ...answers, [`GET ${AT}`]: { body: [] } } },
  loading: { at: '/siting', answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' } },
  refused: {
    at: '/siting',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/siting', answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' } },
}
