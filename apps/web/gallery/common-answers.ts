import type { Me, ScreenState } from '@kit/ui-kit'
import type { PeriodState } from '@loop/data/schema'

export const demoMe: Me = {
  person: { id: 'p1', name: '统计员（演示）' },
  roles: ['statistics'],
  permissions: [
    'data.read',
    'data.import',
    'data.correct',
    'data.choose',
    'data.submit',
    'measure.read',
    'measure.assess',
    'measure.plan',
    'measure.record-moves',
    'allocate.plan',
    'measure.adopt',
    'measure.settle',
    'allocate.decide',
    'allocate.publish',
    'act.read',
    'act.project',
    'act.accept',
    'account.report',
  ],
  region: {
    code: '990001000000',
    name: { zh: '青川区（演示数据）', en: 'Qingchuan District (demonstration)' },
    synthetic: true,
  },
  unit: null,
  version: '0.1.0',
  demo: true,
  passwordDue: false,
}

const open: PeriodState = {
  period: '2020-2021',
  state: 'open',
  submittedBy: null,
  submittedAt: null,
  confirmedBy: null,
  confirmedAt: null,
  digest: null,
  figures: 9120,
  contested: 2,
  schools: 165,
  submittedSchools: 40,
  corrections: 0,
}
const locked: PeriodState = {
  ...open,
  state: 'locked',
  submittedBy: '统计员（演示）',
  submittedAt: '2021-01-08T02:10:00Z',
  confirmedBy: '数据确认人（演示）',
  confirmedAt: '2021-01-12T06:30:00Z',
  digest: 'a3f1c29e',
  contested: 0,
}
const periods: readonly PeriodState[] = [
  open,
  { ...locked, period: '2019-2020', figures: 9044, schools: 163 },
  { ...locked, period: '2018-2019', figures: 8987, schools: 160 },
]

/** What the shell itself asks for, the same in every state of every screen. */
export const commonAnswers: ScreenState['answers'] = {
  'GET /api/me': { body: demoMe },
  'GET /api/data/990001000000/periods': { body: periods },
}
