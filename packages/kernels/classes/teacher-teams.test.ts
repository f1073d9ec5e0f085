import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../random/index.ts'
import { type Feature, standardise } from './features.ts'
import { checkTeams, formTeams, randomTeams, type TeamInstance, unevenness } from './teacher-teams.ts'

/** Teachers of each subject take two classes each as far as that goes; the head of team k teaches subject k modulo the subjects. */
function staff(teams: number, subjects: number, seed: number): TeamInstance {
  const random = randomFrom(seed)
  const places = Array.from({ length: teams * subjects }, (_, i) => ({
    teacher: Math.floor(i / teams) * teams + ((i % teams) >> 1),
    subject: Math.floor(i / teams),
  }))
  const taken = new Set<number>()
  const heads = Array.from({ length: teams }, (_, team) => {
    const start = (team % subjects) * teams
    let place = start
    while (taken.has(place)) place++
    taken.add(place)
    return place
  })
  const of = (make: () => number) => {
    const byTeacher = new Map<number, number>()
    return Float64Array.from(places, ({ teacher }) => {
      const known = byTeacher.get(teacher) ?? make()
      byTeacher.set(teacher, known)
      return known
    })
  }
  const features: Feature[] = [
    { id: 'age', kind: 'measure', weight: 1, values: of(() => 23 + random.below(37)) },
    { id: 'senior', kind: 'yes-no', weight: 1, values: of(() => random.below(2)) },
  ]
  return { teams, subjects, places, heads, columns: standardise(features, places.length) }
}

describe('teams of teachers', () => {
  test('T1 to T3 hold for any staff', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (K, J, seed) => {
        const instance = staff(K, J, seed)
        const { teamOf, objective } = formTeams(instance, { seed, steps: 500 })
        expect(checkTeams(instance, teamOf, objective)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('three teams of three subjects: as even as the best of all there are', () => {
    for (let seed = 0; seed < 8; seed++) {
      const instance = staff(3, 3, seed)
      const { objective } = formTeams(instance, { seed: 1, steps: 5000 })
      const best = Math.min(...everyStaffing(instance).map(t => unevenness(instance, t)))
      expect(objective).toBeLessThanOrEqual(best + 1e-9)
    }
  })

  test('they are more even than chance makes them, and the same for the same seed', () => {
    const instance = staff(12, 5, 4)
    const formed = formTeams(instance, { seed: 1, steps: 20_000 })
    for (let seed = 0; seed < 10; seed++) {
      const few = staff(6, 3, seed)
      expect(formTeams(few, { seed: 1, steps: 20_000 }).objective).toBeLessThanOrEqual(
        (randomTeams(few, 3000, 2)[0] ?? 0) + 1e-9,
      )
    }
    expect(formed.objective * 2).toBeLessThan(randomTeams(instance, 1000, 2)[0] ?? 0)
    expect([...formTeams(instance, { seed: 1, steps: 20_000 }).teamOf]).toEqual([...formed.teamOf])
  })

  test('the checker sees a missing subject, another head and a false figure', () => {
    const instance = staff(4, 3, 2)
    const { teamOf, objective } = formTeams(instance, { seed: 1, steps: 500 })
    const moved = teamOf.with(5, ((teamOf[5] as number) + 1) % 4)
    const properties = (t: Int32Array, published = unevenness(instance, t)) =>
      new Set(checkTeams(instance, t, published).map(v => v.property))
    expect(properties(moved)).toContain('T1')
    expect(properties(Int32Array.from(teamOf, t => (t + 1) % 4))).toEqual(new Set(['T2']))
    expect(properties(teamOf, objective * 0.5)).toEqual(new Set(['T3']))
  })
})

function everyStaffing(instance: TeamInstance): Int32Array[] {
  const { teams, places, heads } = instance
  const grow = (teamOf: readonly number[]): number[][] => {
    const p = teamOf.length
    if (p === places.length) return [[...teamOf]]
    const taken = teamOf.filter((_, q) => places[q]?.subject === places[p]?.subject)
    const head = heads.indexOf(p)
    return Array.from({ length: teams }, (_, team) => team)
      .filter(team => !taken.includes(team) && (head === -1 || head === team))
      .flatMap(team => grow([...teamOf, team]))
  }
  return grow([]).map(t => Int32Array.from(t))
}
