import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { checkRotation } from './check-rotation.ts'
import { reasonFor } from './explain.ts'
import { highsSolver } from './highs-solver.ts'
import { checkInstance, type RotationInstance } from './instance.ts'
import type { RotationPlan } from './plan.ts'
import { planRotation } from './plan-rotation.ts'
import { county, teacher } from './small-county.fixture.ts'

const solver = highsSolver(await loadHighs(), { iterations: 100_000, nodes: 1000 })

function solved(instance: RotationInstance): RotationPlan {
  const outcome = planRotation(instance, solver, () => true)
  if (outcome.status !== 'solved') throw new Error(outcome.status)
  return outcome.plan
}

/** One strong school and two weak ones ten and twenty kilometres away, each short of one teacher of one subject. */
const schools = [
  { tier: 'strong' as const, posts: [0, 0] },
  { tier: 'weak' as const, posts: [1, 0] },
  { tier: 'weak' as const, posts: [0, 1] },
]
const couple = [
  teacher({ id: 'a', school: 0, subject: 0, partner: 1 }),
  teacher({ id: 'b', school: 0, subject: 1, partner: 0 }),
]

describe('couples', () => {
  test('who asks not to be parted goes together, or both stay, by the distance of the rules', () => {
    const apart = solved(county(schools, couple))
    expect([...apart.to]).toEqual([1, 2])
    const near = solved(county(schools, couple, { coupleKm: 10 }))
    expect([...near.to]).toEqual([1, 2])
    const oneSchool = solved(county(schools, couple, { coupleKm: 0 }))
    expect([...oneSchool.to]).toEqual([-1, -1])
    expect(reasonFor(county(schools, couple, { coupleKm: 0 }), oneSchool, 0).code).toBe('with-partner')
  })

  test('a couple for whom one school has both posts moves there together, and each is told', () => {
    const open = [schools[0]!, schools[1]!, { tier: 'weak' as const, posts: [1, 1] }]
    const instance = county(open, couple, { coupleKm: 0 })
    const plan = solved(instance)
    expect([...plan.to]).toEqual([2, 2])
    expect(reasonFor(instance, plan, 1).text).toMatchObject({
      zh: expect.stringMatching(/统筹安排到S2，距离20公里；.+与配偶同校。$/),
      en: expect.stringMatching(/In one school with the partner\.$/),
    })
  })

  test('whose partner’s turn it is not goes near the partner only', () => {
    const [a, b] = couple
    const bound = [a!, { ...b!, isDeferred: true }]
    expect([...solved(county(schools, bound, { coupleKm: 10 })).to]).toEqual([1, -1])
    expect([...solved(county(schools, bound, { coupleKm: 5 })).to]).toEqual([-1, -1])
  })

  test('of a couple one volunteers, to a school near the other, who then stays', () => {
    const [a, b] = couple
    // The second would be first, but asks only for a school too far from the first.
    const far = [
      { ...a!, wishes: [2, 1], points: 3 },
      { ...b!, wishes: [2], points: 9 },
    ]
    const plan = solved(county(schools, far, { coupleKm: 10 }))
    expect([[...plan.to], [...plan.byWish]]).toEqual([
      [1, -1],
      [1, 0],
    ])
    const both = [
      { ...a!, wishes: [1], points: 3 },
      { ...b!, wishes: [1], points: 9 },
    ]
    expect([...solved(county(schools, both, { coupleKm: 10 })).heard]).toEqual([0, 1])
    expect([...solved(county(schools, both)).heard]).toEqual([1, 1])
  })

  test('a partner who does not ask for the same is refused', () => {
    const [a, b] = couple
    const codes = (people: RotationInstance['teachers']) =>
      checkInstance(county(schools, people)).map(r => `${r.at} ${r.code}`)
    expect(codes([a!, { ...b!, partner: null }])).toEqual(['a rotation.bad-couple'])
    expect(codes([{ ...a!, partner: 0 }, b!])).toEqual(['a rotation.bad-couple', 'b rotation.bad-couple'])
    expect(codes(couple)).toEqual([])
  })

  test('the checker finds a parted couple', () => {
    const instance = county(schools, couple, { coupleKm: 0 })
    const plan = { ...solved(instance), to: Int32Array.from([1, -1]) }
    const parted = checkRotation(instance, plan).filter(v => v.property === 'P10')
    expect(parted.map(v => v.who)).toEqual(['a', 'b'])
  })

  test('in any county nobody is parted who asked not to be', () => {
    const people = fc.array(fc.record({ school: fc.nat({ max: 4 }), subject: fc.nat({ max: 1 }) }), {
      minLength: 12,
      maxLength: 12,
    })
    fc.assert(
      fc.property(people, fc.constantFrom(0, 10, 20), (drawn, coupleKm) => {
        const list = drawn.map((x, i) =>
          teacher({ ...x, id: `${i}`, drawn: i, partner: i < 8 ? i ^ 1 : null }),
        )
        const tiers = ['strong', 'ordinary', 'weak', 'weak', 'ordinary'] as const
        const places = tiers.map((tier, s) => ({ tier, posts: [s, 4 - s] }))
        const plan = solved(county(places, list, { coupleKm, surplus: 3 }))
        list.forEach(({ school, partner }, i) => {
          if (partner === null || (plan.to[i] === -1 && plan.to[partner] === -1)) return
          const at = (k: number, home: number) => (plan.to[k] === -1 ? home : (plan.to[k] as number))
          const there = at(partner, list[partner]!.school)
          expect(10 * Math.abs(at(i, school) - there)).toBeLessThanOrEqual(coupleKm)
        })
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})
