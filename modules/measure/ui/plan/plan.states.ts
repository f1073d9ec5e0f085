import type { ScreenStates } from '@kit/ui-kit'
import type { ConflictChoice, PlanAnswer } from '@loop/measure/plan-schema'
import { ordinaryAnswers } from '../fixtures/answers.ts'
import { samplePackPage } from '../fixtures/pack-page.ts'

const PACK = 'plans/xinghualing-2021-2025'
const AT = `/api/measure/990001000000/plans/${PACK.replaceAll('/', '~')}`
const named = (id: string, zh: string, en: string, clause = id) => ({
  id,
  title: { zh, en },
  clause: `xinghualing-2021/${clause}`,
  sourceStatus: 'seen' as const,
})
const bureau = { zh: '区教育局', en: 'District education bureau' }

const target = {
  test: null,
  origin: 'literal' as const,
  formula: { zh: '普惠性幼儿园 ÷ 幼儿园 × 100%', en: 'inclusive kindergartens / kindergartens × 100 %' },
  unit: 'percent',
  better: 'higher' as const,
  peer: null,
  flags: [],
}
const standing: PlanAnswer = {
  pack: {
    id: PACK,
    version: '2026.1',
    digest: 'a'.repeat(64),
    title: { zh: '杏花岭区“十四五”教育规划', en: 'Xinghualing education plan 2021–2025' },
  },
  period: '2020-2021',
  day: '2021-08-31',
  adoption: { adoption: 'adopted', territory: 'outside', from: '2020-09-01', note: '市里要求参照执行' },
  targets: [
    {
      ...target,
      ...named('inclusive', '普惠性幼儿园占比', 'Share of inclusive kindergartens', 'S2-20.7'),
      kind: 'expected',
      baseline: { year: 2020, value: 92.1 },
      by: [{ year: 2025, value: 95 }],
      value: 92,
      expected: 92.1,
      status: 'off-track',
      gap: 3,
      projected: 93.4,
      years: [
        { period: '2018-2019', year: 2018, value: 90 },
        { period: '2019-2020', year: 2019, value: 91 },
        { period: '2020-2021', year: 2020, value: 92 },
      ],
      says: { zh: '现在 92%，本年应达 92.1%。', en: '92 % today, 92.1 % due this year.' },
    },
    {
      ...target,
      ...named('specialists', '专任教师受过专业教育的比例', 'Teachers with specialist training', 'S2-20.9'),
      kind: 'binding',
      origin: 'inferred',
      baseline: { year: 2020, value: 65 },
      by: [{ year: 2025, value: 80 }],
      value: null,
      expected: 65,
      status: 'undetermined',
      gap: null,
      projected: null,
      years: [],
      says: { zh: '缺少数据。', en: 'Figures are missing.' },
    },
  ],
  records: [
    {
      ...named('schools', '义务教育学校64所', '64 compulsory schools', 'S2-05.1'),
      printed: 64,
      unit: 'school',
      period: '2020',
      statement: null,
      damaged: null,
      formula: { zh: '学校数', en: 'count of schools' },
      computed: 64,
      difference: 0,
      state: 'agrees',
      flags: [],
    },
    {
      ...named('gross', '学前三年毛入园率', 'Preschool gross enrolment', 'S2-04.4'),
      printed: 98.5,
      unit: 'percent',
      period: '2020',
      statement: null,
      damaged: null,
      formula: { zh: '在园幼儿 ÷ 3—5 岁儿童', en: 'children enrolled / children of 3 to 5' },
      computed: 98.91,
      difference: 0.41,
      state: 'differs',
      flags: [],
    },
    {
      ...named('fund', '城市小学生均公用经费', 'Public funds per urban pupil', 'S3-02.7'),
      printed: null,
      unit: null,
      period: null,
      statement: { zh: '“52023”', en: '"52023"' },
      damaged: { zh: '年份混入数字', en: 'a year has run into the number' },
      formula: null,
      computed: null,
      difference: null,
      state: 'damaged',
      flags: [],
    },
  ],
  conflicts: [
    {
      id: 'gross-differs',
      title: { zh: '毛入园率两处不一', en: 'Two gross enrolment rates' },
      note: { zh: '正文 98.5%，专栏 98.91%。', en: '98.5 % in the text, 98.91 % in the table.' },
      between: [
        { id: 'gross', what: 'record', title: { zh: '正文', en: 'Text' }, value: 98.5 },
        { id: 'gross-table', what: 'record', title: { zh: '专栏', en: 'Table' }, value: 98.91 },
      ],
    },
  ],
  triggers: [
    {
      ...named(
        'resource-room',
        '随班就读5人及以上须建资源教室',
        'Five included pupils need a resource room',
        'S0-16.6',
      ),
      level: 'school',
      when: { zh: '随班就读学生 ≥ 5', en: 'included pupils ≥ 5' },
      opens: 'build-rooms',
      note: null,
      asked: 64,
      fires: [{ unit: 'u1', name: '晨曦小学', stage: null }],
      open: [{ unit: 'u2', name: '银杏里小学', stage: null }],
    },
  ],
  duties: [
    {
      ...named('build-rooms', '加快普校资源教室建设', 'Build resource rooms', 'S2-43.4'),
      kind: 'task',
      deadline: { zh: '2025-12-31 前', en: 'by 2025-12-31' },
      due: { on: '2025-12-31', state: 'open' },
      responsible: [
        { unit: bureau, role: 'lead', inferred: true },
        { unit: { zh: '区财政局', en: 'District finance bureau' }, role: 'cooperating', inferred: false },
      ],
      for: ['county', 'school'],
      evidence: { zh: '验收单', en: 'the certificate of acceptance' },
      opened: ['resource-room'],
    },
    {
      ...named('hearing', '每半年听取一次教育工作', 'A hearing on education every half-year', 'S2-80.1'),
      kind: 'rule',
      deadline: { zh: '每半年', en: 'every half-year' },
      due: { on: '2021-06-30', state: 'overdue' },
      responsible: [
        { unit: { zh: '区政府', en: 'District government' }, role: 'responsible', inferred: false },
      ],
      for: ['county'],
      evidence: null,
      opened: [],
    },
  ],
  disclosures: [
    {
      ...named('accounts', '教育经费预决算公开', 'Budget and final accounts', 'S2-80.6'),
      by: bureau,
      items: [
        { zh: '预算', en: 'budget' },
        { zh: '决算', en: 'final accounts' },
      ],
      when: { zh: '每年', en: 'every year' },
      due: { on: '2021-12-31', state: 'open' },
      forbidden: false,
    },
  ],
  entitlements: [
    {
      ...named('operating', '公用经费', 'Public funds', 'S0-21.4'),
      purpose: 'operating-funds',
      level: 'school-stage',
      steps: {
        when: null,
        heads: { zh: '在校生', en: 'pupils' },
        counted: { zh: '不足 100 人按 100 人', en: 'fewer than 100 count as 100' },
        cover: null,
        rate: { zh: '生均公用经费标准', en: 'public funds per pupil' },
        amount: null,
      },
      rows: [
        {
          unit: 'u1',
          name: '晨曦小学',
          stage: 'primary',
          applies: true,
          heads: 99,
          counted: 100,
          rate: 72_000,
          amount: 7_200_000,
          paid: 7_000_000,
          shares: [
            { level: { zh: '省级', en: 'Province' }, part: 0.6, amount: 4_320_000 },
            { level: { zh: '县级', en: 'County' }, part: 0.4, amount: 2_880_000 },
          ],
        },
      ],
      total: 7_200_000,
      open: 0,
    },
  ],
}

const PLAN = `/plans/${PACK.replaceAll('/', '~')}`
const choice: ConflictChoice = {
  id: 'c1',
  conflict: 'gross-differs',
  chosen: 'gross-table',
  reason: '专栏口径与统计年报一致',
  chosenBy: '督导室（演示）',
  chosenAt: '2021-03-02T02:10:00Z',
}
const answers = {
  ...ordinaryAnswers(),
  [`GET ${AT}`]: { body: standing },
  [`GET ${AT}/conflicts`]: { body: [choice] },
}
const page = {
  [`GET /api/measure/packs/${PACK.replaceAll('/', '~')}`]: { body: samplePackPage },
}
const refusal = {
  code: 'measure.unknown-pack',
  at: 'pack',
  because: { zh: '没有这个政策包。', en: 'There is no such pack.' },
  todo: { zh: '请从列表中选择。', en: 'Choose one from the list.' },
}

export const planStates: ScreenStates = {
  targets: { at: PLAN, answers },
  duties: { at: `${PLAN}?part=duties`, answers },
  records: { at: `${PLAN}?part=records`, answers },
  triggers: { at: `${PLAN}?part=triggers`, answers },
  money: { at: `${PLAN}?part=money`, answers },
  clauses: { at: `${PLAN}?part=clauses`, answers: { ...page, ...answers } },
  loading: { at: PLAN, answers: { ...ordinaryAnswers(), [`GET ${AT}`]: 'pending' } },
  refused: {
    at: PLAN,
    answers: { ...ordinaryAnswers(), [`GET ${AT}`]: { status: 404, body: { refusals: [refusal] } } },
  },
  error: { at: PLAN, answers: { ...ordinaryAnswers(), [`GET ${AT}`]: 'offline' } },
}

const CLAUSE = `${PLAN}/clauses/xinghualing-2021~S2-20.7`
const clausePage = {
  ...samplePackPage,
  documents: samplePackPage.documents.map((d, i) =>
    i > 0
      ? d
      : {
          ...d,
          clauses: [
            {
              ...{ id: 'xinghualing-2021/S2-20.7', article: 'S2-20.7', rules: [] },
              summary: { zh: '普惠性幼儿园占比达到95%。', en: 'Inclusive kindergartens reach 95 %.' },
            },
          ],
        },
  ),
}
const ofClause = { ...answers, [`GET /api/measure/packs/${PACK.replaceAll('/', '~')}`]: { body: clausePage } }

export const clauseStates: ScreenStates = {
  ordinary: { at: CLAUSE, answers: ofClause },
  unknown: { at: `${PLAN}/clauses/nowhere~1`, answers: ofClause },
  loading: { at: CLAUSE, answers: { ...ofClause, [`GET ${AT}`]: 'pending' } },
  error: { at: CLAUSE, answers: { ...ofClause, [`GET ${AT}`]: 'offline' } },
}

export const plansStates: ScreenStates = {
  ordinary: { at: '/plans', answers: ordinaryAnswers() },
  empty: {
    at: '/plans',
    answers: { ...ordinaryAnswers(), 'GET /api/measure/990001000000/adoptions': { body: [] } },
  },
  loading: {
    at: '/plans',
    answers: { ...ordinaryAnswers(), 'GET /api/measure/990001000000/adoptions': 'pending' },
  },
}
