import type { ScreenStates } from '@kit/ui-kit'
import type {
  BalanceRow,
  ClassBalance,
  ClassesPlan,
  ClassesSetUp,
  ClassesState,
  Decision,
  PlanHead,
} from '@loop/allocate/schema'

const AT = '/api/allocate/990001000000/classes'
const LISTS = '/api/allocate/990001000000/lists'
const ID = '5b1f6a52-6f0e-4a51-9a3c-6c0d4c1f2a03'
const DIGEST = 'b'.repeat(64)
const RULES = {
  title: { zh: '初中一年级', en: 'Grade 7' },
  note: { zh: '均衡性别与成绩。', en: 'Sex and marks.' },
}

const setUp: ClassesSetUp = {
  rules: [
    {
      ...{ id: 'grade-7', ...RULES, status: 'recalled', grades: [7], reduction: 2, formations: 2000 },
      features: [
        { column: '性别', kind: 'yes-no' },
        { column: '语文', kind: 'score' },
      ],
      wishes: [
        { kind: 'together', column: '同班' },
        { kind: 'preset', column: '指定班级' },
        { kind: 'included', column: '随班就读' },
      ],
    },
  ],
  suggested: { school: '北河初级中学', classes: 3 },
  noScoresInGrades: [1],
  refused: [
    {
      words: ['入学测试', '分班考'],
      because: { zh: '不得以入学测试、分班考试编班', en: 'placement tests must not decide classes' },
    },
  ],
}
const row = (
  feature: string,
  of: BalanceRow['of'],
  values: number[],
  chance: [number, number, number],
): BalanceRow => ({
  ...{ feature, of, values, chance },
  gap: Math.max(...values) - Math.min(...values),
})
const balance: ClassBalance = {
  sizes: [44, 45, 43],
  included: [0, 0, 1],
  rows: [
    row('性别', 'number', [21, 21, 20], [1, 5, 11]),
    row('语文', 'mean', [82.31, 82.4, 82.36], [0.6, 2.5, 5.4]),
    row('语文', 'deviation', [7.9, 7.92, 7.88], [0.4, 1.6, 3.3]),
  ],
  objective: 0.42,
  bound: 0.31,
  chance: { formations: 2000, best: 2.8, median: 14.6 },
}
const plan: ClassesPlan = {
  ...{ id: ID, kind: 'classes', region: '990001000000', name: '', period: '2020-2021' },
  request: {
    ...{ period: '2020-2021', name: '', school: '北河初级中学', rules: 'grade-7', grade: 7, classes: 3 },
    ...{ pupils: ID, scores: [], categories: [], seed: { numbers: '07 21 33', source: '现场摇出' } },
  },
  inputDigest: DIGEST,
  engine: 'junheng-classes@1',
  proved: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'],
  body: {
    school: '北河初级中学',
    rules: { ...RULES, status: 'recalled' },
    plan: { title: '北河初级中学 7 年级编班', grade: 7, classes: 3 },
    seed: DIGEST,
    source: { zh: '公开的随机数 07 21 33（现场摇出）', en: 'public numbers 07 21 33 (on a stage)' },
    pupils: 132,
    wishes: [
      { kind: 'together', column: '同班', count: 2 },
      { kind: 'preset', column: '指定班级', count: 1 },
      { kind: 'included', column: '随班就读', count: 1 },
    ],
    presets: [{ class: 1, reason: '行动不便，教室在一层' }],
    balance,
    locked: DIGEST,
  },
  figures: [
    { id: 'uneven', title: { zh: '不均衡程度', en: 'Unevenness' }, value: 0.42, unit: '', better: 'lower' },
    { id: 'pupils', title: { zh: '学生', en: 'Pupils' }, value: 132, unit: 'person', better: null },
  ],
  ...{ effect: null, overlay: null, madeBy: '规划科（演示）', madeAt: '2021-01-20T03:15:00Z' },
}
const open: ClassesState = {
  hindrance: {
    zh: '班级还没有锁定：先决定采用这个编班结果。',
    en: 'The classes are not locked: adopt this formation first.',
  },
  digest: DIGEST,
  balance,
  changes: [],
  teams: null,
  drawn: null,
}
const team = (n: number) => ({
  id: `T${n}`,
  name: `语文教师${n}组`,
  teachers: ['语文', '数学'].map(subject => ({ subject, teacher: `${subject}教师${n}` })),
})
const locked: ClassesState = {
  ...open,
  hindrance: null,
  changes: [
    {
      ...{ id: 'C0007', from: 1, to: 2, reason: '家长为该班教师，回避', before: 0.42, after: 0.51 },
      ...{ by: '规划科（演示）', at: '2021-02-20T03:15:00Z' },
    },
  ],
  teams: {
    teams: [1, 2, 3].map(team),
    balance: { objective: 0.6, best: 1.9, median: 8.2 },
    ...{ digest: DIGEST, commitment: DIGEST, published: true },
  },
}
const drawn: ClassesState = {
  ...locked,
  drawn: {
    classes: [2, 1, 3].map((n, k) => ({ class: k + 1, team: team(n).name })),
    ...{ seed: DIGEST, source: '家长代表现场摇出', by: '规划科（演示）', at: '2021-02-21T03:15:00Z' },
  },
}
const decision: Decision = {
  ...{ decision: 'adopted', why: '现场公开编班，无异议', decidedBy: '规划科（演示）' },
  decidedAt: '2021-01-21T03:15:00Z',
}
const { id, kind, name, period, figures, madeBy, madeAt } = plan
const head: PlanHead = { id, kind, name, period, figures, madeBy, madeAt, decision: null, published: [] }
const view = { plan, decision: null, publications: [], publishable: [] }
const forms = ['classes-pupils', 'classes-teachers'].map(form => ({
  id: form,
  title:
    form === 'classes-pupils'
      ? { zh: '新生名单', en: 'Pupils' }
      : { zh: '任课教师', en: 'Teachers of the year' },
  form: 'table',
  columns: [{ heading: '编号', note: { zh: '编号', en: 'number' }, isNeeded: true }],
  hasExample: true,
}))
const answers = {
  [`GET ${AT}/set-up`]: { body: setUp },
  [`GET ${AT}`]: { body: [head] },
  [`GET ${AT}/${ID}`]: { body: view },
  [`GET ${AT}/${ID}/state`]: { body: open },
  [`GET ${LISTS}`]: { body: [] },
  [`GET ${LISTS}/forms`]: { body: forms },
}
const at = `/classes?plan=${ID}`
const adopted = { [`GET ${AT}/${ID}`]: { body: { ...view, decision } } }
const refusal = {
  code: 'data.unknown-region',
  at: '990001000000',
  because: { zh: '没有这个地区的数据。', en: 'There are no figures of this region.' },
  todo: { zh: '请先导入统计工作簿。', en: 'Import the workbook first.' },
}

export const classesStates: ScreenStates = {
  ordinary: { at, answers },
  locked: { at, answers: { ...answers, ...adopted, [`GET ${AT}/${ID}/state`]: { body: locked } } },
  drawn: { at, answers: { ...answers, ...adopted, [`GET ${AT}/${ID}/state`]: { body: drawn } } },
  empty: { at: '/classes', answers: { ...answers, [`GET ${AT}`]: { body: [] } } },
  loading: { at: '/classes', answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' } },
  refused: {
    at: '/classes',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/classes', answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' } },
}
