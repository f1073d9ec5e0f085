import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWholeSolver } from '../highs/index.ts'
import { randomFrom } from '../random/index.ts'
import { checkReach } from './check-reach.ts'
import { fewestSites, mostWithin, type ReachInstance, shortestLongest } from './reach.ts'

const solver = await loadWholeSolver({ nodes: 10_000 })

/** Blocks and sites strewn over a square; some blocks without pupils. */
function county(seed: number, blocks: number, sites: number, standing = 0): ReachInstance {
  const random = randomFrom(seed)
  const place = () => [random.below(10_000), random.below(10_000)] as const
  const at = Array.from({ length: sites }, place)
  const ways = Float64Array.from(
    Array.from({ length: blocks }, place).flatMap(([x, y]) =>
      at.map(([u, v]) => Math.round(Math.sqrt((x - u) ** 2 + (y - v) ** 2))),
    ),
  )
  const pupils = Int32Array.from({ length: blocks }, () => Math.max(0, random.below(45) - 5))
  return { blocks, sites, ways, pupils, fixed: Array.from({ length: standing }, (_, i) => i) }
}

/** Every choice of sites with the standing ones in it. */
function choices({ sites, fixed }: ReachInstance): number[][] {
  return Array.from({ length: 2 ** sites }, (_, code) =>
    Array.from({ length: sites }, (_, m) => m).filter(m => (code >> m) & 1),
  ).filter(open => open.length > 0 && fixed.every(m => open.includes(m)))
}
const nearest = (of: ReachInstance, b: number, open: readonly number[]) =>
  Math.min(...open.map(m => of.ways[b * of.sites + m]!))
const longestOf = (of: ReachInstance, open: readonly number[]) =>
  Math.max(0, ...[...of.pupils.keys()].filter(b => of.pupils[b]! > 0).map(b => nearest(of, b, open)))
const coveredOf = (of: ReachInstance, open: readonly number[], limit: number) =>
  of.pupils.reduce((n, p, b) => (nearest(of, b, open) <= limit ? n + p : n), 0)

const counties = fc
  .tuple(fc.nat(), fc.integer({ min: 1, max: 25 }), fc.integer({ min: 2, max: 8 }))
  .map(([seed, blocks, sites]) => ({ seed, of: county(seed, blocks, sites, seed % 3) }))
  .filter(({ of }) => of.fixed.length <= of.sites)

const peopled = counties.filter(({ of }) => of.pupils.some(p => p > 0))

describe('sites by reach', () => {
  test('where nobody lives no way is long', () => {
    const empty = { ...county(1, 3, 2), pupils: new Int32Array(3) }
    expect(shortestLongest(empty, 1, solver)).toMatchObject({ longest: 0, bound: 0 })
  })

  test('property: the longest way is the shortest of all choices, and proved', () => {
    fc.assert(
      fc.property(counties, ({ seed, of }) => {
        const open = Math.max(1, of.fixed.length, 1 + (seed % of.sites))
        const reach = shortestLongest(of, open, solver)!
        expect(checkReach(of, reach, open)).toEqual([])
        const best = Math.min(
          ...choices(of)
            .filter(c => c.length <= open)
            .map(c => longestOf(of, c)),
        )
        expect(reach.longest).toBe(best)
        expect(reach.bound).toBe(best)
      }),
      { numRuns: 40 },
    )
  })

  test('property: no choice covers more pupils within the limit', () => {
    fc.assert(
      fc.property(counties, fc.integer({ min: 100, max: 9000 }), ({ seed, of }, limit) => {
        const open = Math.max(1, of.fixed.length, 1 + (seed % of.sites))
        const reach = mostWithin(of, limit, open, solver)
        expect(checkReach(of, reach, open, { limit, pupils: reach.covered })).toEqual([])
        const best = Math.max(
          ...choices(of)
            .filter(c => c.length <= open)
            .map(c => coveredOf(of, c, limit)),
        )
        expect(reach.covered).toBe(best)
        expect(reach.bound).toBe(best)
      }),
      { numRuns: 40 },
    )
  })

  test('property: the fewest sites that reach everybody, or the blocks beyond all of them', () => {
    fc.assert(
      fc.property(peopled, fc.integer({ min: 2000, max: 12_000 }), ({ of }, limit) => {
        const { reach, beyond } = fewestSites(of, limit, solver)
        const fit = choices(of).filter(c => longestOf(of, c) <= limit)
        expect(beyond.length > 0).toBe(fit.length === 0)
        if (reach === null) return
        const best = Math.min(...fit.map(c => c.length))
        expect([reach.open.length, reach.bound]).toEqual([best, best])
        expect(checkReach(of, reach, best)).toEqual([])
        expect(reach.longest).toBeLessThanOrEqual(limit)
      }),
      { numRuns: 40 },
    )
  })

  test('a block that no way leads to is said, not left out', () => {
    const of = county(3, 6, 3)
    const cut = {
      ...of,
      pupils: of.pupils.fill(9),
      ways: of.ways.map((w, i) => (i < 3 ? Number.POSITIVE_INFINITY : w)),
    }
    expect(shortestLongest(cut, 2, solver)).toBeNull()
    expect(fewestSites(cut, 20_000, solver)).toEqual({ reach: null, beyond: [0] })
  })

  test('a standing site left out, a shorter longest way and more covered pupils are found', () => {
    const of = county(5, 20, 6, 2)
    const reach = shortestLongest(of, 3, solver)!
    const broken = (shown: typeof reach) => checkReach(of, shown, 3).map(v => v.property)
    expect(broken({ ...reach, longest: reach.longest - 1 })).toEqual(['L4'])
    expect(broken({ ...reach, open: reach.open.slice(1) })).toContain('L1')
    expect(checkReach(of, reach, 3, { limit: 1, pupils: 5000 }).map(v => v.property)).toEqual(['L4'])
  })
})
