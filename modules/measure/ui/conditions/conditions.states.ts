import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'
import { madeUpConditions } from './made-up.ts'

const AT = 'GET /api/measure/990001000000/conditions'
const text = (zh: string, en: string) => ({ zh, en })
const packs = [
  { id: 'plans/xinghualing-2021-2025', title: text('杏花岭区规划', 'Xinghualing plan') },
  { id: 'standards/school-conditions', title: madeUpConditions.pack.title },
]
const answers = { ...ordinaryAnswers(), [AT]: { body: madeUpConditions }, [`${AT}/packs`]: { body: packs } }
const nothing = { groups: [], tiers: [], items: [], schools: [], rows: [], cost: 0 }
const scoreAlone = { ...madeUpConditions, ...nothing, idle: [] }

export const conditionsStates: ScreenStates = {
  ordinary: { at: '/conditions', answers },
  'score-alone': { at: '/conditions', answers: { ...answers, [AT]: { body: scoreAlone } } },
  empty: { at: '/conditions', answers: { ...answers, [AT]: { body: { ...scoreAlone, weak: [] } } } },
  loading: { at: '/conditions', answers: { ...answers, [AT]: 'pending' } },
  error: { at: '/conditions', answers: { ...answers, [AT]: 'offline' } },
}
