import type { ScreenStates } from '@kit/ui-kit'
import type { PeriodState } from '@loop/data/schema'
import { AT, regionAnswers } from '../fixtures/region.ts'

const PERIODS = `GET ${AT}/periods`

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
const submitted: PeriodState = {
  ...open,
  period: '2019-2020',
  state: 'submitted',
  submittedBy: '统计员（演示）',
  submittedAt: '2020-01-08T02:10:00Z',
  contested: 0,
}
const locked: PeriodState = {
  ...submitted,
  period: '2018-2019',
  state: 'locked',
  confirmedBy: '数据确认人（演示）',
  confirmedAt: '2019-01-12T06:30:00Z',
  digest: 'a3f1c29e5b7d40886c2f19e4d3b05a7781c6f2e99d0b4a35e7f81c02b6d94e10',
  corrections: 1,
}
const all = [locked, submitted, open]

export const periodsStates: ScreenStates = {
  ordinary: { at: '/periods', answers: { ...regionAnswers, [PERIODS]: { body: all } } },
  large: {
    at: '/periods',
    answers: {
      ...regionAnswers,
      [PERIODS]: {
        body: Array.from({ length: 20 }, (_, n) => ({ ...locked, period: `${2000 + n}-${2001 + n}` })),
      },
    },
  },
  loading: { at: '/periods', answers: { ...regionAnswers, [PERIODS]: 'pending' } },
  empty: { at: '/periods', answers: { ...regionAnswers, [PERIODS]: { body: [] } } },
  error: { at: '/periods', answers: { ...regionAnswers, [PERIODS]: 'offline' } },
}
