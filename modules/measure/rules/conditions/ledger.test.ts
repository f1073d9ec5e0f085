import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryCounty } from '../../test/arbitrary-county.ts'
import { bookPack } from '../../test/book-pack.ts'
import { county, like, PERIOD, SOUND } from '../../test/county.ts'
import { vocabulary } from '../../test/pack.ts'
import { measureCounty } from '../measure-county.ts'
import { explainConditions } from './explain.ts'
import { conditionsLedger } from './ledger.ts'

const pack = bookPack()
const asked = (text: ReturnType<typeof county>) => ({
  ...text,
  ...{ pack, vocabulary, period: PERIOD, day: '2020-09-01' },
})
const money = (list: readonly { readonly cost: number | null }[]) =>
  list.reduce((sum, { cost }) => sum + (cost ?? 0), 0)

it('it costs something exactly where something that can be bought is lacking, and every sum is that of its rows', () => {
  fc.assert(
    fc.property(arbitraryCounty, drawn => {
      const { rows, items, groups, schools, cost } = conditionsLedger(asked(drawn))
      for (const row of rows) {
        expect(row.state === 'missing').toBe(row.lacking === null)
        if (row.standard === 'largest') {
          expect(row.cost).toBe(null)
          continue
        }
        expect(row.cost === null).toBe(row.state === 'missing')
        expect((row.cost ?? 0) > 0).toBe(row.state === 'lacking')
        expect((row.quantity ?? 0) >= (row.lacking ?? 0)).toBe(true)
      }
      for (const sums of [items, groups, schools]) expect(money(sums)).toBe(money(rows))
      expect(cost).toBe(money(rows))
      for (const item of items) expect(item.met + item.lacking + item.missing).toBe(item.asked)
      expect(items.map(i => i.asked).reduce((a, b) => a + b, 0)).toBe(rows.length)
    }),
  )
})

it('what is bought closes the gap, and one lump less would not', () => {
  fc.assert(
    fc.property(arbitraryCounty, drawn => {
      const { rows } = conditionsLedger(asked(drawn))
      const row = rows.find(r => r.standard === 'books' && r.state === 'lacking')
      if (!row) return
      const withMore = (more: number) => {
        const figures = drawn.figures.map(f =>
          f.unit === row.unit && f.metric === 'books' ? { ...f, value: (f.value ?? 0) + more } : f,
        )
        return conditionsLedger(asked({ ...drawn, figures })).rows.find(
          r => r.standard === 'books' && r.unit === row.unit,
        )?.state
      }
      expect(withMore(row.quantity ?? 0)).toBe('met')
      expect(withMore((row.quantity ?? 0) - 100)).toBe('lacking')
    }),
  )
})

const small = asked(
  county({
    A: SOUND,
    B: like(SOUND, { all: { books: 14_750 } }),
    C: like(SOUND, { all: { books: null } }),
  }),
)

it('what is missing is a column of its own and never a gap', () => {
  const { items, schools, groups } = conditionsLedger(small)
  expect(items[0]).toMatchObject({ asked: 3, met: 1, lacking: 1, missing: 1, quantity: 300, cost: 900 })
  expect(groups[0]).toMatchObject({ lacking: 1, missing: 1, cost: 900 })
  expect(schools.map(s => [s.unit, s.tier, s.told])).toEqual([
    ['A', 'top', true],
    ['B', null, true],
    ['C', null, false],
  ])
})

it('the way back of a cost leads over lack, need and price to the figures', () => {
  const found = explainConditions(measureCounty(small), { standard: 'books', unit: 'B' })
  expect(found?.value).toBe(900)
  const [row, price, lump] = found?.inputs ?? []
  expect([price?.value, lump?.value]).toEqual([300, 100])
  expect(row?.inputs[0]?.value).toBe(250)
  expect(row?.inputs[0]?.inputs.map(i => i.value)).toEqual([14_750, 15_000])
  expect(explainConditions(measureCounty(small), { standard: 'none' })).toBe(null)
})

it('the way back of a line shows the schools that lack, of a school all its lines, of a score its signs', () => {
  const of = measureCounty(small)
  expect(explainConditions(of, { standard: 'books' })?.inputs[0]?.title.en).toBe('学校B: books')
  expect(explainConditions(of, { unit: 'B' })?.value).toBe(900)
  const score = explainConditions(of, { score: 'weak', unit: 'B' })
  expect(score?.value).toBe(2)
  expect(score?.inputs.map(i => i.value)).toEqual([2, 0, 2])
})
