import type { ScreenStates } from '@kit/ui-kit'
import type { Staffing, StaffingRow } from '@loop/measure/staffing/schema'
import { ordinaryAnswers } from '../fixtures/answers.ts'

const AT = 'GET /api/measure/990001000000/staffing'
const text = (zh: string, en: string) => ({ zh, en })
const row: StaffingRow = {
  unit: 'u1',
  name: '晨曦小学',
  stage: 'primary',
  area: 'city',
  isPublic: true,
  pupils: 1460,
  classes: 34,
  staff: 70,
  quota: { law: 'ratio', posts: 1460 / 19, says: text('1460人÷19', '1460 pupils ÷ 19') },
  short: 7,
  spare: 0,
  posts: {
    approved: 72,
    filled: 69,
    lent: 2,
    borrowed: 1,
    offQuota: 2,
    usedHere: 67,
    empty: 3,
    over: 0,
    atWork: 70,
  },
  addsUp: true,
  subjects: [{ subject: 'pe', demand: 7.08, teachers: 6, short: 1.08 }],
  subjectsShort: 2,
  preschool: null,
  ages: [8, 8, 10, 12, 16, 10, 6],
  recruits: { recruited: 3, needed: 3 },
}
const missing: StaffingRow = {
  ...row,
  unit: 'u3',
  name: '银杏里小学',
  staff: null,
  quota: { law: 'unknown', posts: null, says: text('缺少在校生数、班数或城乡分类', 'figures are missing') },
  short: null,
  spare: null,
  posts: {
    approved: null,
    filled: null,
    lent: null,
    borrowed: null,
    offQuota: null,
    usedHere: null,
    empty: null,
    over: null,
    atWork: null,
  },
  addsUp: null,
  subjects: [],
  subjectsShort: null,
  ages: null,
  recruits: { recruited: null, needed: null },
}
const staffing: Staffing = {
  period: '2020-2021',
  day: '2020-09-01',
  scopes: {
    staff: text('教职工数：全体教职工，不限专任教师', 'Staff: everybody, not teachers alone'),
    posts: text('编制账：只记公办学校', 'Account of posts: public schools only'),
  },
  stages: [
    {
      stage: 'primary',
      schools: 55,
      staff: 2705,
      quota: 2555.3,
      short: 74,
      shortSchools: 12,
      spare: 201,
      unknown: 1,
      subjects: [
        { subject: 'pe', title: text('体育', 'PE'), short: 22.4, schools: 19 },
        { subject: 'music', title: text('音乐', 'music'), short: 31.5, schools: 27 },
      ],
      subjectsUnknown: 1,
      preschool: null,
      ages: [280, 310, 340, 400, 560, 500, 230].map((teachers, i) => ({
        from: [22, 30, 35, 40, 45, 50, 55][i] ?? 0,
        to: [29, 34, 39, 44, 49, 54, 59][i] ?? 0,
        teachers,
      })),
      agesUnknown: 1,
      ahead: [
        { years: 5, least: 230, most: 730 },
        { years: 10, least: 730, most: 1290 },
      ],
    },
    {
      stage: 'kindergarten',
      schools: 100,
      staff: 2510,
      quota: null,
      short: 0,
      shortSchools: 0,
      spare: 0,
      unknown: 0,
      subjects: [],
      subjectsUnknown: 0,
      preschool: { teachersShort: 0, carersShort: 41, unknown: 2 },
      ages: null,
      agesUnknown: 100,
      ahead: [],
    },
  ],
  ledger: {
    approved: 3087,
    filled: 3070,
    usedHere: 3054,
    lent: 16,
    borrowed: 14,
    borrowedByPrivate: 0,
    offQuota: 17,
    empty: 25,
    over: 8,
    outside: 2,
    unsourced: 0,
    counted: 66,
    missing: 0,
  },
  rows: [
    row,
    {
      ...row,
      unit: 'u2',
      name: '文华路小学',
      short: 0,
      spare: 4,
      addsUp: false,
      subjectsShort: 0,
      posts: { ...row.posts, empty: 0, over: 2 },
    },
    missing,
  ],
  counsellors: [
    { unit: 'u1', name: '晨曦小学', pupils: 1460, counsellors: 1, fullTime: 0, finding: 'not-full-time' },
    { unit: 'u2', name: '文华路小学', pupils: 620, counsellors: 0, fullTime: 0, finding: 'none' },
    { unit: 'u3', name: '银杏里小学', pupils: null, counsellors: null, fullTime: null, finding: 'unknown' },
  ],
  counsellorRule: { atLeast: 1, fullTimeAbove: 1000 },
  recruits: { recruited: 142, needed: 51, forgotten: 3, unknown: 1 },
  sources: [
    { about: text('生师比', 'Pupils to a post'), title: '中央编办发〔2014〕72号', status: 'verified' },
  ],
  method: text('应配编制＝在校生÷生师比。', 'Posts due = pupils ÷ ratio.'),
}
const answers = { ...ordinaryAnswers(), [AT]: { body: staffing } }
const none = { ...staffing.ledger, counted: 0, missing: 1, outside: null, unsourced: null }
const unreported = { ...staffing, rows: [missing], ledger: none }

export const staffingStates: ScreenStates = {
  ordinary: { at: '/staffing', answers },
  unreported: { at: '/staffing', answers: { ...answers, [AT]: { body: unreported } } },
  empty: { at: '/staffing', answers: { ...answers, [AT]: { body: { ...staffing, stages: [], rows: [] } } } },
  loading: { at: '/staffing', answers: { ...answers, [AT]: 'pending' } },
  error: { at: '/staffing', answers: { ...answers, [AT]: 'offline' } },
}
