import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'
import { samplePackPage } from '../fixtures/pack-page.ts'

const refusal = {
  code: 'measure.unknown-pack',
  at: 'pack',
  because: { zh: '没有这套政策参数。', en: 'There is no such set of rules.' },
  todo: { zh: '请从“政策依据”列表中选择。', en: 'Choose one from the list of rules.' },
}
const ONE = 'GET /api/measure/packs/national~quality-balance-2017'

export const packsStates: ScreenStates = {
  ordinary: { at: '/packs', answers: ordinaryAnswers() },
  loading: { at: '/packs', answers: { ...ordinaryAnswers(), 'GET /api/measure/packs': 'pending' } },
  error: { at: '/packs', answers: { ...ordinaryAnswers(), 'GET /api/measure/packs': 'offline' } },
}

export const packStates: ScreenStates = {
  ordinary: {
    at: '/packs/national~quality-balance-2017',
    answers: { ...ordinaryAnswers(), [ONE]: { body: samplePackPage } },
  },
  loading: {
    at: '/packs/national~quality-balance-2017',
    answers: { ...ordinaryAnswers(), [ONE]: 'pending' },
  },
  unknown: {
    at: '/packs/nothing',
    answers: {
      ...ordinaryAnswers(),
      'GET /api/measure/packs/nothing': { status: 404, body: { refusals: [refusal] } },
    },
  },
}
