import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { immediateAcceptance, numberFirst } from './alternatives.ts'
import { cutoffsOf, outcomeOf, whyNot } from './compare.ts'
import { deferredAcceptance } from './deferred-acceptance.ts'
import { type Market, packMarket, poolOf, type Wish } from './instance.ts'
import { checkOverflow, metresBetween, placeNearest } from './overflow.ts'

const wish = (pool: number, priority = 0): Wish => ({ pool, priority })
/** One choice a wish. */
const plain = (m: Market) => {
  const wishOf = new Uint8Array(m.choices.length)
  for (let p = 0; p < m.pupils; p++)
    for (let at = m.first[p] as number; at < (m.first[p + 1] as number); at++)
      wishOf[at] = at - (m.first[p] as number)
  return wishOf
}
const market = fc
  .array(
    fc.uniqueArray(fc.record({ pool: fc.nat({ max: 3 }), priority: fc.nat({ max: 2 }) }), {
      selector: w => w.pool,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 20 },
  )
  .chain(wishes =>
    fc.array(fc.nat({ max: 4 }), { minLength: 4, maxLength: 4 }).map(seats => packMarket(wishes, seats)),
  )

describe('mechanisms side by side', () => {
  test('deferred acceptance leaves nobody with justified envy, whatever the market', () => {
    fc.assert(
      fc.property(market, m => {
        expect(outcomeOf(m, plain(m), deferredAcceptance(m)).envious).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })

  test('no mechanism fills a pool beyond its seats, and children add up', () => {
    fc.assert(
      fc.property(market, m => {
        for (const granted of [immediateAcceptance(m, plain(m)), numberFirst(m)]) {
          cutoffsOf(m, granted).forEach((c, s) => {
            expect(c.load).toBeLessThanOrEqual(m.seats[s] as number)
          })
          const { byWish, unassigned } = outcomeOf(m, plain(m), granted)
          expect(byWish.reduce((a, b) => a + b, unassigned)).toBe(m.pupils)
        }
      }),
    )
  })

  test('immediate acceptance gives at least as many first wishes as deferred acceptance', () => {
    fc.assert(
      fc.property(market, m => {
        const first = (g: Int32Array) => outcomeOf(m, plain(m), g).byWish[0] ?? 0
        expect(first(immediateAcceptance(m, plain(m)))).toBeGreaterThanOrEqual(first(deferredAcceptance(m)))
      }),
    )
  })

  test('immediate acceptance punishes a lost first wish: a worse number takes the second', () => {
    const m = packMarket([[wish(0)], [wish(0), wish(1)], [wish(1)]], [1, 1])
    expect([...deferredAcceptance(m)]).toEqual([0, 1, -1])
    const granted = immediateAcceptance(m, plain(m))
    expect([...granted]).toEqual([0, -1, 0])
    expect(outcomeOf(m, plain(m), granted)).toEqual({ byWish: [2], unassigned: 1, envious: 1 })
  })

  test('a wish for a school with a reserve is heard in one round, in the order of precedence', () => {
    // Pools 0 (reserve) and 1 (open) are one school; both pupils wish for it first.
    const m = packMarket([[wish(0), wish(1)], [wish(1)]], [1, 1])
    expect([...immediateAcceptance(m, Uint8Array.from([0, 0, 0]))]).toEqual([0, 0])
  })

  test('each reason for a lost wish is told apart', () => {
    const m = packMarket([[wish(0, 1)], [wish(0, 0)], [wish(0, 1)], [wish(1)]], [2, 2])
    const cutoffs = cutoffsOf(m, deferredAcceptance(m))
    expect(whyNot(m.choices[2] as number, 2, cutoffs[0]!)).toBe('smaller-number')
    expect(whyNot((m.choices[2] as number) + 1, 2, cutoffs[0]!)).toBe('earlier-class')
    expect(whyNot(m.choices[3] as number, 3, cutoffs[poolOf(m.choices[3] as number)]!)).toBe('envy')
  })
})

describe('the nearest seat', () => {
  test('in the order of numbers each takes the nearest school with room for all its children', () => {
    const d = [
      [100, 200],
      [100, 200],
      [300, 50],
    ]
    const placed = placeNearest([1, 2, 1], [2, 2], (u, s) => d[u]?.[s] ?? Number.NaN)
    expect([...placed.school]).toEqual([0, 1, 0])
    expect([...placed.metres]).toEqual([100, 200, 300])
  })

  test('the proof holds for any placement by number and finds any other', () => {
    const town = fc.record({
      heads: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 8 }),
      free: fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }),
      ways: fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), {
        minLength: 8,
        maxLength: 8,
      }),
      who: fc.nat(),
      where: fc.integer({ min: -1, max: 2 }),
    })
    fc.assert(
      fc.property(town, ({ heads, free, ways, who, where }) => {
        const metres = (u: number, s: number) => ways[u]?.[s] ?? Number.NaN
        const placed = placeNearest(heads, free, metres)
        expect(checkOverflow(heads, free, metres, placed.school)).toEqual([])
        const u = who % heads.length
        const far = (s: number | undefined) => (s === -1 || s === undefined ? 99 : metres(u, s))
        if (far(where) === far(placed.school[u])) return
        expect(checkOverflow(heads, free, metres, placed.school.with(u, where))).toContain(u)
      }),
      { numRuns: 500 },
    )
  })

  test('where no seat is left nothing is made up', () => {
    const placed = placeNearest([1, 1], [1], () => 10)
    expect([...placed.school]).toEqual([0, -1])
    expect(placed.metres[1]).toBeNaN()
  })

  test('a degree of longitude shrinks with the latitude, to a metre of the sphere', () => {
    expect(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBe(111_195)
    expect(metresBetween({ lat: 60, lon: 0 }, { lat: 60, lon: 1 })).toBe(Math.round(111_194.93 / 2))
    expect(metresBetween({ lat: 37, lon: 112 }, { lat: 37, lon: 112 })).toBe(0)
  })
})
