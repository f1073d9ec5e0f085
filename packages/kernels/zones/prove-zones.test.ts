import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadWholeSolver } from '../highs/index.ts'
import { checkZones } from './check-zones.ts'
import type { ZoneInstance, ZoneRules } from './instance.ts'
import { planZones, type ZonePlan } from './plan-zones.ts'
import { proveZones } from './prove-zones.ts'
import { bruteForce, town, withYears } from './town.fixture.ts'

const RULES: ZoneRules = { overload: 20_000, change: 300, uneven: 200, farBeyond: 3000, far: 1 }
/** Without the mix of groups, which makes proofs long. */
const NEAR: ZoneRules = { ...RULES, uneven: 0 }
const solver = await loadWholeSolver({ nodes: 10_000 })

/** A plan nobody has bettered much: only a few steps were tried. */
function rough(of: ZoneInstance, rules = RULES, steps = 300): ZonePlan {
  const outcome = planZones(of, rules, { seed: 3, steps })
  if (outcome.status !== 'solved') throw new Error(outcome.status)
  return outcome.plan
}

describe('the proof of a plan', () => {
  test('property: 8 blocks and 3 schools are proved to be the best of all 6,561', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, isLater) => {
        const one = town(seed, 4, 2, 3, 0.95)
        const of = isLater ? withYears(one, seed) : one
        const plan = rough(of)
        const proved = proveZones(of, RULES, plan, solver, { gap: 0, rounds: 20 })
        expect(checkZones(of, RULES, proved)).toEqual([])
        const best = bruteForce(of, RULES, plan)
        expect(proved.objective).toBeCloseTo(best, 4)
        expect(proved.bound).toBeCloseTo(best, 4)
      }),
      { numRuns: 8 },
    )
  })

  test('property: larger towns are proved as near as asked, with their zones in one piece', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 3, max: 5 }), fc.integer({ min: 3, max: 4 }), (seed, w, h) => {
        const of = town(seed, w, h, 2 + (seed % 2), 1.4)
        const proved = proveZones(of, NEAR, rough(of, NEAR), solver, { gap: 0.0005, rounds: 40 })
        expect(checkZones(of, NEAR, proved)).toEqual([])
        expect(proved.objective).toBeLessThanOrEqual(proved.bound * 1.0005 + 1e-6)
      }),
      { numRuns: 20 },
    )
  })

  test('a piece cut off from its school is joined again, not sold as a plan', () => {
    // a row of five blocks: the fourth is nearest to the first school, the third to the second
    const row = town(2, 5, 1, 2)
    const of: ZoneInstance = {
      ...row,
      pupils: Int32Array.of(10, 10, 10, 10, 10),
      group: new Int32Array(5),
      current: new Int32Array(5).fill(-1),
      capacity: Int32Array.of(50, 50),
      home: Int32Array.of(0, 4),
      cost: Float64Array.of(0, 900, 100, 900, 900, 100, 100, 900, 900, 0),
    }
    const plain: ZoneRules = { ...NEAR, far: 0 }
    const proved = proveZones(of, plain, rough(of, plain), solver, { gap: 0, rounds: 20 })
    expect([...proved.zoneOf]).toSatisfy(z => ['0,0,0,0,1', '0,0,1,1,1', '0,1,1,1,1'].includes(String(z)))
    expect(proved.objective).toBe(10 * (0 + 100 + 900 + 100 + 0))
    expect(proved.bound).toBeCloseTo(proved.objective, 6)
  })

  test('stopped before the first round, the plan stays as it was', () => {
    const of = town(5, 6, 5, 3)
    const plan = rough(of)
    expect(proveZones(of, RULES, plan, solver, { gap: 0, rounds: 9, onRound: () => false })).toEqual(plan)
  })
})
