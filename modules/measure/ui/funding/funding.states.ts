import type { ScreenStates } from '@kit/ui-kit'
import type { CountyMoney, MoneyRow, MoneySums, Moves, Version } from '@loop/measure/funding/schema'
import { ordinaryAnswers } from '../fixtures/answers.ts'

const REGION = '990001000000'
const AT = `GET /api/measure/${REGION}/funding`
const MOVES = `GET /api/measure/${REGION}/moves`
const text = (zh: string, en: string) => ({ zh, en })

const version: Version = {
  pack: 'plans/city-urban-rural-integration',
  packTitle: text('统筹推进县域内城乡义务教育一体化的实施意见', 'Opinion on town and country'),
  entitlement: 'operating-funds',
  title: text('生均公用经费', 'Operating funds'),
  clause: 'urban-rural-opinion/S0-21.4',
  sourceStatus: 'seen',
  jurisdiction: '',
  from: '2018-01-01',
  governs: ['primary', 'junior'],
  year: { from: '2021-01-01', to: '2021-12-31' },
}
const national: Version = {
  ...version,
  pack: 'national/funding-base-2016',
  packTitle: text('教育经费与学生资助国家基础标准', 'National base of funding and aid'),
  governs: [],
  year: null,
}
const sums: MoneySums = {
  amount: 13_000_000,
  movedIn: 98_301,
  movedOut: 0,
  after: 13_098_301,
  paid: 12_000_000,
  difference: -1_098_301,
  open: 0,
  unpaidUnknown: 0,
}
const row: MoneyRow = {
  purpose: 'operating-funds',
  pack: version.pack,
  entitlement: version.entitlement,
  stage: 'primary',
  heads: 160,
  counted: 200,
  rate: 65_000,
  amount: 13_000_000,
  movedIn: 98_301,
  movedOut: 0,
  after: 13_098_301,
  paid: 12_000_000,
  difference: -1_098_301,
  shares: [
    { level: text('中央', 'Central government'), amount: 6_500_000 },
    { level: text('地方', 'Local governments'), amount: 6_500_000 },
  ],
}
const unknown = { amount: null, after: null, difference: null, heads: null, counted: null }
const none = {
  amount: 0,
  movedIn: 0,
  movedOut: 0,
  after: 0,
  paid: 0,
  difference: 0,
  open: 1,
  unpaidUnknown: 0,
}
const county: CountyMoney = {
  ...sums,
  open: 1,
  period: '2020-2021',
  day: '2020-09-01',
  purposes: [
    {
      purpose: 'operating-funds',
      title: version.title,
      versions: [version, national],
      ...sums,
      open: 1,
    },
    {
      purpose: 'free-textbooks',
      title: text('免费教科书', 'Free textbooks'),
      versions: [{ ...national, governs: ['primary', 'junior'] }],
      ...{ ...none, amount: 1_680_000, after: 1_680_000, open: 0, unpaidUnknown: 1 },
    },
  ],
  schools: [
    { unit: 'u1', name: '晨曦小学', rows: [row], ...sums },
    {
      unit: 'u2',
      name: '没有填报在校生的学校',
      rows: [{ ...row, ...unknown }],
      ...none,
    },
  ],
  levels: [
    { level: text('中央', 'Central government'), amount: 6_500_000 },
    { level: text('地方', 'Local governments'), amount: 6_500_000 },
  ],
  advice: [
    {
      ...{ from: null, fromName: null, to: 'u1', toName: '晨曦小学', amount: 98_301, moves: 1 },
      byPurpose: [{ purpose: 'operating-funds', amount: 98_301 }],
    },
  ],
  notInForce: [{ pack: 'plans/later', title: text('明月县规划', 'Plan of Mingyue'), from: '2024-01-01' }],
  parameters: [
    {
      ...{
        pack: version.pack,
        parameter: 'operating-rate',
        unit: 'fen-per-pupil',
        stage: 'primary',
        value: 65_000,
      },
      title: text('生均公用经费基准定额', 'Operating funds per pupil'),
    },
  ],
}
const pupils = {
  id: 'pupils',
  title: text('在校生数', 'Pupils'),
  stages: ['primary' as const, 'junior' as const],
}
const boarders = { ...pupils, id: 'boarders', title: text('寄宿生数', 'Boarders') }
const moves: Moves = {
  metrics: [pupils, boarders],
  moves: [
    {
      ...{
        id: 'm1',
        from: null,
        to: 'u1',
        stage: 'primary',
        day: '2021-07-01',
        heads: { pupils: 3, boarders: 0 },
      },
      ...{ note: '全国学籍系统转入', recordedBy: '统计员（演示）', recordedAt: '2021-07-02T02:10:00Z' },
      cancelled: null,
    },
    {
      ...{ id: 'm2', from: 'u1', to: 'u2', stage: 'primary', day: '2021-03-05', heads: { pupils: 1 } },
      ...{ note: '转学通知', recordedBy: '统计员（演示）', recordedAt: '2021-03-06T02:10:00Z' },
      cancelled: { reason: '重复登记', by: '统计员（演示）', at: '2021-03-07T02:10:00Z' },
    },
  ],
}
const answers = { ...ordinaryAnswers(), [AT]: { body: county }, [MOVES]: { body: moves } }
const empty: CountyMoney = {
  ...{ ...county, ...none, open: 0, purposes: [], schools: [], levels: [], advice: [], parameters: [] },
}

export const fundingStates: ScreenStates = {
  ordinary: { at: '/funding', answers },
  'of-a-purpose': { at: '/funding?purpose=operating-funds&shown=only', answers },
  empty: {
    at: '/funding',
    answers: { ...answers, [AT]: { body: empty }, [MOVES]: { body: { ...moves, moves: [] } } },
  },
  loading: { at: '/funding', answers: { ...answers, [AT]: 'pending' } },
  error: { at: '/funding', answers: { ...answers, [AT]: 'offline' } },
}
