import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { checkRotation } from './check-rotation.ts'
import { clashText, reasonFor } from './explain.ts'
import { canBeKept } from './feasibility.ts'
import { highsSolver, type MoveSolver } from './highs-solver.ts'
import { AIMS, checkInstance, type RotationInstance, TIERS } from './instance.ts'
import type { RotationPlan } from './plan.ts'
import { type Outcome, planRotation } from './plan-rotation.ts'
import { remainderModel } from './remainder-model.ts'
import { county, teacher } from './small-county.fixture.ts'
import { standOf } from './stand.ts'
import { volunteerMoves } from './volunteers.ts'

const solver = highsSolver(await loadHighs(), { iterations: 100_000, nodes: 1000 })
const goOn = () => true
const plan = (instance: RotationInstance) => planRotation(instance, solver, goOn)

function solved(outcome: Outcome): RotationPlan {
  if (outcome.status !== 'solved') throw new Error(outcome.status)
  return outcome.plan
}

/** Four teachers, three schools, two subjects, any rules. */
const small: fc.Arbitrary<RotationInstance> = fc
  .record({
    schools: fc.array(
      fc.record({
        tier: fc.constantFrom(...TIERS),
        posts: fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 2 }),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    people: fc.array(
      fc.record({
        school: fc.nat({ max: 2 }),
        subject: fc.nat({ max: 1 }),
        isBackbone: fc.boolean(),
        years: fc.constantFrom(5, 6, 7),
        isDeferred: fc.constantFrom(false, false, false, true),
        familyKm: fc.constantFrom(null, null, 10, 5),
        wishes: fc.oneof(fc.constant<number[]>([]), fc.shuffledSubarray([0, 1, 2])),
        isCoupled: fc.constantFrom(false, false, true),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    rules: fc.record({
      movedPercent: fc.constantFrom(0, 10, 25, 50, 75),
      backbonePercent: fc.constantFrom(0, 20, 50, 100),
      backboneOf: fc.constantFrom('moved' as const, 'eligible' as const),
      leavePercent: fc.constantFrom(50, 100),
      surplus: fc.nat({ max: 1 }),
      mostKm: fc.constantFrom(10, 20),
      order: fc.shuffledSubarray([...AIMS], { minLength: 3, maxLength: 3 }),
      nearest: fc.constantFrom(1, 8),
      coupleKm: fc.constantFrom(null, 0, 10),
    }),
  })
  .map(({ schools, people, rules }) =>
    county(
      schools,
      people.map(({ isCoupled: _, ...x }, i) => {
        // The first and the second, the third and the fourth may be couples.
        const other = i ^ 1
        const partner = people[i]?.isCoupled && people[other]?.isCoupled ? other : null
        const wishes = x.wishes.filter(s => s !== x.school)
        return teacher({ ...x, id: `${i}`, wishes, drawn: i, partner })
      }),
      rules,
    ),
  )

/** Every plan that keeps the voluntary moves and all rules. */
function everyPlan(instance: RotationInstance): RotationPlan[] {
  const { to: voluntary, heard } = volunteerMoves(instance)
  const byWish = Uint8Array.from(voluntary, s => (s === -1 ? 0 : 1))
  const before = standOf(instance, new Int32Array(4).fill(-1), byWish)
  const plans: RotationPlan[] = []
  for (let code = 0; code < 4 ** 4; code++) {
    const to = Int32Array.from(voluntary, (s, i) => (s === -1 ? (Math.floor(code / 4 ** i) % 4) - 1 : s))
    const candidate = {
      to,
      byWish,
      heard,
      heads: new Int32Array(instance.heads.length).fill(-1),
      before,
      after: standOf(instance, to, byWish),
      proof: 'bound' as const,
    }
    if (checkRotation(instance, candidate).length === 0) plans.push(candidate)
  }
  return plans
}

describe('against brute force', () => {
  test('the plan is the best of all in the stated order, and there is one exactly when one exists', () => {
    let [withPlan, without] = [0, 0]
    fc.assert(
      fc.property(small, instance => {
        const all = everyPlan({ ...instance, rules: { ...instance.rules, nearest: 8 } })
        const outcome = plan({ ...instance, rules: { ...instance.rules, nearest: 8 } })
        expect(outcome.status).toBe(all.length > 0 ? 'solved' : 'infeasible')
        if (outcome.status !== 'solved') {
          without += 1
          return
        }
        withPlan += 1
        const values = (p: RotationPlan) => instance.rules.order.map(aim => p.after[aim])
        const best = all.map(values).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]! || a[2]! - b[2]!)[0]
        expect(values(outcome.plan)).toEqual(best)
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(Math.min(withPlan, without)).toBeGreaterThan(50)
  })

  test('a clash names values that suffice, and one step stricter does not', () => {
    let named = 0
    fc.assert(
      fc.property(small, instance => {
        const outcome = plan(instance)
        if (outcome.status !== 'infeasible') return
        expect(outcome.clashes.length).toBeGreaterThan(0)
        for (const { rule, now, enough } of outcome.clashes) {
          if (enough === null) continue
          named += 1
          const withValue = (value: number) =>
            plan({ ...instance, rules: { ...instance.rules, [rule]: value } }).status
          expect(withValue(enough)).toBe('solved')
          expect(withValue(enough + Math.sign(now - enough))).toBe('infeasible')
        }
      }),
      { numRuns: 300, seed: 2 },
    )
    expect(named).toBeGreaterThan(20)
  })

  test('however few nearest schools are thought of, nobody is told no for that alone', () => {
    fc.assert(
      fc.property(small, instance => {
        const narrow = plan({ ...instance, rules: { ...instance.rules, nearest: 1 } })
        const wide = plan({ ...instance, rules: { ...instance.rules, nearest: 8 } })
        expect(narrow.status).toBe(wide.status)
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})

describe('whether the rules can be kept', () => {
  const wideCounty = fc
    .record({
      tiers: fc.array(fc.constantFrom(...TIERS), { minLength: 14, maxLength: 14 }),
      people: fc.array(
        fc.record({
          school: fc.nat({ max: 13 }),
          isBackbone: fc.boolean(),
          familyKm: fc.constantFrom(null, null, 100, 20),
        }),
        { minLength: 20, maxLength: 40 },
      ),
      rules: fc.record({
        movedPercent: fc.constantFrom(5, 10, 20, 30),
        backbonePercent: fc.constantFrom(0, 20, 50),
        backboneOf: fc.constantFrom('moved' as const, 'eligible' as const),
        leavePercent: fc.constantFrom(30, 50),
        mostKm: fc.constantFrom(30, 90, 130),
      }),
    })
    .map(({ tiers, people, rules }) =>
      county(
        tiers.map((tier, s) => ({ tier, posts: [1 + (s % 4)] })),
        people.map((x, i) => teacher({ ...x, id: `${i}`, drawn: i })),
        rules,
      ),
    )

  test('numbers of teachers and few pairs of schools answer as all teachers and all pairs do', () => {
    let [kept, not] = [0, 0]
    fc.assert(
      fc.property(wideCounty, instance => {
        const all = { ...instance, rules: { ...instance.rules, nearest: 14 } }
        const { model } = remainderModel(all, volunteerMoves(all).to)
        const answer = canBeKept(instance, solver, new Set())
        expect(answer).toBe(solver.solve(model, 0).status === 'optimal')
        if (answer) kept += 1
        else not += 1
      }),
      { numRuns: 200, seed: 4 },
    )
    expect(Math.min(kept, not)).toBeGreaterThan(20)
  })
})

const strongAndWeak = [
  { tier: 'strong' as const, posts: [2] },
  { tier: 'weak' as const, posts: [3] },
]

describe('the rules, each on both sides', () => {
  const two = (given: object, rules: object = {}) =>
    plan(
      county(
        strongAndWeak,
        [0, 1].map(i => teacher({ id: `${i}`, school: 0, drawn: i, ...given })),
        { movedPercent: 50, leavePercent: 50, ...rules },
      ),
    )

  test('exactly the minimum of years is one’s turn; a year less is not', () => {
    expect(solved(two({ years: 6 })).after.eligible).toBe(2)
    expect(solved(two({ years: 5 })).after).toMatchObject({ eligible: 0, quota: 0, moved: 0 })
  })

  test('exactly the limit of distance is within it, of the plan and of the family', () => {
    expect(two({}, { mostKm: 10 }).status).toBe('solved')
    expect(two({}, { mostKm: 9 }).status).toBe('infeasible')
    expect(two({ familyKm: 10 }).status).toBe('solved')
    expect(two({ familyKm: 9.9 }).status).toBe('infeasible')
  })

  test('half of two may leave; more than that is refused with the value that would do', () => {
    expect(two({}, { movedPercent: 50 }).status).toBe('solved')
    const over = two({}, { movedPercent: 51 })
    expect(over).toEqual({
      status: 'infeasible',
      clashes: [
        { rule: 'leavePercent', now: 50, enough: 100 },
        { rule: 'movedPercent', now: 51, enough: 50 },
      ],
    })
    expect(over.status === 'infeasible' && over.clashes.map(c => clashText(c).zh)).toEqual([
      '每校调出比例上限（50%）：放宽到100%即可。',
      '交流比例（51%）：放宽到50%即可。',
    ])
  })

  test('the denominator of the backbone share decides: of those moved, or of all whose turn it is', () => {
    const mixed = (backboneOf: 'moved' | 'eligible') =>
      plan(
        county(
          strongAndWeak,
          [0, 1, 2, 3].map(i => teacher({ id: `${i}`, school: 0, drawn: i, isBackbone: i === 0 })),
          { movedPercent: 25, backbonePercent: 50, backboneOf },
        ),
      )
    expect(solved(mixed('moved')).after.countedBackbone).toBe(1)
    expect(mixed('eligible').status).toBe('infeasible')
  })

  test('a swap between strong schools counts for nothing and is not made', () => {
    const swap = county(
      [
        { tier: 'strong', posts: [1] },
        { tier: 'strong', posts: [1] },
      ],
      [teacher({ id: 'a', school: 0, wishes: [1] }), teacher({ id: 'b', school: 1, wishes: [0], drawn: 1 })],
      { movedPercent: 10 },
    )
    expect(plan(swap).status).toBe('infeasible')
  })

  test('the order of the aims decides between a short way and a filled post', () => {
    const build = (order: readonly (typeof AIMS)[number][]) =>
      county(
        strongAndWeak,
        [0, 1, 2].map(i => teacher({ id: `${i}`, school: 0, drawn: i })),
        { order },
      )
    expect(solved(plan(build(['shortage', 'spread', 'hardship']))).after).toMatchObject({
      shortage: 2,
      hardship: 10,
    })
    expect(solved(plan(build(['hardship', 'shortage', 'spread']))).after).toMatchObject({
      shortage: 3,
      hardship: 0,
    })
  })
})

describe('words and stops', () => {
  test('everybody reads why: who is sent, who asked, who stays', () => {
    const instance = county(
      strongAndWeak,
      [
        teacher({ id: 'a', school: 0, wishes: [1] }),
        teacher({ id: 'b', school: 0, drawn: 1 }),
        teacher({ id: 'c', school: 0, years: 2 }),
        teacher({ id: 'd', school: 0, isDeferred: true }),
        teacher({ id: 'e', school: 0, familyKm: 1 }),
      ],
      { movedPercent: 50 },
    )
    const made = solved(plan(instance))
    expect(instance.teachers.map((_, i) => reasonFor(instance, made, i).code)).toEqual([
      'by-wish',
      'sent',
      'not-yet',
      'deferred',
      'no-destination',
    ])
    expect(reasonFor(instance, made, 1).text.zh).toBe('统筹安排到S1，距离10公里；该校本学科缺3人。')
  })

  test('it stops where it is told to, and when the steps are used up', () => {
    const instance = county(strongAndWeak, [teacher({ id: 'a', school: 0 })])
    for (const last of ['volunteers', 'model', 'solve'])
      expect(planRotation(instance, solver, step => step !== last).status).toBe('out-of-time')
    const tired: MoveSolver = {
      solve: () => ({ status: 'unknown', x: new Float64Array(), duals: new Float64Array() }),
    }
    expect(planRotation(instance, tired, goOn).status).toBe('out-of-time')
  })

  test('the checker names what a forged plan breaks', () => {
    const instance = county(
      strongAndWeak,
      [
        teacher({ id: 'a', school: 0 }),
        teacher({ id: 'b', school: 0, years: 1, drawn: 1 }),
        teacher({ id: 'c', school: 1, drawn: 2 }),
      ],
      { movedPercent: 50, leavePercent: 50, mostKm: 10 },
    )
    const made = solved(plan(instance))
    const forged = (to: number[], byWish = [0, 0, 0]) => {
      const moved = Int32Array.from(to)
      const wished = Uint8Array.from(byWish)
      const after = standOf(instance, moved, wished)
      return checkRotation(instance, { ...made, to: moved, byWish: wished, after }).map(v => v.property)
    }
    expect(forged([0, -1, -1])).toContain('P1')
    expect(forged([-1, 1, -1])).toContain('P2')
    expect(forged([-1, -1, 0])).toContain('P3')
    expect(forged([1, -1, -1], [1, 0, 0])).toContain('P4')
    expect(
      checkRotation({ ...instance, km: instance.km.map(k => k + 1) }, made).map(v => v.property),
    ).toContain('P5')
    expect(forged([1, 1, -1])).toContain('P6')
    expect(forged([-1, -1, -1])).toEqual(['P8'])
    const crowded = { ...instance, schools: instance.schools.map(s => ({ ...s, posts: [1] })) }
    expect(checkRotation(crowded, made).map(v => v.property)).toContain('P7')
    expect(
      checkRotation(instance, { ...made, after: { ...made.after, shortage: 0 } }).map(v => v.property),
    ).toEqual(['P9'])
  })

  test('everything unfit is said at once', () => {
    const broken = county(
      [
        { tier: 'strong', posts: [-1] },
        { tier: 'weak', posts: [1] },
      ],
      [
        teacher({ id: 'a', school: 5 }),
        teacher({ id: 'b', school: 0, wishes: [0] }),
        teacher({ id: 'c', school: 1, wishes: [0] }),
        teacher({ id: 'd', school: 1, wishes: [0] }),
      ],
      { movedPercent: 101 },
      Number.NaN,
    )
    expect(new Set(checkInstance(broken).map(r => r.code))).toEqual(
      new Set([
        'rotation.bad-rule',
        'rotation.bad-posts',
        'rotation.no-distance',
        'rotation.bad-teacher',
        'rotation.bad-wish',
        'rotation.tie',
      ]),
    )
  })
})
