import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAssignment } from './check-assignment.ts'
import { deferredAcceptance } from './deferred-acceptance.ts'
import { type Market, packMarket, poolOf, type Wish } from './instance.ts'
import { prefixAcceptance } from './prefix-acceptance.ts'

const wish = (pool: number, priority = 0): Wish => ({ pool, priority })

const market = (most: { pupils: number; pools: number; heads?: boolean }): fc.Arbitrary<Market> =>
  fc
    .tuple(fc.integer({ min: 1, max: most.pupils }), fc.integer({ min: 1, max: most.pools }))
    .chain(([P, S]) =>
      fc
        .tuple(
          fc.array(
            fc.uniqueArray(fc.record({ pool: fc.nat({ max: S - 1 }), priority: fc.nat({ max: 2 }) }), {
              selector: w => w.pool,
              maxLength: S,
            }),
            { minLength: P, maxLength: P },
          ),
          fc.array(fc.nat({ max: 3 }), { minLength: S, maxLength: S }),
          fc.array(fc.constantFrom(1, 1, 2), { minLength: P, maxLength: P }),
        )
        .map(([wishes, seats, heads]) => packMarket(wishes, seats, most.heads ? heads : undefined)),
    )

describe('deferred acceptance', () => {
  test('the second of two equal wishes waits; a better priority class goes first whatever the number', () => {
    expect([...deferredAcceptance(packMarket([[wish(0)], [wish(0)]], [1]))]).toEqual([0, -1])
    expect([...deferredAcceptance(packMarket([[wish(0, 1)], [wish(0, 0)]], [1]))]).toEqual([-1, 0])
  })

  test('a displaced pupil is heard at the next wish', () => {
    const m = packMarket([[wish(0, 1), wish(1)], [wish(0, 0)]], [1, 1])
    expect([...deferredAcceptance(m)]).toEqual([1, 0])
  })

  test('P1 to P5 are proved on any market', () => {
    fc.assert(
      fc.property(market({ pupils: 30, pools: 6 }), m => {
        expect(checkAssignment(m, deferredAcceptance(m))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  test('it is the best stable assignment for every pupil among all, by brute force', () => {
    fc.assert(
      fc.property(market({ pupils: 4, pools: 3 }), m => {
        const best = deferredAcceptance(m)
        for (const other of everyAssignment(m)) {
          const violations = checkAssignment(m, other)
          if (violations.some(v => v.property !== 'P5')) continue
          const differs = other.some((k, p) => k !== best[p])
          // The certificate of P5 is exact: it accepts the best one and nothing else.
          expect(violations.length > 0).toBe(differs)
          other.forEach((k, p) => {
            expect(rank(best[p] as number)).toBeLessThanOrEqual(rank(k))
          })
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('one more seat anywhere hurts nobody', () => {
    fc.assert(
      fc.property(market({ pupils: 12, pools: 4 }), fc.nat({ max: 3 }), (m, extra) => {
        const before = deferredAcceptance(m)
        const after = deferredAcceptance({
          ...m,
          seats: m.seats.map((q, s) => (s === extra % m.pools ? q + 1 : q)),
        })
        before.forEach((k, p) => {
          expect(rank(after[p] as number)).toBeLessThanOrEqual(rank(k))
        })
      }),
    )
  })

  test('no family gains by leaving out or reordering wishes', () => {
    fc.assert(
      fc.property(market({ pupils: 6, pools: 3 }), fc.nat(), fc.nat(), (m, who, lie) => {
        const p = who % m.pupils
        const lists = Array.from({ length: m.pupils }, (_, i) => [
          ...m.choices.slice(m.first[i], m.first[i + 1]),
        ])
        const truth = lists[p] as number[]
        const told = permutationsOfSubsets(truth)
        lists[p] = told[lie % told.length] as number[]
        const honest = deferredAcceptance(m)[p] as number
        const k = deferredAcceptance(fromLists(lists, m))[p] as number
        const gained = k < 0 ? -1 : truth.indexOf((lists[p] as number[])[k] as number)
        expect(rank(honest)).toBeLessThanOrEqual(rank(gained))
      }),
      { numRuns: 2000 },
    )
  })

  test('the checker refuses a swap, an overfull pool and a forgotten pupil', () => {
    const m = packMarket([[wish(0), wish(1)], [wish(0), wish(1)], [wish(1)]], [1, 1])
    const right = deferredAcceptance(m)
    expect([...right]).toEqual([0, 1, -1])
    expect(checkAssignment(m, Int32Array.from([1, 0, -1])).map(v => v.property)).toEqual(['P4'])
    expect(checkAssignment(m, Int32Array.from([0, 0, 0])).map(v => v.property)).toContain('P2')
    expect(checkAssignment(m, Int32Array.from([0, -1, -1])).map(v => v.property)).toContain('P3')
    expect(checkAssignment(m, Int32Array.from([5, 1, -1])).map(v => v.property)).toContain('P1')
  })
})

describe('bundles', () => {
  test('without bundles the prefix rule is plain deferred acceptance', () => {
    fc.assert(
      fc.property(market({ pupils: 20, pools: 5 }), m => {
        expect([...prefixAcceptance(m)]).toEqual([...deferredAcceptance(m)])
      }),
    )
  })

  test('with bundles P1 to P4 hold, and no pool exceeds its plan by a whole bundle', () => {
    fc.assert(
      fc.property(market({ pupils: 20, pools: 4, heads: true }), m => {
        expect(checkAssignment(m, prefixAcceptance(m))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('a hard cap that skips a bundle leaves a family before the cutoff outside', () => {
    // Twins hold the better number for one pool of two seats, of which a single child with a better class takes one.
    const m = packMarket([[wish(0, 1)], [wish(0, 0)], [wish(0, 2)]], [2], [2, 1, 1])
    expect([...prefixAcceptance(m)]).toEqual([0, 0, -1])
    const skipped = Int32Array.from([-1, 0, 0])
    expect(checkAssignment(m, skipped).map(v => v.property)).toEqual(['P4'])
  })
})

test('a pool named twice, an unknown pool and a class beyond 15 are defects', () => {
  expect(() => packMarket([[wish(0), wish(0)]], [1])).toThrow('twice')
  expect(() => packMarket([[wish(1)]], [1])).toThrow('wish 0')
  expect(() => packMarket([[wish(0, 16)]], [1])).toThrow('wish 0')
})

function rank(granted: number): number {
  return granted < 0 ? Number.POSITIVE_INFINITY : granted
}

function* everyAssignment(m: Market): Generator<Int32Array> {
  const lengths = Array.from(
    { length: m.pupils },
    (_, p) => (m.first[p + 1] as number) - (m.first[p] as number),
  )
  const total = lengths.reduce((n, l) => n * (l + 1), 1)
  for (let code = 0; code < total; code++) {
    let rest = code
    yield Int32Array.from(lengths, l => {
      const k = (rest % (l + 1)) - 1
      rest = Math.floor(rest / (l + 1))
      return k
    })
  }
}

function permutationsOfSubsets(list: readonly number[]): number[][] {
  return [
    [],
    ...list.flatMap((x, i) =>
      permutationsOfSubsets(list.filter((_, j) => j !== i)).map(rest => [x, ...rest]),
    ),
  ]
}

function fromLists(lists: readonly (readonly number[])[], m: Market): Market {
  return packMarket(
    lists.map(l => l.map(c => ({ pool: poolOf(c), priority: c & 15 }))),
    [...m.seats],
  )
}
