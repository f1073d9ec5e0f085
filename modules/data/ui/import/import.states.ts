import type { CannedAnswer, ScreenState, ScreenStates } from '@kit/ui-kit'
import type { Import } from '@loop/data/schema'
import { checking, clean, flooded, nothingNew, ready, recent, refused, stored } from '../fixtures/imports.ts'
import { AT, regionAnswers } from '../fixtures/region.ts'

const LIST = `GET ${AT}/imports`
const base = {
  ...regionAnswers,
  [`GET ${AT}/mappings`]: {
    body: [{ id: 'junheng-template-1', title: { zh: '均衡模板', en: 'Junheng template' } }],
  },
  [LIST]: { body: recent },
}

function opened(one: Import, at = '/import'): ScreenState {
  const answer: CannedAnswer = { body: one }
  return { at: `${at}?import=${one.id}`, answers: { ...base, [`${LIST}/${one.id}`]: answer } }
}

export const importStates: ScreenStates = {
  ordinary: { at: '/import', answers: base },
  empty: { at: '/import', answers: { ...base, [LIST]: { body: [] } } },
  loading: { at: '/import', answers: { ...base, [LIST]: 'pending' } },
  error: { at: '/import', answers: { ...base, [LIST]: 'offline' } },
  checking: opened(checking),
  ready: opened(ready),
  clean: opened(clean),
  nothing: opened(nothingNew),
  refused: opened(refused),
  large: opened(flooded),
  stored: opened(stored),
}
