import type { ScreenStates } from '@kit/ui-kit'
import {
  AT,
  drawnState,
  head,
  ID,
  plan,
  planOf,
  published,
  rehearsed,
  setUp,
  waitingState,
} from './made-up.ts'

const form = { id: 'draw-applicants', title: { zh: '报名名单', en: 'Applicants' }, form: 'table' }
const lists = {
  'GET /api/allocate/990001000000/lists/forms': { body: [{ ...form, columns: [], hasExample: true }] },
  'GET /api/allocate/990001000000/lists': { body: [] },
}
const view = {
  plan,
  decision: null,
  publications: published.slice(1),
  publishable: [{ what: 'transcript', title: { zh: '派位记录', en: 'Record' }, why: null }],
}
const answers = {
  ...lists,
  [`GET ${AT}/set-up`]: { body: setUp },
  [`GET ${AT}`]: { body: [head] },
  [`GET ${AT}/${ID}`]: { body: view },
  [`GET ${AT}/${ID}/state`]: { body: waitingState },
}
const at = `/draw?plan=${ID}`
const refusal = {
  code: 'data.unknown-region',
  at: 'region',
  because: { zh: '没有这个地区。', en: 'There is no such region.' },
  todo: { zh: '请先登记。', en: 'Register it first.' },
}

export const drawStates: ScreenStates = {
  ordinary: { at, answers },
  'not-published': {
    at,
    answers: {
      ...answers,
      [`GET ${AT}/${ID}/state`]: {
        body: {
          ...waitingState,
          hindrance: { zh: '请先公布名单承诺。', en: 'Publish the commitment first.' },
        },
      },
    },
  },
  drawn: { at, answers: { ...answers, [`GET ${AT}/${ID}/state`]: { body: drawnState } } },
  rehearsal: {
    at,
    answers: {
      ...answers,
      [`GET ${AT}/${ID}`]: { body: { ...view, plan: planOf(rehearsed), publications: [], publishable: [] } },
      [`GET ${AT}/${ID}/state`]: { body: drawnState },
    },
  },
  empty: { at: '/draw', answers: { ...answers, [`GET ${AT}`]: { body: [] } } },
  loading: { at: '/draw', answers: { ...answers, [`GET ${AT}/set-up`]: 'pending' } },
  refused: {
    at: '/draw',
    answers: { ...answers, [`GET ${AT}/set-up`]: { status: 400, body: { refusals: [refusal] } } },
  },
  error: { at: '/draw', answers: { ...answers, [`GET ${AT}/set-up`]: 'offline' } },
}
