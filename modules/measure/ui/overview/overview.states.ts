import type { ScreenStates } from '@kit/ui-kit'
import { ordinaryAnswers } from '../fixtures/answers.ts'
import { sampleAssessment } from '../fixtures/county.ts'

const CURRENT = 'GET /api/measure/990001000000/current'
const refusal = {
  code: 'measure.unknown-pack',
  at: 'pack',
  because: { zh: '这个地区不适用该评估办法。', en: 'This method does not apply to this region.' },
  todo: { zh: '请在右上方换一个评估办法。', en: 'Choose another method above.' },
}
const passing = (() => {
  const a = sampleAssessment(24)
  const pass = 'pass' as const
  return {
    ...a,
    verdict: pass,
    result: {
      ...a.result,
      verdict: pass,
      contested: 0,
      stages: a.result.stages.map(s => ({ ...s, verdict: pass, passing: s.schools })),
      tests: a.result.tests.map(t => ({ ...t, verdict: pass })),
      schools: a.result.schools.map(s => ({
        ...s,
        verdict: pass,
        fails: [],
        cells: s.cells.map(c => ({ ...c, gap: 0, standing: 'reaches' as const })),
      })),
    },
  }
})()

export const overviewStates: ScreenStates = {
  ordinary: { at: '/overview', answers: ordinaryAnswers() },
  pass: { at: '/overview', answers: { ...ordinaryAnswers(), [CURRENT]: { body: passing } } },
  large: { at: '/overview', answers: ordinaryAnswers(2000) },
  loading: { at: '/overview', answers: { ...ordinaryAnswers(), [CURRENT]: 'pending' } },
  empty: {
    at: '/overview',
    answers: { ...ordinaryAnswers(), 'GET /api/data/990001000000/periods': { body: [] } },
  },
  refused: {
    at: '/overview',
    answers: { ...ordinaryAnswers(), [CURRENT]: { status: 404, body: { refusals: [refusal] } } },
  },
  error: { at: '/overview', answers: { ...ordinaryAnswers(), [CURRENT]: 'offline' } },
}
