import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'
import { sampleComparison, sampleWhatIf } from '../fixtures/plans.ts'

const REGION = '/api/measure/990001000000'
const answers = () => ({
  ...ordinaryAnswers(),
  [`POST ${REGION}/what-if`]: { body: sampleWhatIf() },
  [`GET ${REGION}/overlays/compare`]: { body: sampleComparison() },
})
const refusal = {
  code: 'measure.below-zero',
  at: 'changes.0',
  because: { zh: '调出后，该校教师数会小于零。', en: 'The school would have fewer than no teachers.' },
  todo: { zh: '请减少调出人数。', en: 'Move fewer.' },
}

export const whatIfStates: ScreenStates = {
  ordinary: { at: '/what-if?plan=o1', answers: answers() },
  empty: {
    at: '/what-if',
    answers: {
      ...answers(),
      [`GET ${REGION}/overlays/compare`]: { body: { ...sampleComparison(), plans: [] } },
    },
  },
  loading: { at: '/what-if?plan=o1', answers: { ...answers(), [`POST ${REGION}/what-if`]: 'pending' } },
  refused: {
    at: '/what-if?plan=o1',
    answers: { ...answers(), [`POST ${REGION}/what-if`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/what-if?plan=o1', answers: { ...answers(), [`POST ${REGION}/what-if`]: 'offline' } },
}
