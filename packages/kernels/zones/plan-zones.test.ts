import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkZones } from './check-zones.ts'
import { checkInstance, type ZoneInstance, type ZoneRules } from './instance.ts'
import { planZones, type ZonePlan } from './plan-zones.ts'
import { bruteForce, town, withYears } from './town.fixture.ts'

const RULES: ZoneRules = { overload: 20_000, change: 300, uneven: 200, farBeyond: 3000, far: 1 }
const effort = { seed: 7, steps: 40_000 }

function solved(of: ZoneInstance, rules = RULES, with_ = effort): ZonePlan {
  const outcome = planZones(of, rules, with_)
  if (outcome.status !== 'solved') throw new Error(outcome.status)
  return outcome.plan
}

describe('whole zones', () => {
  test('property: every plan is proved, and none is below its bound', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 7 }), (seed, w, h) => {
        const of = town(seed, w, h, 1 + (seed % Math.min(6, w * h)), 0.8 + (seed % 5) / 10)
        expect(checkInstance(of)).toEqual([])
        const plan = solved(of, RULES, { seed, steps: 3000 })
        expect(checkZones(of, RULES, plan)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('8 blocks and 3 schools: the plan is the best of all 6,561', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const of = town(seed, 4, 2, 3, 0.95)
      const plan = solved(of)
      expect(plan.objective).toBeCloseTo(bruteForce(of, RULES, plan), 6)
    }
  })

  test('8 blocks and 3 schools over three years: the plan is the best of all 6,561', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const of = withYears(town(seed, 4, 2, 3, 0.95), seed)
      const plan = solved(of)
      expect(checkZones(of, RULES, plan)).toEqual([])
      expect(plan.objective).toBeCloseTo(bruteForce(of, RULES, plan), 6)
    }
  })

  test('property: plans over several years are proved, each year’s overload told', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 6 }), (seed, w, h) => {
        const of = withYears(town(seed, w, h, 1 + (seed % Math.min(5, w * h))), seed)
        expect(checkInstance(of)).toEqual([])
        const plan = solved(of, RULES, { seed, steps: 3000 })
        expect(checkZones(of, RULES, plan)).toEqual([])
        expect(plan.later).toHaveLength(2)
      }),
      { numRuns: 100 },
    )
  })

  test('a school that fills up in two years gets fewer blocks today', () => {
    const of = { ...town(11, 8, 4, 2), capacity: Int32Array.of(5000, 5000) }
    const doubled = Int32Array.from(of.pupils, n => 2 * n)
    const year = { pupils: doubled, group: of.group, capacity: Int32Array.of(400, 5000), weight: 1 }
    const today = solved({ ...of, current: of.current.fill(-1) })
    const ahead = solved({ ...of, later: [year] })
    expect(2 * today.load[0]!).toBeGreaterThan(400)
    expect(ahead.later[0]!.overload).toBe(0)
    expect(ahead.overload).toBe(0)
  })

  test('a protected teaching point keeps its blocks though a town school is nearer and has room', () => {
    const of = town(6, 6, 5, 3)
    const first = solved(of)
    const moved = first.zoneOf.slice()
    const given = { ...of, current: moved, capacity: of.capacity.map((n, s) => (s === 0 ? 0 : 9 * n)) }
    const kept = [...moved.keys()].filter(b => moved[b] === 0)
    expect(kept.length).toBeGreaterThan(1)
    const free = solved(given)
    expect(kept.some(b => free.zoneOf[b] !== 0)).toBe(true)
    const safe = { ...given, keeps: Uint8Array.of(1, 0, 0) }
    const plan = solved(safe)
    expect(kept.every(b => plan.zoneOf[b] === 0)).toBe(true)
    expect(checkZones(safe, RULES, plan)).toEqual([])
    expect(checkZones(safe, RULES, free).some(v => v.property === 'Z8')).toBe(true)
  })

  test('blocks a protected school keeps but cannot reach are named, and why', () => {
    const two = {
      ...town(2, 5, 1, 2),
      home: Int32Array.of(0, 2),
      current: Int32Array.of(0, 0, 1, 1, 0),
      keeps: Uint8Array.of(1, 0),
    }
    expect(planZones(two, RULES, effort)).toEqual({ status: 'infeasible', blocks: [4], by: 'kept' })
  })

  test('the same seed gives the same zones', () => {
    const of = town(4, 12, 9, 6)
    expect(solved(of).zoneOf).toEqual(solved(of).zoneOf)
  })

  test('where nothing else counts, zones stay as they are', () => {
    const of = town(9, 10, 8, 4)
    const first = solved(of)
    const again = solved({ ...of, current: first.zoneOf }, { ...RULES, change: 100_000 })
    expect(again.changed).toBe(0)
  })

  test('a block across the river that borders nothing is named', () => {
    const of = town(2, 4, 2, 2)
    const island = {
      ...of,
      pupils: Int32Array.of(...of.pupils, 12),
      group: Int32Array.of(...of.group, 0),
      current: Int32Array.of(...of.current, -1),
      starts: Int32Array.of(...of.starts, 18),
      schools: Int32Array.of(...of.schools, 0, 1),
      cost: Float64Array.of(...of.cost, 900, 800),
      neighbourStarts: Int32Array.of(...of.neighbourStarts, of.neighbours.length),
    }
    expect(planZones(island, RULES, effort)).toEqual({ status: 'infeasible', blocks: [8], by: 'borders' })
  })

  test('a wrong county is refused with every reason', () => {
    const of = town(2, 4, 2, 2)
    const bad = { ...of, home: Int32Array.of(3, 3), pupils: of.pupils.map((n, b) => (b === 1 ? -1 : n)) }
    expect(checkInstance(bad).map(r => r.code)).toEqual(['zones.bad-pupils', 'zones.shared-home'])
  })

  test('a broken zone, a wrong figure and a bound too high are found', () => {
    const of = town(6, 6, 5, 3)
    const plan = solved(of)
    const moved = plan.zoneOf.slice()
    moved[of.home[0]!] = 1
    const properties = (p: ZonePlan) => new Set(checkZones(of, RULES, p).map(v => v.property))
    expect(properties({ ...plan, zoneOf: moved })).toContain('Z5')
    expect(properties({ ...plan, metres: plan.metres + 1 })).toEqual(new Set(['Z6']))
    expect(properties({ ...plan, bound: plan.objective * 1.01 })).toEqual(new Set(['Z7']))
  })
})
