import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { checkRotation } from './check-rotation.ts'
import { headMoves, headReason, isDue } from './heads.ts'
import { highsSolver } from './highs-solver.ts'
import { checkInstance, type Head, type RotationInstance } from './instance.ts'
import { planRotation } from './plan-rotation.ts'
import { county } from './small-county.fixture.ts'

const solver = highsSolver(await loadHighs(), { iterations: 100_000, nodes: 1000 })

const head = (given: Partial<Head> & Pick<Head, 'id' | 'school'>): Head => ({
  ...{ terms: 2, isDeferred: false, familyKm: null, wishes: [] },
  ...given,
})
/** Schools in a row, ten kilometres apart. */
const withHeads = (schools: number, heads: readonly Head[], mostKm = 30): RotationInstance =>
  county(
    Array.from({ length: schools }, () => ({ tier: 'ordinary' as const, posts: [0] })),
    [],
    { headTerms: 2, mostKm },
    10,
    heads,
  )
const moves = (instance: RotationInstance) => [...(headMoves(instance, solver) ?? [])]

describe('heads', () => {
  test('exactly two full terms make it a turn, one does not, and nobody moves where the rules say nothing', () => {
    const heads = [head({ id: 'a', school: 0 }), head({ id: 'b', school: 1, terms: 1 })]
    const instance = withHeads(3, heads)
    expect(heads.map(h => isDue(instance, h))).toEqual([true, false])
    expect(moves(instance)).toEqual([2, -1])
    expect(moves({ ...instance, rules: { ...instance.rules, headTerms: null } })).toEqual([-1, -1])
  })

  test('two whose terms are full change places; one alone stays where no post falls free', () => {
    expect(moves(withHeads(2, [head({ id: 'a', school: 0 }), head({ id: 'b', school: 1 })]))).toEqual([1, 0])
    const alone = withHeads(2, [head({ id: 'a', school: 0 }), head({ id: 'b', school: 1, terms: 1 })])
    expect(moves(alone)).toEqual([-1, -1])
    expect(headReason(alone, 0, -1).zh).toContain('没有空出的校长岗位')
    expect(headReason(alone, 1, -1).zh).toBe('任职1届，未满2届。')
  })

  test('as many as can move, then wishes, then kilometres; only a wish leads beyond the limit', () => {
    const three = [0, 1, 2].map(school => head({ id: `${school}`, school }))
    expect(moves(withHeads(3, three)).every(to => to !== -1)).toBe(true)
    const near = withHeads(4, [head({ id: 'a', school: 0 })], 10)
    expect(moves(near)).toEqual([1])
    expect(moves(withHeads(4, [head({ id: 'a', school: 0, wishes: [3] })], 10))).toEqual([3])
    expect(moves(withHeads(4, [head({ id: 'a', school: 0, familyKm: 5 })]))).toEqual([-1])
  })

  test('two heads of a school and terms that are no count are refused', () => {
    const wrong = withHeads(2, [head({ id: 'a', school: 0 }), head({ id: 'b', school: 0, terms: 1.5 })])
    expect(checkInstance(wrong).map(r => `${r.at} ${r.code}`)).toEqual(['b rotation.bad-head'])
  })

  test('the checker finds who moves too early, too far, or to a school that has a head', () => {
    const instance = withHeads(3, [head({ id: 'a', school: 0 }), head({ id: 'b', school: 1, terms: 1 })], 10)
    const outcome = planRotation(instance, solver, () => true)
    if (outcome.status !== 'solved') throw new Error(outcome.status)
    const broken = (heads: readonly number[]) =>
      checkRotation(instance, { ...outcome.plan, heads: Int32Array.from(heads) }).map(v => v.who)
    expect(checkRotation(instance, outcome.plan)).toEqual([])
    expect(broken([1, -1])).toEqual(['S1'])
    expect(broken([-1, 2])).toEqual(['b'])
    expect(broken([2, -1])).toEqual(['a'])
  })

  test('against every way to place up to four heads: none moves more, and of those none is better', () => {
    const some = fc.array(
      fc.record({
        terms: fc.constantFrom(1, 2, 3),
        isDeferred: fc.constantFrom(false, false, true),
        familyKm: fc.constantFrom(null, 10),
        wishes: fc.shuffledSubarray([0, 1, 2, 3, 4], { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(some, list => {
        const heads = list.map((x, school) =>
          head({ ...x, id: `${school}`, school, wishes: x.wishes.filter(s => s !== school) }),
        )
        const instance = withHeads(5, heads, 20)
        const own = worthOf(instance, moves(instance))
        const best = everyWay(instance)
          .map(to => worthOf(instance, to))
          .sort((a, b) => b[0]! - a[0]! || b[1]! - a[1]! || a[2]! - b[2]!)[0]
        expect(own).toEqual(best)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

/** How many move, wishes met, kilometres. */
function worthOf({ heads, km }: RotationInstance, to: readonly number[]): number[] {
  const moved = to.flatMap((goal, h) => (goal === -1 ? [] : [{ goal, own: heads[h] as Head }]))
  return [
    moved.length,
    moved.filter(({ goal, own }) => own.wishes.includes(goal)).length,
    moved.reduce((sum, { goal, own }) => sum + (km[own.school * 5 + goal] as number), 0),
  ]
}

/** Every way the checker accepts. */
function everyWay(instance: RotationInstance): number[][] {
  const nobody = new Int32Array(0)
  const outcome = planRotation(instance, solver, () => true)
  if (outcome.status !== 'solved') throw new Error(outcome.status)
  const { plan } = outcome
  return Array.from({ length: 6 ** instance.heads.length }, (_, code) =>
    instance.heads.map((_h, i) => (Math.floor(code / 6 ** i) % 6) - 1),
  ).filter(
    to =>
      checkRotation(instance, { ...plan, to: nobody, heads: Int32Array.from(to) }).filter(
        v => v.property === 'P11',
      ).length === 0,
  )
}
