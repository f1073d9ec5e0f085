import type { ScreenStates } from '@kit/ui-kit'
import { contestedHistory, correctedHistory, page } from '../fixtures/figures.ts'
import { AT, regionAnswers } from '../fixtures/region.ts'

const FIGURES = `GET ${AT}/figures`
const HISTORY = `GET ${AT}/history`

function pages(total: number) {
  const later = Array.from({ length: Math.min(60, Math.ceil(total / 200)) }, (_, p) => [
    `${FIGURES}?period=2020-2021&offset=${p * 200}&limit=200`,
    { body: page(total, p * 200) },
  ])
  return { ...regionAnswers, [FIGURES]: { body: page(total, 0) }, ...Object.fromEntries(later) }
}
const refusal = {
  code: 'data.outside-own-unit',
  at: 'unit',
  because: {
    zh: '只能查看和填报本校的数据。',
    en: 'You may see and report only the figures of your own school.',
  },
  todo: {
    zh: '如需其他学校的数据，请联系县教育局。',
    en: 'Ask the county bureau for figures of other schools.',
  },
}
const opened = '/figures?figure=2020-2021~pupils~primary~2199000000'

export const figuresStates: ScreenStates = {
  ordinary: { at: '/figures', answers: pages(420) },
  large: { at: '/figures', answers: pages(120_000) },
  loading: { at: '/figures', answers: { ...regionAnswers, [FIGURES]: 'pending' } },
  empty: { at: '/figures', answers: { ...regionAnswers, [`GET ${AT}/periods`]: { body: [] } } },
  none: { at: '/figures?standing=contested', answers: { ...regionAnswers, [FIGURES]: { body: page(0, 0) } } },
  refused: {
    at: '/figures',
    answers: { ...regionAnswers, [FIGURES]: { status: 403, body: { refusals: [refusal] } } },
  },
  error: { at: '/figures', answers: { ...regionAnswers, [FIGURES]: 'offline' } },
  contested: { at: opened, answers: { ...pages(420), [HISTORY]: { body: contestedHistory } } },
  corrected: { at: opened, answers: { ...pages(420), [HISTORY]: { body: correctedHistory } } },
}
