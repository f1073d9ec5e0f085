import type { ScreenStates } from '@kit/ui-kit'
import type { Decision, ForecastPlan, ForecastSetUp, PlanHead } from '@loop/allocate/schema'

const REGION = '990001000000'
const AT = `/api/allocate/${REGION}/forecasts`
const ID = '7a1f6a52-6f0e-4a51-9a3c-6c0d4c1f2c02'

const scenario = (id: string, zh: string, en: string, percent: number) => ({
  ...{ id, title: { zh, en }, hukouPercent: percent, permitsPercent: percent, birthsPercent: percent },
  homes: { pupilsPer100Homes: 30, occupiedPercent: [30, 50, 70] },
  changes: [],
})
const assumptions: ForecastSetUp['assumptions'][number] = {
  id: 'low-middle-high',
  title: { zh: '低、中、高三种情景（样例）', en: 'Low, middle and high (example)' },
  note: { zh: '各项比例均为样例。', en: 'All shares are examples.' },
  entryAge: 6,
  scenarios: [
    scenario('low', '低', 'Low', 95),
    scenario('middle', '中', 'Middle', 100),
    scenario('high', '高', 'High', 105),
  ],
  sources: [{ title: '样例数值', href: 'docs/guide/forecast.md', status: 'example' }],
}
const classLimits: ForecastSetUp['classLimits'] = {
  id: 'standard',
  title: { zh: '班额', en: 'Class size' },
  note: { zh: '超过标准班额为超标。', en: 'Above the standard a class is too large.' },
  limits: {
    primary: { standard: 45, large: 56, veryLarge: 66 },
    junior: { standard: 50, large: 56, veryLarge: 66 },
  },
  sources: [{ title: '教督〔2017〕6号', href: 'docs/guide/forecast.md', status: 'verified' }],
}
const setUp: ForecastSetUp = {
  assumptions: [assumptions],
  classLimits,
  stages: [
    { stage: 'primary', schools: 51, pupils: 48550 },
    { stage: 'junior', schools: 13, pupils: 3853 },
  ],
}
const outlook = (pupils: number[], spare: number[]) => ({
  ...{ pupils, spare, low: pupils.map(n => n * 0.97), high: pupils.map(n => n * 1.03) },
  chanceOver: spare.map(n => (n < 0 ? 0.9 : 0.1)),
})
const scenarioAt = (
  id: string,
  zh: string,
  en: string,
  more: number,
): ForecastPlan['body']['scenarios'][number] => ({
  ...{ id, title: { zh, en } },
  schools: outlook([620 + more, 310, 640 + 2 * more, 305], [10 - more, 50, -10 - 2 * more, 55]),
  areas: outlook([620 + more, 310, 640 + 2 * more, 305], [10 - more, 50, -10 - 2 * more, 55]),
  whole: outlook([930 + more, 945 + 2 * more], [60 - more, 45 - 2 * more]),
})
const plan: ForecastPlan = {
  id: ID,
  kind: 'forecast',
  region: REGION,
  name: '2021 年预测',
  period: '2020-2021',
  request: {
    ...{ period: '2020-2021', name: '2021 年预测', pack: 'national/quality-balance-2017', stage: 'primary' },
    ...{ scenarios: 'low-middle-high', main: 'middle', ahead: 2, sharePercent: 80 },
    history: '7a1f6a52-6f0e-4a51-9a3c-6c0d4c1f2c03',
    due: '7a1f6a52-6f0e-4a51-9a3c-6c0d4c1f2c04',
    seats: null,
    homes: null,
  },
  inputDigest: 'c'.repeat(64),
  engine: 'junheng-forecast@1',
  proved: ['P4'],
  body: {
    assumptions,
    main: 'middle',
    firstYear: 2016,
    years: 5,
    ahead: 2,
    schools: [
      {
        ...{ unit: 'u1', name: '文华路小学', area: 0, longitude: 112.5, latitude: 37.8, seats: 630 },
        pupils: [560, 575, 590, 600, 610],
      },
      {
        ...{ unit: 'u2', name: '北河小学', area: 1, longitude: 112.6, latitude: 37.85, seats: 360 },
        pupils: [340, 335, 330, 320, 315],
      },
    ],
    areas: ['东片', '西片'],
    scenarios: [
      scenarioAt('low', '低', 'Low', -15),
      scenarioAt('middle', '中', 'Middle', 0),
      scenarioAt('high', '高', 'High', 20),
    ],
    backTest: [
      { ahead: 1, origins: 2, ours: 0.012, threeYears: 0.014, unchanged: 0.031, covered: 0.8 },
      { ahead: 2, origins: 1, ours: 0.022, threeYears: 0.021, unchanged: 0.055, covered: null },
    ],
    limits: classLimits.limits.primary,
    classes: [{ school: 0, grade: 2, pupils: 114, classes: 2, size: 57, level: 'large' }],
    classesUnknown: 3,
    grades: [],
    certificate: { format: 'junheng-forecast-1' },
  },
  figures: [
    { id: 'now', title: { zh: '现有在校生', en: 'Pupils today' }, value: 925, unit: 'person', better: null },
    { id: 'next', title: { zh: '下一学年预计', en: 'Next year' }, value: 930, unit: 'person', better: null },
  ],
  effect: null,
  overlay: null,
  madeBy: '督导室（演示）',
  madeAt: '2021-03-20T03:15:00Z',
}
const decision: Decision = {
  ...{ decision: 'adopted', why: '作为学位规划依据', decidedBy: '督导室（演示）' },
  decidedAt: '2021-03-21T03:15:00Z',
}
const { id, kind, name, period, figures, madeBy, madeAt } = plan
const head: PlanHead = {
  ...{ id, kind, name, period, figures, madeBy, madeAt },
  decision: null,
  published: [],
}
const view = { plan, decision: null, publications: [], publishable: [] }
const forms = ['history', 'due', 'seats', 'homes'].map(part => ({
  id: `forecast-${part}`,
  title: { zh: `名单：${part}`, en: `List: ${part}` },
  form: 'table',
  columns: [{ heading: '学校', note: { zh: '学校名称', en: 'name of the school' }, isNeeded: true }],
  hasExample: true,
}))
const answers = {
  [`GET ${AT}/set-up`]: { body: setUp },
  [`GET ${AT}`]: { body: [head] },
  [`GET ${AT}/${ID}`]: { body: view },
  [`GET /api/allocate/${REGION}/lists/forms`]: { body: forms },
  [`GET /api/allocate/${REGION}/lists`]: { body: [] },
  [`GET /api/data/${REGION}/outline`]: { body: null },
}
const refusal = {
  code: 'data.unknown-region',
  at: REGION,
  because: { zh: '这个区域还没有数据。', en: 'This region has no figures yet.' },
  todo: { zh: '请先导入统计工作簿。', en: 'Import a workbook first.' },
}

export const forecastStates: ScreenStates = {
  ordinary: { at: `/forecast?plan=${ID}`, answers },
  decided: {
    at: `/forecast?plan=${ID}`,
    answers: { ...answers, [`GET ${AT}/${ID}`]: { body: { ...view, decision } } },
  },
  empty: { at: '/forecast', answers: { ...answers, [`GET ${AT}`]: { body: [] } } },
  loading: { at: '/forecast', answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' } },
  refused: {
    at: '/forecast',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/forecast', answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' } },
}
