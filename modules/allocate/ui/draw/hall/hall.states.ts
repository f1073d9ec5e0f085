import type { ScreenStates } from '@kit/ui-kit'
import { AT, drawnState, ID, plan, planOf, record, rehearsed, waitingState } from '../made-up.ts'

const view = { plan, decision: null, publications: [], publishable: [] }
const answers = {
  [`GET ${AT}/${ID}`]: { body: view },
  [`GET ${AT}/${ID}/state`]: { body: waitingState },
  [`GET ${AT}/${ID}/transcript.json`]: { body: record },
}
const at = `/draw/hall?plan=${ID}`

export const hallStates: ScreenStates = {
  ordinary: { at, answers },
  replay: { at, answers: { ...answers, [`GET ${AT}/${ID}/state`]: { body: drawnState } } },
  rehearsal: {
    at,
    answers: { ...answers, [`GET ${AT}/${ID}`]: { body: { ...view, plan: planOf(rehearsed) } } },
  },
  'no-plan': { at: '/draw/hall', answers: {} },
}
