import type { ScreenStates } from '@kit/ui-kit'
import type { Decision, PlanHead, RotationPlanView, RotationSetUp } from '@loop/allocate/schema'

const REGION = '990001000000'
const AT = `/api/allocate/${REGION}/rotations`
const ID = '6a1f6a52-6f0e-4a51-9a3c-6c0d4c1f2b02'

const rules: RotationSetUp['rules'][number] = {
  id: 'national-2014',
  title: { zh: '校长教师交流轮岗（教师〔2014〕4号）', en: 'Rotation of teachers (Jiaoshi [2014] 4)' },
  note: { zh: '每年交流不低于符合条件教师的10%。', en: 'At least 10 % of those whose turn it is.' },
  rules: {
    minimumYears: 6,
    movedPercent: 10,
    backbonePercent: 20,
    backboneOf: 'moved',
    leavePercent: 20,
    surplus: 0,
    mostKm: 25,
    coupleKm: 5,
    headTerms: 2,
    nearest: 8,
    directions: {
      strong: { strong: 'never', ordinary: 'counts', weak: 'counts' },
      ordinary: { strong: 'by-wish', ordinary: 'by-wish', weak: 'counts' },
      weak: { strong: 'by-wish', ordinary: 'by-wish', weak: 'by-wish' },
    },
    order: ['shortage', 'spread', 'hardship'],
  },
  sources: [{ title: '教师〔2014〕4号', href: 'docs/guide/rotation.md', status: 'verified' }],
}
const setUp: RotationSetUp = {
  rules: [rules],
  schools: 64,
  teachers: 2991,
  missing: [
    { unit: 'u9', name: '柳巷街小学', metrics: [{ zh: '县级以上骨干教师数', en: 'Backbone teachers' }] },
  ],
}
const stand = { eligible: 40, moved: 0, counted: 0, countedBackbone: 0, quota: 4, spread: 6, hardship: 0 }
const school = (unit: string, name: string, at: number) => ({
  ...{ unit, name, longitude: 112.5 + at / 50, latitude: 37.8 + at / 90, posts: 30 },
  ...{ staff: { before: 30, after: 30 }, short: { before: 2, after: 1 }, out: 0, in: 0 },
})
const schools: RotationPlanView['body']['schools'] = [
  {
    ...school('u1', '文华路小学', 0),
    tier: 'strong',
    staff: { before: 32, after: 28 },
    backbone: { before: 16, after: 12 },
    out: 4,
  },
  {
    ...school('u2', '北河小学', 1),
    tier: 'weak',
    staff: { before: 26, after: 30 },
    backbone: { before: 2, after: 6 },
    in: 4,
  },
  { ...school('u3', '柳巷街小学', 3), tier: 'ordinary', backbone: { before: 9, after: 9 } },
]
const plan: RotationPlanView = {
  id: ID,
  kind: 'rotation',
  region: REGION,
  name: '2021 年交流',
  period: '2020-2021',
  request: {
    period: '2020-2021',
    name: '2021 年交流',
    pack: 'national/quality-balance-2017',
    rules: rules.id,
    change: {},
    schools: '6a1f6a52-6f0e-4a51-9a3c-6c0d4c1f2b03',
    teachers: '6a1f6a52-6f0e-4a51-9a3c-6c0d4c1f2b04',
  },
  inputDigest: 'b'.repeat(64),
  engine: 'junheng-rotation@1',
  proved: ['P1', 'P2', 'P3'],
  body: {
    rules,
    kept: rules.rules,
    before: { ...stand, shortage: 6 },
    after: { ...stand, moved: 4, counted: 4, countedBackbone: 4, shortage: 3, spread: 0, hardship: 11 },
    proof: 'bound',
    schools,
    subjects: [
      { subject: '小学语文', short: { before: 4, after: 2 }, moved: 3 },
      { subject: '小学体育', short: { before: 2, after: 1 }, moved: 1 },
    ],
    moves: [1, 2, 3, 4].map(n => ({
      teacher: `T0000${n}`,
      subject: n === 4 ? '小学体育' : '小学语文',
      isBackbone: true,
      from: 0,
      to: 1,
      byWish: n === 1,
      km: 2.6,
      why: { zh: '该校本学科缺2人。', en: 'The school lacks 2 of this subject.' },
    })),
    heads: [
      {
        ...{ head: 'H00001', from: 0, to: 1, terms: 2 },
        why: {
          zh: '任满2届，交流到北河小学，距离3公里。',
          en: 'Has served 2 terms; moves to 北河小学, 3 km away.',
        },
      },
      {
        ...{ head: 'H00003', from: 2, to: -1, terms: 3 },
        why: {
          zh: '任满3届；距离和家庭限制内没有空出的校长岗位，暂留原校。',
          en: 'Has served 3 terms; no head’s post falls free within the limits, so stays for now.',
        },
      },
    ],
    reasons: [
      { code: 'not-yet', teachers: 44 },
      { code: 'not-needed', teachers: 36 },
      { code: 'sent', teachers: 3 },
      { code: 'by-wish', teachers: 1 },
    ],
    unmatched: [],
    answer: { to: [], byWish: [], heard: [], heads: [] },
    certificate: { format: 'junheng-rotation-1' },
  },
  figures: [
    {
      id: 'moved',
      title: { zh: '调动教师', en: 'Teachers who move' },
      value: 4,
      unit: 'person',
      better: null,
    },
    {
      id: 'short',
      title: { zh: '交流后缺编', en: 'Posts short after' },
      value: 3,
      unit: 'person',
      better: 'lower',
    },
  ],
  effect: null,
  overlay: null,
  madeBy: '人事科（演示）',
  madeAt: '2021-03-20T03:15:00Z',
}
const decision: Decision = {
  decision: 'adopted',
  why: '经局务会研究同意',
  decidedBy: '人事科（演示）',
  decidedAt: '2021-03-21T03:15:00Z',
}
const { id, kind, name, period, figures, madeBy, madeAt } = plan
const head: PlanHead = {
  ...{ id, kind, name, period, figures, madeBy, madeAt },
  decision: null,
  published: [],
}
const publishable = [
  {
    what: 'schools',
    title: { zh: '各校教师交流情况（只有人数）', en: 'Rotation by school (numbers only)' },
    why: { zh: '方案采用后才能公布。', en: 'It may be published once the plan is adopted.' },
  },
]
const view = { plan, decision: null, publications: [], publishable }
const forms = ['rotation-schools', 'rotation-teachers'].map(kind => ({
  id: kind,
  title: { zh: kind === 'rotation-schools' ? '学校与学科编制' : '教师名单', en: 'List' },
  form: 'table',
  columns: [{ heading: '编号', note: { zh: '唯一编号', en: 'a number of its own' }, isNeeded: true }],
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

export const rotationStates: ScreenStates = {
  ordinary: { at: `/rotation?plan=${ID}`, answers },
  decided: {
    at: `/rotation?plan=${ID}`,
    answers: { ...answers, [`GET ${AT}/${ID}`]: { body: { ...view, decision } } },
  },
  empty: { at: '/rotation', answers: { ...answers, [`GET ${AT}`]: { body: [] } } },
  loading: { at: '/rotation', answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' } },
  refused: {
    at: '/rotation',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/rotation', answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' } },
}
