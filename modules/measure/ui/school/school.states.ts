import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'

const CURRENT = 'GET /api/measure/990001000000/current'
const HISTORY = 'GET /api/measure/990001000000/schools/u0007/history'

export const schoolStates: ScreenStates = {
  ordinary: { at: '/schools/u0007', answers: ordinaryAnswers() },
  'history-loading': { at: '/schools/u0007', answers: { ...ordinaryAnswers(), [HISTORY]: 'pending' } },
  lineage: { at: '/schools/u0007?cell=primary~sports-area', answers: ordinaryAnswers() },
  excluded: { at: '/schools/u-point-1', answers: ordinaryAnswers() },
  unknown: { at: '/schools/nobody', answers: ordinaryAnswers() },
  loading: { at: '/schools/u0007', answers: { ...ordinaryAnswers(), [CURRENT]: 'pending' } },
  error: { at: '/schools/u0007', answers: { ...ordinaryAnswers(), [CURRENT]: 'offline' } },
}
