import type { ScreenStates } from '@kit/ui-kit'
import type { Projects, ProjectView } from '@loop/act/schema'

const AT = 'GET /api/act/990001000000/projects'
const text = (zh: string, en: string) => ({ zh, en })
const project: ProjectView = {
  ...{
    id: 'p1',
    title: '晨曦小学：教室照明等2项',
    unit: 'u1',
    school: '晨曦小学',
    year: 2021,
    who: '基建办',
  },
  origin: { kind: 'conditions', pack: 'standards/school-conditions', digest: 'd', period: '2020-2021' },
  items: [
    {
      ...{
        title: text('教室照明', 'Lighting'),
        closes: 'lighting',
        stage: 'all',
        quantity: 2,
        cost: 1600000,
      },
      ...{ group: { id: 'health', title: text('卫生', 'Health') }, unit: text('间', 'rooms') },
      figure: { metric: 'classrooms_lit', stage: 'all', change: 'add', value: 2 },
    },
    {
      ...{ title: text('图书', 'Books'), closes: 'books', stage: 'all', quantity: 1200, cost: 3000000 },
      ...{
        group: { id: 'instruments', title: text('仪器图书', 'Instruments') },
        unit: text('册', 'volumes'),
      },
      figure: { metric: 'books', stage: 'all', change: 'add', value: 1200 },
    },
  ],
  ...{ cost: 4600000, proposedBy: '督导室（演示）', proposedAt: '2021-03-01T02:00:00Z' },
  ...{ state: 'planned', next: ['approved', 'dropped'], steps: [] },
}
const step = { why: '', figures: [], by: '督导室（演示）', at: '2021-04-01T02:00:00Z' }
const accepted: ProjectView = {
  ...project,
  ...{ id: 'p2', title: '银杏里小学：教室照明', state: 'accepted', next: [], cost: 800000 },
  items: project.items.slice(0, 1),
  steps: [
    { ...step, step: 'approved' },
    { ...step, step: 'started' },
    {
      ...{ ...step, step: 'accepted', why: '验收合格' },
      figures: [{ metric: 'classrooms_lit', stage: 'all', period: '2020-2021', before: 22, after: 24 }],
    },
  ],
}
const found: Projects = {
  projects: [project, accepted],
  years: [
    {
      ...{ year: 2021, projects: 2, cost: 5400000, done: 800000 },
      groups: [
        { id: 'health', title: text('卫生', 'Health'), cost: 2400000 },
        { id: 'instruments', title: text('仪器图书', 'Instruments'), cost: 3000000 },
      ],
    },
  ],
}
const ledger = {
  pack: { id: 'standards/school-conditions', version: '1', digest: 'd', title: text('台账', 'Ledger') },
  ...{ period: '2020-2021', day: '2020-09-01', groups: [], tiers: [], schools: [], weak: [], idle: [] },
  ...{ leftOut: [], cost: 2000000 },
  items: [
    {
      ...{ id: 'computers', title: text('计算机', 'Computers'), group: 'it', tier: 'standard', unit: 'set' },
      ...{ compare: '>=', clause: 'own/additions', sourceStatus: 'unverified', when: null },
      ...{ have: text('台数', 'sets'), need: text('应有', 'needed'), price: 450000, lump: null },
      ...{ figure: { metric: 'computers', by: 'adding' }, asked: 1, met: 0, lacking: 1, missing: 0 },
      ...{ quantity: 4, cost: 1800000 },
    },
  ],
  rows: [
    {
      ...{ unit: 'u3', name: '文华路小学', stage: null, standard: 'computers', state: 'lacking' },
      ...{ have: 76, need: 80, lacking: 4, quantity: 4, cost: 1800000 },
    },
  ],
}
const answers = {
  [AT]: { body: found },
  'GET /api/measure/990001000000/conditions': { body: ledger },
  'GET /api/allocate/990001000000/paths': { body: [] },
}

export const projectsStates: ScreenStates = {
  ordinary: { at: '/projects', answers },
  empty: { at: '/projects', answers: { ...answers, [AT]: { body: { projects: [], years: [] } } } },
  loading: { at: '/projects', answers: { ...answers, [AT]: 'pending' } },
  error: { at: '/projects', answers: { ...answers, [AT]: 'offline' } },
}
