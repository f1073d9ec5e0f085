import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../random/index.ts'
import { checkSiting } from './check-siting.ts'
import { chooseSites } from './choose-sites.ts'
import { checkInstance, type SitingInstance } from './instance.ts'

/** Blocks and sites strewn over a square, ways in whole metres times pupils. */
function county(seed: number, blocks: number, sites: number, open: number, standing = 0): SitingInstance {
  const random = randomFrom(seed)
  const place = () => [random.below(10_000), random.below(10_000)] as const
  const at = Array.from({ length: sites }, place)
  const cost = new Float64Array(blocks * sites)
  for (let b = 0; b < blocks; b++) {
    const [x, y] = place()
    const pupils = random.below(40)
    at.forEach(([u, v], m) => {
      cost[b * sites + m] = pupils * Math.round(Math.sqrt((x - u) ** 2 + (y - v) ** 2))
    })
  }
  return { blocks, sites, cost, fixed: Array.from({ length: standing }, (_, i) => i), open }
}

/** Tries every choice of sites. */
function bruteForce(of: SitingInstance): number {
  let least = Number.POSITIVE_INFINITY
  for (let code = 0; code < 2 ** of.sites; code++) {
    const open = Array.from({ length: of.sites }, (_, m) => m).filter(m => (code >> m) & 1)
    if (open.length !== of.open || of.fixed.some(m => !open.includes(m))) continue
    let sum = 0
    for (let b = 0; b < of.blocks; b++) sum += Math.min(...open.map(m => of.cost[b * of.sites + m]!))
    least = Math.min(least, sum)
  }
  return least
}

describe('sites for schools', () => {
  test('property: every choice is proved, never below its bound, and at most 2 % from the best of all', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }), (seed, B, M) => {
        const open = 1 + (seed % M)
        const of = county(seed, B, M, open, seed % 3 === 0 ? 1 : 0)
        const siting = chooseSites(of, { rounds: 100 })
        expect(checkSiting(of, siting)).toEqual([])
        const best = bruteForce(of)
        expect(siting.bound).toBeLessThanOrEqual(best)
        expect(siting.cost).toBeGreaterThanOrEqual(best)
        expect(siting.cost).toBeLessThanOrEqual(1.02 * best)
      }),
      { numRuns: 300 },
    )
  })

  test('property: no exchange of one open site for a closed one shortens the ways', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 12 }), (seed, open) => {
        const of = county(seed, 60, 14, open)
        const siting = chooseSites(of, { rounds: 0 })
        const costOf = (sites: readonly number[]) => {
          let sum = 0
          for (let b = 0; b < of.blocks; b++) sum += Math.min(...sites.map(m => of.cost[b * of.sites + m]!))
          return sum
        }
        const closed = Array.from({ length: of.sites }, (_, m) => m).filter(m => !siting.open.includes(m))
        for (const out of siting.open) {
          const kept = siting.open.filter(m => m !== out)
          for (const m of closed) expect(costOf([...kept, m])).toBeGreaterThanOrEqual(siting.cost)
        }
      }),
    )
  })

  test('200 blocks and 40 sites: proved within half a percent', () => {
    for (const open of [5, 10, 20]) {
      const siting = chooseSites(county(open, 200, 40, open), { rounds: 400 })
      expect(siting.cost - siting.bound).toBeLessThanOrEqual(0.005 * siting.cost)
    }
  })

  test('schools that stand stay open', () => {
    expect(chooseSites(county(2, 50, 12, 4, 3), { rounds: 50 }).open).toEqual(
      expect.arrayContaining([0, 1, 2]),
    )
  })

  test('asking for fewer schools than stand, or a missing way, is refused', () => {
    const of = county(2, 5, 4, 2, 3)
    const bad = { ...of, cost: of.cost.map((c, i) => (i === 7 ? Number.NaN : c)) }
    expect(checkInstance(bad).map(r => r.code)).toEqual(['siting.bad-number', 'siting.bad-way'])
  })

  test('a site closed in secret or a sum made smaller is found', () => {
    const of = county(4, 20, 6, 3)
    const siting = chooseSites(of, { rounds: 50 })
    expect(checkSiting(of, { ...siting, open: siting.open.slice(1) }).map(v => v.property)).toContain('L1')
    expect(checkSiting(of, { ...siting, cost: siting.cost - 1 }).map(v => v.property)).toEqual(['L3'])
  })
})
