import type { ScreenStates } from '@kit/ui-kit'
import { demoMe } from '../gallery/common-answers.ts'
import type { Person } from './asking.ts'

const LIST = 'GET /api/access/people'
const role = (code: string, zh: string, en: string) => ({
  code,
  title: { zh, en },
  ofOneUnit: code === 'school',
})
const roles = [
  role('administrator', '系统管理员', 'Administrator'),
  role('statistics', '统计员', 'Statistics officer'),
  role('confirmer', '数据确认人', 'Confirming officer'),
  role('school', '学校', 'School'),
]
const person = (id: string, name: string, rest: Partial<Person> = {}): Person => ({
  id,
  name,
  username: id,
  region: demoMe.region.code,
  unit: null,
  roles: ['statistics'],
  active: true,
  passwordDue: false,
  ...rest,
})
const me = {
  ...demoMe,
  roles: ['administrator'],
  permissions: [...demoMe.permissions, 'access.manage'],
}
const own = person(me.person.id, '管理员甲', { roles: ['administrator'] })
const people = [
  own,
  person('tongji', '统计员乙'),
  person('queren', '确认人丙', { roles: ['confirmer'], passwordDue: true }),
  person('xuexiao', '校长丁', { roles: ['school'], unit: 'u0007' }),
  person('lizhi', '离职人员戊', { roles: ['statistics', 'confirmer'], active: false }),
]
const at = '/people'
const signedIn = { 'GET /api/me': { body: me } }

export const peopleStates: ScreenStates = {
  ordinary: { at, answers: { ...signedIn, [LIST]: { body: { people, roles } } } },
  // Nobody sees the list without being on it.
  empty: { at, answers: { ...signedIn, [LIST]: { body: { people: [own], roles } } } },
  large: {
    at,
    answers: {
      ...signedIn,
      [LIST]: { body: { people: Array.from({ length: 120 }, (_, n) => person(`p${n}`, `人员${n}`)), roles } },
    },
  },
  loading: { at, answers: { ...signedIn, [LIST]: 'pending' } },
  refused: { at, answers: {} },
  error: { at, answers: { ...signedIn, [LIST]: 'offline' } },
}
