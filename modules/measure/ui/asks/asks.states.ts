import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'
import { sampleAsks } from '../fixtures/asks.ts'

const AT = 'GET /api/measure/990001000000/asks'
const ofSchool = { ...sampleAsks, unit: { id: 'u0007', name: '文华里小学' }, audience: 'school', parties: [] }
const refusal = {
  code: 'measure.no-figures',
  at: 'period',
  because: { zh: '2020-2021学年没有任何数据。', en: 'There are no figures for 2020-2021.' },
  todo: { zh: '请先导入该学年的统计报表。', en: 'Import the workbook of that year first.' },
}

export const asksStates: ScreenStates = {
  ordinary: { at: '/asks', answers: ordinaryAnswers() },
  school: { at: '/asks', answers: { ...ordinaryAnswers(), [AT]: { body: ofSchool } } },
  empty: { at: '/asks', answers: { ...ordinaryAnswers(), [AT]: { body: { ...sampleAsks, packs: [] } } } },
  loading: { at: '/asks', answers: { ...ordinaryAnswers(), [AT]: 'pending' } },
  refused: {
    at: '/asks',
    answers: { ...ordinaryAnswers(), [AT]: { status: 404, body: { refusals: [refusal] } } },
  },
  error: { at: '/asks', answers: { ...ordinaryAnswers(), [AT]: 'offline' } },
}
