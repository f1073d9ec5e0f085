import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'

const CURRENT = 'GET /api/measure/990001000000/current'
const LINEAGE = 'GET /api/measure/990001000000/assessments/a-2020-quality/lineage'

export const indicatorsStates: ScreenStates = {
  ordinary: { at: '/indicators', answers: ordinaryAnswers() },
  large: { at: '/indicators?sort=sports-area.up', answers: ordinaryAnswers(2000) },
  'nothing-found': { at: '/indicators?name=没有这所学校', answers: ordinaryAnswers() },
  lineage: { at: '/indicators?cell=u0003~sports-area', answers: ordinaryAnswers() },
  'lineage-loading': {
    at: '/indicators?cell=u0003~sports-area',
    answers: { ...ordinaryAnswers(), [LINEAGE]: 'pending' },
  },
  loading: { at: '/indicators', answers: { ...ordinaryAnswers(), [CURRENT]: 'pending' } },
  empty: {
    at: '/indicators',
    answers: { ...ordinaryAnswers(), 'GET /api/data/990001000000/periods': { body: [] } },
  },
  error: { at: '/indicators', answers: { ...ordinaryAnswers(), [CURRENT]: 'offline' } },
}
