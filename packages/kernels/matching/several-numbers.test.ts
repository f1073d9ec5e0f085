import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAssignment } from './check-assignment.ts'
import { cutoffsOf, outcomeOf, whyNot } from './compare.ts'
import { deferredAcceptance } from './deferred-acceptance.ts'
import { type Market, packMarket, type Wish } from './instance.ts'
import { assignBy } from './mechanisms.ts'

const stable = (m: Market) => assignBy('deferred-acceptance', m, new Uint8Array(m.choices.length))
const POOLS = 4

/** Every school draws its own permutation of all pupils. */
const market = (most: number, heads: readonly number[] = [1]): fc.Arbitrary<Market> =>
  fc.integer({ min: 1, max: most }).chain(P =>
    fc
      .record({
        lists: fc.array(
          fc.uniqueArray(fc.record({ pool: fc.nat({ max: POOLS - 1 }), priority: fc.nat({ max: 1 }) }), {
            selector: w => w.pool,
            maxLength: POOLS,
          }),
          { minLength: P, maxLength: P },
        ),
        drawn: fc.array(
          fc.shuffledSubarray(
            Array.from({ length: P }, (_, p) => p),
            { minLength: P },
          ),
          { minLength: POOLS, maxLength: POOLS },
        ),
        seats: fc.array(fc.nat({ max: 3 }), { minLength: POOLS, maxLength: POOLS }),
        heads: fc.array(fc.constantFrom(...heads), { minLength: P, maxLength: P }),
      })
      .map(m =>
        packMarket(
          m.lists.map((list, p) => list.map(w => ({ ...w, number: m.drawn[w.pool]?.[p] ?? 0 }))),
          m.seats,
          heads.length > 1 ? m.heads : undefined,
        ),
      ),
  )

describe('a lottery number for every school', () => {
  test('P1 to P5 are proved on any market, with bundles P1 to P4', () => {
    fc.assert(
      fc.property(market(25), m => {
        expect(checkAssignment(m, stable(m))).toEqual([])
        expect(outcomeOf(m, new Uint8Array(m.choices.length), stable(m)).envious).toBe(0)
      }),
      { numRuns: 1500 },
    )
    fc.assert(
      fc.property(market(15, [1, 1, 2]), m => {
        expect(checkAssignment(m, stable(m))).toEqual([])
      }),
      { numRuns: 800 },
    )
  })

  test('the same number at every school is one number a pupil', () => {
    fc.assert(
      fc.property(market(20), m => {
        const first = Array.from({ length: m.pupils }, (_, p) => m.first[p] as number)
        const own = Uint32Array.from(m.choices, (_, at) => first.findLastIndex(from => from <= at))
        expect([...stable({ ...m, numbers: own })]).toEqual([...deferredAcceptance({ ...m, numbers: null })])
      }),
    )
  })

  test('two families may be left who would gladly change places, which one number never does', () => {
    const at = (pool: number, number: number): Wish => ({ pool, priority: 0, number })
    const own = packMarket([[at(0, 2), at(1, 0)], [at(1, 1), at(0, 0)], [at(0, 1)]], [1, 1])
    expect([...stable(own)]).toEqual([1, 1, -1])
    expect([...stable({ ...own, numbers: null })]).toEqual([0, 0, -1])
  })

  test('a lost wish names the number drawn at that school', () => {
    const m = packMarket([[{ pool: 0, priority: 0, number: 1 }], [{ pool: 0, priority: 0, number: 0 }]], [1])
    const [cutoff] = cutoffsOf(m, stable(m))
    expect(cutoff).toMatchObject({ number: 0, pupil: 1 })
    expect(whyNot(0, 1, cutoff!)).toBe('smaller-number')
  })

  test('one number for two pupils of a pool is a defect', () => {
    const same = [{ pool: 0, priority: 0, number: 3 }]
    expect(() => packMarket([same, same], [1])).toThrow('number 3 at pool 0')
  })
})
