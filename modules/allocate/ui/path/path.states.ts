import type { ScreenStates } from '@kit/ui-kit'
import type { Decision, PathPlan, PathSetUp, PlanHead } from '@loop/allocate/schema'

const AT = '/api/allocate/990001000000/paths'
const ID = '5b1f6a52-6f0e-4a51-9a3c-6c0d4c1f2a01'

const prices = {
  id: 'demo-prices',
  title: { zh: '演示单价（虚构）', en: 'Demonstration prices (made up)' },
  note: { zh: '单价为演示虚构。', en: 'Made-up prices.' },
  items: [
    {
      indicator: 'teaching-area',
      project: { zh: '新建教学及辅助用房', en: 'Teaching rooms' },
      metric: 'teaching_area',
      of: 'school' as const,
      lump: 67,
      yuanPerLump: 234_500,
      scale: 1,
    },
  ],
  source: { title: '演示虚构', status: 'unverified' },
}
const setUp: PathSetUp = {
  need: 6,
  of: 7,
  floor: 0.85,
  limits: [
    { stage: 'primary', limit: 0.5 },
    { stage: 'junior', limit: 0.45 },
  ],
  prices: [prices],
  moves: [
    {
      id: 'demo-moves',
      title: { zh: '演示调配规则（虚构）', en: 'Demonstration rules of moving (made up)' },
      note: { zh: '未列出的资源不调配。', en: 'What is not listed stays.' },
      items: [
        {
          indicator: 'equipment-value',
          metrics: [],
          yuanPerLump: 300,
          keepPercent: 110,
          leavePercent: 20,
          within: 'county',
        },
      ],
      titles: [{ zh: '生均教学仪器设备值', en: 'Value of equipment per pupil' }],
      sources: [{ title: '演示虚构', href: 'docs/guide/invest.md', status: 'example' }],
    },
  ],
  missing: [
    {
      unit: 'u9',
      name: '柳巷街小学',
      indicators: [{ zh: '生均体育运动场馆面积', en: 'Sports area per pupil' }],
    },
  ],
}
const plan: PathPlan = {
  id: ID,
  kind: 'path',
  region: '990001000000',
  name: '三年规划',
  period: '2020-2021',
  request: {
    period: '2020-2021',
    name: '三年规划',
    pack: 'national/quality-balance-2017',
    prices: 'demo-prices',
    budgets: [100_000_000, 100_000_000],
    leaveOutMissing: true,
    moving: null,
    limits: null,
  },
  inputDigest: 'a'.repeat(64),
  engine: 'junheng-path@1',
  proved: ['P1', 'P2', 'P3', 'P4', 'P5'],
  body: {
    prices: { title: prices.title, status: 'unverified' },
    cost: 133_750_000,
    bound: 133_250_000,
    schools: 2,
    leftOut: [{ unit: 'u9', name: '柳巷街小学' }],
    projects: [
      {
        year: 1,
        unit: 'u2',
        school: '文华路小学',
        stage: 'all',
        indicator: 'teaching-area',
        project: prices.items[0]?.project ?? prices.title,
        amount: 268,
        amountUnit: { zh: '平方米教学及辅助用房', en: 'm² of teaching rooms' },
        cost: 93_800_000,
        purpose: 'standard',
      },
      {
        year: 2,
        unit: 'u3',
        school: '北河初级中学',
        stage: 'junior',
        indicator: 'backbone-teachers',
        project: { zh: '培养县级以上骨干教师', en: 'Training of backbone teachers' },
        amount: 13,
        amountUnit: { zh: '名县级以上骨干教师', en: 'backbone teachers' },
        cost: 39_950_000,
        purpose: 'spread',
      },
    ],
    years: [
      { year: 1, budget: 100_000_000, spent: 93_800_000, done: 1 },
      { year: 2, budget: 100_000_000, spent: 39_950_000, done: 0 },
    ],
  },
  figures: [
    { id: 'cost', title: { zh: '所需资金', en: 'Cost' }, value: 133_750_000, unit: 'fen', better: 'lower' },
    {
      id: 'bound',
      title: { zh: '最低下限', en: 'Lower bound' },
      value: 133_250_000,
      unit: 'fen',
      better: null,
    },
    { id: 'schools', title: { zh: '涉及学校', en: 'Schools' }, value: 2, unit: 'school', better: null },
  ],
  effect: {
    pack: 'national/quality-balance-2017',
    stages: [
      { stage: 'primary', schools: 51, before: 35, after: 50 },
      { stage: 'junior', schools: 13, before: 11, after: 13 },
    ],
    tests: [
      {
        id: 'resource-cv',
        title: { zh: '七项指标校际差异系数逐项达标', en: 'Every spread is within its limit' },
        stage: 'junior',
        before: 'fail',
        after: 'pass',
      },
    ],
    spreads: [
      {
        indicator: 'backbone-teachers',
        title: { zh: '每百名学生拥有县级以上骨干教师数', en: 'Backbone teachers per 100 pupils' },
        stage: 'junior',
        before: 0.509,
        after: 0.4497,
        limit: 0.45,
      },
    ],
  },
  overlay: 'o1',
  madeBy: '督导室（演示）',
  madeAt: '2021-01-20T03:15:00Z',
}
const decision: Decision = {
  decision: 'adopted',
  why: '列入三年规划',
  decidedBy: '督导室（演示）',
  decidedAt: '2021-01-21T03:15:00Z',
}
const headOf = ({ id, kind, name, period, figures, madeBy, madeAt }: PathPlan): PlanHead => ({
  ...{ id, kind, name, period, figures, madeBy, madeAt },
  decision: null,
  published: [],
})
const view = { plan, decision: null, publications: [], publishable: [] }
const answers = {
  [`GET ${AT}/set-up`]: { body: setUp },
  [`GET ${AT}`]: { body: [headOf(plan)] },
  [`GET ${AT}/${ID}`]: { body: view },
}
const refusal = {
  code: 'allocate.no-school-rule',
  at: 'pack',
  because: { zh: '这个政策包没有逐校达标的要求。', en: 'The pack sets no requirement for schools.' },
  todo: { zh: '请选择优质均衡（2017）。', en: 'Choose quality balance (2017).' },
}

export const pathStates: ScreenStates = {
  ordinary: { at: `/path-to-standard?pack=national/quality-balance-2017&plan=${ID}`, answers },
  decided: {
    at: `/path-to-standard?pack=national/quality-balance-2017&plan=${ID}`,
    answers: { ...answers, [`GET ${AT}/${ID}`]: { body: { ...view, decision } } },
  },
  empty: {
    at: '/path-to-standard?pack=national/quality-balance-2017',
    answers: { ...answers, [`GET ${AT}`]: { body: [] } },
  },
  loading: {
    at: '/path-to-standard?pack=national/quality-balance-2017',
    answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' },
  },
  refused: {
    at: '/path-to-standard?pack=national/quality-balance-2017',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: {
    at: '/path-to-standard?pack=national/quality-balance-2017',
    answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' },
  },
}
