import type { ScreenStates } from '@kit/ui-kit'
import { published, REGION, record } from '../draw/made-up.ts'

const AT = `/api/public/${REGION}`
const publisher = {
  region: REGION,
  name: { zh: '青川区（演示数据）', en: 'Qingchuan (demonstration)' },
  synthetic: true,
}
const [transcript, commitment] = published
const answers = {
  [`GET ${AT}`]: { body: publisher },
  [`GET ${AT}/publications`]: { body: published },
  [`GET ${AT}/publications/${transcript?.id}/file`]: { body: record },
  [`GET ${AT}/publications/${commitment?.id}/file`]: {
    body: { title: record.list.title, commitment: record.commitment },
  },
}
const at = `/public/${REGION}`

export const publicStates: ScreenStates = {
  ordinary: { at, answers },
  empty: { at, answers: { ...answers, [`GET ${AT}/publications`]: { body: [] } } },
  loading: { at, answers: { ...answers, [`GET ${AT}/publications`]: 'pending' } },
  error: { at, answers: { ...answers, [`GET ${AT}/publications`]: 'offline' } },
}
