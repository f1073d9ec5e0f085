import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'

const CURRENT = 'GET /api/measure/990001000000/current'
const LINEAGE = 'GET /api/measure/990001000000/assessments/a-2020-quality/lineage'
const NO_LINEAGE = {
  code: 'measure.unknown-test',
  at: 'test',
  because: { zh: '这个办法中没有这一项检查。', en: 'This method has no such test.' },
  todo: { zh: '请从条款列表中重新选择。', en: 'Choose it again from the list.' },
}

export const testsStates: ScreenStates = {
  ordinary: { at: '/tests', answers: ordinaryAnswers() },
  failures: { at: '/tests?verdict=fail', answers: ordinaryAnswers() },
  large: { at: '/tests', answers: ordinaryAnswers(2000) },
  'lineage-refused': {
    at: '/tests?test=gone',
    answers: { ...ordinaryAnswers(), [LINEAGE]: { status: 404, body: { refusals: [NO_LINEAGE] } } },
  },
  loading: { at: '/tests', answers: { ...ordinaryAnswers(), [CURRENT]: 'pending' } },
  empty: {
    at: '/tests',
    answers: { ...ordinaryAnswers(), 'GET /api/data/990001000000/periods': { body: [] } },
  },
  error: { at: '/tests', answers: { ...ordinaryAnswers(), [CURRENT]: 'offline' } },
}
