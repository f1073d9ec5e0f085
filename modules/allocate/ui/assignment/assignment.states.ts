import type { ScreenStates } from '@kit/ui-kit'
import type { AssignmentPlan, AssignmentSetUp, Decision, PlanHead, SeatRow } from '@loop/allocate/schema'

const AT = '/api/allocate/990001000000/assignments'
const LISTS = '/api/allocate/990001000000/lists'
const ID = '5b1f6a52-6f0e-4a51-9a3c-6c0d4c1f2a02'
const DIGEST = 'a'.repeat(64)
const TITLE = { zh: '片区与多孩优先、居住证其次', en: 'Zone and siblings first, residence permit next' }
const NOTE = { zh: '先片区内，再持居住证，最后其他。', en: 'In the zone, residence permit, others.' }

const setUp: AssignmentSetUp = {
  rules: [
    {
      id: 'zone-sibling-permit',
      title: TITLE,
      note: NOTE,
      status: 'recalled',
      source: { title: '演示', href: 'https://example.org' },
      mechanism: 'deferred-acceptance',
      numbers: 'one',
      lastSeat: 'over',
      classes: ['片区户籍且多孩同校', '片区户籍', '持居住证'],
      pools: [
        { name: '随迁子女预留', each: null, reverts: true },
        { name: '统一招生', each: null, reverts: false },
      ],
      hasZones: false,
      overflowKm: 5,
      columns: { schools: ['随迁预留', '学位', '片区'], applicants: ['片区', '多孩同校', '居住证', '随迁'] },
    },
  ],
  stages: ['primary', 'junior'],
  draws: [],
}
const row = (
  school: string,
  seats: number,
  byWish: number[],
  waiting: number,
  last: number | null,
): SeatRow => ({
  ...{ school, id: school, kind: '统一招生', seats, byWish, waiting },
  admitted: byWish.reduce((a, b) => a + b, 0),
  placed: 0,
  lastClass: last === null ? '' : '片区户籍',
  lastNumber: last,
})
const plan: AssignmentPlan = {
  id: ID,
  kind: 'assignment',
  region: '990001000000',
  name: '一年级',
  period: '2020-2021',
  request: {
    ...{ period: '2020-2021', name: '一年级', pack: 'national/quality-balance-2017', stage: 'primary' },
    ...{ rules: 'zone-sibling-permit', schools: ID, applicants: ID, quotas: null, overflowKm: 5 },
    numbers: { from: 'seed', numbers: '07 21 33 15 02', source: '公证处现场摇出' },
  },
  inputDigest: DIGEST,
  engine: 'junheng-assignment@1',
  proved: ['P1', 'P2', 'P3', 'P4'],
  body: {
    rules: { title: TITLE, note: NOTE, status: 'recalled' },
    plan: {
      ...{ title: '一年级', classes: [], mechanism: 'deferred-acceptance', numbers: 'one', lastSeat: 'over' },
      pools: [{ id: 'open', name: '统一招生', seats: '学位', where: [], reverts: false }],
      within: [],
    },
    source: {
      zh: '公开的随机数 07 21 33 15 02（公证处现场摇出）',
      en: 'public numbers 07 21 33 15 02 (notary)',
    },
    children: 320,
    sides: [
      { mechanism: 'deferred-acceptance', byWish: [240, 52, 11], unassigned: 17, envious: 0 },
      { mechanism: 'immediate-acceptance', byWish: [262, 21, 8], unassigned: 29, envious: 31 },
      { mechanism: 'number-first', byWish: [244, 41, 15], unassigned: 20, envious: 96 },
    ],
    seats: [
      row('杏花岭第一小学', 120, [110, 10, 0], 41, 233),
      row('文华路小学', 110, [88, 22, 0], 12, 301),
      row('柳巷街小学', 100, [42, 20, 11], 0, null),
    ],
    placed: 15,
    left: 2,
    unmatched: ['新建东路小学'],
    certificate: {
      ...{ format: 'junheng-assignment-1', title: '一年级', mechanism: 'deferred-acceptance', plan: DIGEST },
      ...{ seed: DIGEST, draw: null, proved: ['P1', 'P2', 'P3', 'P4'] },
      outcome: { byWish: [240, 52, 11], unassigned: 17, envious: 0 },
      ...{ market: DIGEST, cutoffs: DIGEST, result: DIGEST },
    },
  },
  figures: [
    {
      id: 'first',
      title: { zh: '第一志愿满足率', en: 'First wish' },
      value: 75,
      unit: 'percent',
      better: 'higher',
    },
    {
      id: 'left',
      title: { zh: '仍无学位', en: 'Without a seat' },
      value: 2,
      unit: 'person',
      better: 'lower',
    },
  ],
  effect: null,
  overlay: null,
  madeBy: '规划科（演示）',
  madeAt: '2021-01-20T03:15:00Z',
}
const decision: Decision = {
  ...{ decision: 'adopted', why: '经局务会研究', decidedBy: '规划科（演示）' },
  decidedAt: '2021-01-21T03:15:00Z',
}
const { id, kind, name, period, figures, madeBy, madeAt } = plan
const head: PlanHead = { id, kind, name, period, figures, madeBy, madeAt, decision: null, published: [] }
const part = (why: { zh: string; en: string } | null) => ({
  what: 'result',
  title: { zh: '录取结果（按编号）', en: 'Seats by number' },
  why,
})
const notYet = { zh: '决定采用之后才能公布。', en: 'It can be published once the plan is adopted.' }
const view = { plan, decision: null, publications: [], publishable: [part(notYet)] }
const forms = ['assignment-schools', 'assignment-applicants'].map(form => ({
  id: form,
  title:
    form === 'assignment-schools'
      ? { zh: '学校与学位', en: 'Schools and seats' }
      : { zh: '报名名单', en: 'Applicants' },
  form: 'table',
  columns: [{ heading: '编号', note: { zh: '编号', en: 'number' }, isNeeded: true }],
  hasExample: true,
}))
const answers = {
  [`GET ${AT}/set-up`]: { body: setUp },
  [`GET ${AT}`]: { body: [head] },
  [`GET ${AT}/${ID}`]: { body: view },
  [`GET ${LISTS}`]: { body: [] },
  [`GET ${LISTS}/forms`]: { body: forms },
}
const refusal = {
  code: 'data.unknown-region',
  at: '990001000000',
  because: { zh: '没有这个地区的数据。', en: 'There are no figures of this region.' },
  todo: { zh: '请先导入统计工作簿。', en: 'Import the workbook first.' },
}

export const assignmentStates: ScreenStates = {
  ordinary: { at: `/assignment?plan=${ID}`, answers },
  decided: {
    at: `/assignment?plan=${ID}`,
    answers: {
      ...answers,
      [`GET ${AT}/${ID}`]: { body: { ...view, decision, publishable: [part(null)] } },
    },
  },
  empty: { at: '/assignment', answers: { ...answers, [`GET ${AT}`]: { body: [] } } },
  loading: { at: '/assignment', answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' } },
  refused: {
    at: '/assignment',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/assignment', answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' } },
}
