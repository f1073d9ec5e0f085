import type { Pack, Test } from '@kit/policy'
import { expect, test } from 'vitest'
import { unit } from '../../test/county.ts'
import { demoPack, formula, source, vocabulary } from '../../test/pack.ts'
import type { FigureInput } from '../returns.ts'
import { statutorySheet } from './sheet.ts'

const word = (text: string) => ({ zh: text, en: text })
const spent = 'education_budget_spent'

function rising(compare: '>=' | '>'): Test {
  return {
    ...{ id: 'rising', title: word('只增不减'), part: 'money', source, op: 'region-value@1', unit: 'fen' },
    ...{ value: formula(spent), compare, limit: formula(`previous(${spent})`) },
    statutory: {
      ...{ name: word('只增不减'), base: 'final', amount: formula(spent), heads: formula('population') },
      shortfall: formula(`previous(${spent}) - ${spent}`),
    },
  }
}

const packOf = (of: Test): Pack => demoPack({ tests: [of], root: of.id, targets: [] })

function years(of: Test, told: Readonly<Record<string, readonly [number | null, number]>>) {
  const figures = Object.entries(told).flatMap(([period, [money, people]]): FigureInput[] =>
    [
      { metric: spent, value: money },
      { metric: 'population', value: people },
    ].map(f => ({ ...f, unit: 'county', stage: 'all', period, fact: null, standing: 'sole' })),
  )
  const period = Object.keys(told).sort().at(-1) as `${number}-${number}`
  const units = [unit('county', { kind: 'region' })]
  const sheet = statutorySheet({ figures, units, packs: [packOf(of)], vocabulary, period })
  return { sheet, years: sheet.tests[0]?.readings[0]?.years ?? [] }
}

test('each year has its verdict, growth, what it comes to a head, and what is lacking', () => {
  const { sheet, years: found } = years(rising('>='), {
    '2018-2019': [1000, 10],
    '2019-2020': [1100, 20],
    '2020-2021': [1099, 10],
  })
  expect(sheet.periods).toEqual(['2018-2019', '2019-2020', '2020-2021'])
  expect(found.map(y => [y.verdict, y.shortfall, y.perPupil])).toEqual([
    ['undetermined', null, 100],
    ['pass', 0, 55],
    ['fail', 1, 109.9],
  ])
  // 1,100 / 1,000 = +10 %; 55 / 100 = −45 %
  expect(found[1]?.growth).toBeCloseTo(10)
  expect(found[1]?.perPupilGrowth).toBeCloseTo(-45)
  expect(sheet.tests[0]?.figures.map(f => [f.metric, f.years.map(y => y.value)])).toEqual([
    [spent, [1000, 1100, 1099]],
    ['population', [10, 20, 10]],
  ])
})

test('where it has to be more, the same as last year lacks one fen', () => {
  const told = { '2019-2020': [1000, 10], '2020-2021': [1000, 10] } as const
  expect(years(rising('>'), told).years[1]).toMatchObject({ verdict: 'fail', shortfall: 1 })
  expect(years(rising('>='), told).years[1]).toMatchObject({ verdict: 'pass', shortfall: 0 })
})

test('growth is told only from the year right before, and not from nothing', () => {
  const { years: found } = years(rising('>='), { '2018-2019': [1000, 10], '2020-2021': [1200, 10] })
  expect(found.map(y => [y.growth, y.verdict])).toEqual([
    [null, 'undetermined'],
    [null, 'undetermined'],
  ])
  const missing = years(rising('>='), { '2019-2020': [null, 10], '2020-2021': [1200, 10] }).years
  expect(missing.map(y => [y.amount, y.growth, y.shortfall])).toEqual([
    [null, null, null],
    [1200, null, null],
  ])
})

test('a pack without such tests says nothing', () => {
  const { statutory: _, ...plain } = rising('>=')
  expect(years(plain as Test, { '2020-2021': [1, 1] }).sheet.tests).toEqual([])
})
