import type { ScreenStates } from '@kit/ui-kit'
import type { StatutorySheet, StatutoryTest, StatutoryYear } from '@loop/measure/statutory/schema'
import { ordinaryAnswers } from '../fixtures/answers.ts'

const AT = 'GET /api/measure/990001000000/statutory'
const text = (zh: string, en: string) => ({ zh, en })
const PERIODS = ['2018-2019', '2019-2020', '2020-2021'] as const

function year(i: 0 | 1 | 2, more: Partial<StatutoryYear>): StatutoryYear {
  return {
    ...{ period: PERIODS[i], verdict: 'pass', value: null, limit: null, amount: null, growth: null },
    ...{ perPupil: null, perPupilGrowth: null, shortfall: 0 },
    ...more,
  }
}

const growths: StatutoryTest = {
  ...{ pack: 'plans/district-balance-programme', test: 'growth', base: 'both', unit: 'ratio', compare: '>' },
  packTitle: text('区域均衡方案', 'District programme'),
  name: text('三个增长', 'The three growths'),
  title: text('财政教育拨款增长高于财政经常性收入增长', 'Appropriations grow faster than regular revenue'),
  asks: 'county',
  ...{ clause: 'district-programme/S1-11.6', status: 'seen' },
  formula: {
    value: text('拨款增长率－收入增长率', 'growth of appropriations − of revenue'),
    limit: text('0', '0'),
  },
  readings: [
    {
      ...{ choice: text('决算', 'Final accounts'), official: true, says: text('符合', 'kept') },
      years: [
        year(0, { verdict: 'undetermined', amount: 75_800_000_000, perPupil: 1_487_879, shortfall: null }),
        year(1, {
          ...{ value: 0.0233, limit: 0, amount: 81_700_000_000, growth: 7.784 },
          perPupil: 1_579_538,
        }),
        year(2, {
          ...{ value: 0.0407, limit: 0, amount: 88_500_000_000, growth: 8.323 },
          perPupil: 1_688_835,
        }),
      ],
    },
    {
      ...{ choice: text('预算', 'Budget'), official: false, says: text('不符合', 'not kept') },
      years: [
        year(0, { verdict: 'undetermined', amount: 74_100_000_000, shortfall: null }),
        year(1, { value: 0.0204, limit: 0, amount: 79_600_000_000, growth: 7.422 }),
        year(2, {
          ...{ verdict: 'fail', value: -0.0031, limit: 0, amount: 82_900_000_000, growth: 4.146 },
          shortfall: 246_800_001,
        }),
      ],
    },
  ],
  figures: [
    {
      ...{
        metric: 'appropriation_final',
        unit: 'fen',
        title: text('财政教育拨款（决算）', 'Appropriation, final'),
      },
      years: [
        { value: 75_800_000_000, growth: null },
        { value: 81_700_000_000, growth: 7.784 },
        { value: 88_500_000_000, growth: 8.323 },
      ],
    },
  ],
}
const land: StatutoryTest = {
  ...{
    pack: 'plans/xinghualing-2021-2025',
    test: 'land-revenue',
    base: 'final',
    unit: 'percent',
    compare: '>=',
  },
  packTitle: text('“十四五”教育规划', 'Education plan 2021–2025'),
  name: text('土地出让净收益10%', 'A tenth of net land revenue'),
  title: text('土地净收益计提教育资金比例', 'Net land revenue set aside for education'),
  asks: 'county',
  ...{ clause: 'xinghualing-2021/S2-80.4', status: 'unverified' },
  formula: {
    value: text('计提资金÷净收益', 'set aside ÷ net revenue'),
    limit: text('计提比例', 'the share'),
  },
  readings: [
    {
      ...{ choice: null, official: true, says: text('未达到', 'not reached') },
      years: [
        year(1, { value: 10, limit: 10, amount: 2_400_000_000 }),
        year(2, {
          ...{ verdict: 'fail', value: 9.6, limit: 10, amount: 2_400_000_000, growth: 0 },
          shortfall: 100_000_000,
        }),
      ],
    },
  ],
  figures: [],
}
const sheet: StatutorySheet = { period: '2020-2021', periods: [...PERIODS], tests: [growths, land] }
const answers = { ...ordinaryAnswers(), [AT]: { body: sheet } }

export const statutoryStates: ScreenStates = {
  ordinary: { at: '/statutory', answers },
  empty: { at: '/statutory', answers: { ...answers, [AT]: { body: { ...sheet, tests: [] } } } },
  loading: { at: '/statutory', answers: { ...answers, [AT]: 'pending' } },
  error: { at: '/statutory', answers: { ...answers, [AT]: 'offline' } },
}
