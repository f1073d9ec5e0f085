import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../random/index.ts'
import { objectiveBound } from './bound.ts'
import { changeClasses } from './change-classes.ts'
import { checkClasses } from './check-classes.ts'
import { randomObjectives, relaxations } from './compare.ts'
import { type Feature, standardise } from './features.ts'
import { formClasses, objectiveOf } from './form-classes.ts'
import { type ClassInstance, classSizes, type Effort } from './instance.ts'

const effort: Effort = { seed: 7, steps: 20_000 }

interface Shape {
  readonly pupils: number
  readonly classes: number
  readonly pairs?: number
  readonly separations?: number
  readonly included?: number
  readonly reduction?: number
}

/** A synthetic year: two scores and two yes-no features, twins first, then singles. */
function year(shape: Shape, seed: number): ClassInstance {
  const random = randomFrom(seed)
  const column = (make: () => number) => Float64Array.from({ length: shape.pupils }, make)
  const features: Feature[] = [
    { id: 'chinese', kind: 'measure', weight: 1, values: column(() => 60 + random.below(41)) },
    {
      id: 'mathematics',
      kind: 'measure',
      weight: 1,
      values: column(() => (random.below(20) === 0 ? Number.NaN : 50 + random.below(51))),
    },
    { id: 'girl', kind: 'yes-no', weight: 4, values: column(() => random.below(2)) },
    { id: 'boarder', kind: 'yes-no', weight: 2, values: column(() => (random.below(5) === 0 ? 1 : 0)) },
  ]
  const pairs = shape.pairs ?? 0
  const units = [
    ...Array.from({ length: pairs }, (_, i) => ({ pupils: [2 * i, 2 * i + 1], preset: null })),
    ...Array.from({ length: shape.pupils - 2 * pairs }, (_, i) => ({
      pupils: [2 * pairs + i],
      preset: null,
    })),
  ]
  const apart = Array.from({ length: shape.separations ?? 0 }, (_, i) => [i, units.length - 1 - i] as const)
  const included = new Uint8Array(shape.pupils)
  included.fill(1, shape.pupils - (shape.included ?? 0))
  return {
    pupils: shape.pupils,
    classes: shape.classes,
    units,
    apart,
    included,
    reduction: shape.reduction ?? 0,
    columns: standardise(features, shape.pupils),
  }
}

const formed = (instance: ClassInstance, e = effort) => {
  const formation = formClasses(instance, e)
  if (formation.kind !== 'formed') throw new Error(`infeasible: ${formation.units}`)
  return formation
}

describe('forming classes', () => {
  test('P1 to P6 hold with twins, separations and included pupils', () => {
    const shape = fc.record({
      pupils: fc.integer({ min: 30, max: 90 }),
      classes: fc.integer({ min: 2, max: 6 }),
      pairs: fc.integer({ min: 0, max: 5 }),
      separations: fc.integer({ min: 0, max: 5 }),
      included: fc.integer({ min: 0, max: 4 }),
      reduction: fc.integer({ min: 0, max: 3 }),
    })
    fc.assert(
      fc.property(shape, fc.nat(), (s, seed) => {
        const instance = year(s, seed)
        const { classOf, objective } = formed(instance, { seed, steps: 2000 })
        expect(checkClasses(instance, classOf, objective)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('the same seed gives the same classes; another seed other ones', () => {
    const instance = year({ pupils: 120, classes: 4 }, 3)
    expect([...formed(instance).classOf]).toEqual([...formed(instance).classOf])
    expect([...formed(instance, { ...effort, seed: 8 }).classOf]).not.toEqual([...formed(instance).classOf])
  })

  test('twelve pupils in three classes: as good as the best of all 34,650 formations', () => {
    for (let seed = 0; seed < 12; seed++) {
      const instance = year({ pupils: 12, classes: 3 }, seed)
      const best = Math.min(...everyFormation(12, 3).map(classOf => objectiveOf(instance, classOf)))
      expect(formed(instance).objective).toBeLessThanOrEqual(best + 1e-9)
    }
  })

  test('no formation goes below the bound', () => {
    for (let seed = 0; seed < 12; seed++) {
      const instance = year({ pupils: 12, classes: 3 }, seed)
      const bound = objectiveBound(instance, [4, 4, 4])
      const least = Math.min(...everyFormation(12, 3).map(classOf => objectiveOf(instance, classOf)))
      expect(least).toBeGreaterThanOrEqual(bound - 1e-9)
    }
  })

  test('it is far more even than thousands of random formations', () => {
    const instance = year({ pupils: 200, classes: 5 }, 5)
    const random = randomFrom(1)
    const blind = Array.from({ length: 2000 }, () => objectiveOf(instance, shuffledClasses(200, 5, random)))
    expect(formed(instance).objective * 5).toBeLessThan(Math.min(...blind))
  })

  test('a preset is kept, and presets that must be apart but share a class are infeasible by name', () => {
    const base = year({ pupils: 20, classes: 2 }, 1)
    const units = base.units.map((u, i) => (i < 2 ? { ...u, preset: 1 } : u))
    const kept = formed({ ...base, units })
    expect([...kept.classOf.subarray(0, 2)]).toEqual([1, 1])
    expect(formClasses({ ...base, units, apart: [[0, 1]] }, effort)).toEqual({
      kind: 'infeasible',
      units: [1],
    })
  })

  test('three who must all be apart do not fit two classes', () => {
    const base = year({ pupils: 20, classes: 2 }, 1)
    const formation = formClasses(
      {
        ...base,
        apart: [
          [0, 1],
          [1, 2],
          [0, 2],
        ],
      },
      effort,
    )
    expect(formation.kind).toBe('infeasible')
  })

  test('progress can stop the search and the classes still hold', () => {
    const instance = year({ pupils: 60, classes: 3 }, 2)
    const { classOf, objective } = formed(instance, { ...effort, onProgress: share => share < 0.1 })
    expect(checkClasses(instance, classOf, objective)).toEqual([])
  })
})

describe('against chance, and when it cannot be done', () => {
  test('random formations keep the rules and are less even than the formed one', () => {
    const instance = year({ pupils: 100, classes: 4, pairs: 3, separations: 3 }, 6)
    const blind = randomObjectives(instance, 300, 2)
    expect(blind).toHaveLength(300)
    expect(formed(instance).objective).toBeLessThan(blind[0] ?? 0)
  })

  test('each single separation whose loss would help is named, and no other', () => {
    const base = year({ pupils: 20, classes: 2 }, 1)
    const triangle = {
      ...base,
      apart: [
        [0, 1],
        [1, 2],
        [0, 2],
        [5, 6],
      ] as [number, number][],
    }
    const formation = formClasses(triangle, effort)
    const failed = formation.kind === 'infeasible' ? formation.units : []
    const named = relaxations(triangle, failed, 1)
    expect(named.length).toBeGreaterThan(0)
    expect(named).not.toContainEqual({ kind: 'apart', units: [5, 6] })
    for (const r of named)
      expect(
        formClasses(
          { ...triangle, apart: triangle.apart.filter(p => r.kind !== 'apart' || p !== r.units) },
          effort,
        ).kind,
      ).toBe('formed')
  })
})

describe('the checker', () => {
  const instance = year({ pupils: 40, classes: 2, pairs: 2, separations: 1, included: 2, reduction: 2 }, 9)
  const { classOf, objective } = formed(instance)
  const broken = (change: (c: Int32Array) => void) => {
    const copy = classOf.slice()
    change(copy)
    return checkClasses(instance, copy, objectiveOf(instance, copy)).map(v => v.property)
  }

  test('sees a moved child, parted twins, joined rivals, a lost child and a false figure', () => {
    const other = (k: number | undefined) => 1 - (k ?? 0)
    expect(broken(c => c.set([other(c[20])], 20))).toContain('P2')
    expect(broken(c => c.set([other(c[0])], 0))).toContain('P3')
    expect(broken(c => c.set([c[39] ?? 0, c[39] ?? 0], 0))).toContain('P3')
    expect(
      checkClasses(
        instance,
        classOf.map((k, p) => (p === 5 ? 9 : k)),
        objective,
      ).map(v => v.property),
    ).toContain('P1')
    expect(checkClasses(instance, classOf, objective * 0.9).map(v => v.property)).toEqual(['P6'])
  })
})

describe('changes after the classes were locked', () => {
  const instance = year({ pupils: 40, classes: 2, pairs: 2 }, 9)
  const { classOf, objective } = formed(instance)
  const of = (k: number) => [...classOf.keys()].findLast(p => classOf[p] === k) as number
  const exchange = [
    { pupil: of(0), to: 1, reason: '搬家' },
    { pupil: of(1), to: 0, reason: '交换' },
  ]

  test('two who change places for a reason leave every rule kept, and the balance is measured anew', () => {
    const changed = changeClasses(instance, classOf, exchange)
    if (changed.kind !== 'changed') throw new Error('refused')
    expect(changed.before).toBeCloseTo(objective, 9)
    expect(changed.after).toBe(objectiveOf(instance, changed.classOf))
    expect([changed.classOf[of(0)], changed.classOf[of(1)]]).toEqual([1, 0])
  })

  test('a move without reason or aim is named; one that breaks a rule is refused with the rule', () => {
    const unsound = [...exchange, { pupil: 3, to: 7, reason: 'x' }, { pupil: 4, to: 1, reason: ' ' }]
    expect(changeClasses(instance, classOf, unsound)).toMatchObject({ kind: 'refused', moves: [2, 3] })
    const twin = { pupil: 0, to: 1 - (classOf[0] as number), reason: 'x' }
    const refused = changeClasses(instance, classOf, [twin])
    expect(refused.kind === 'refused' ? refused.broken.map(v => v.property) : []).toEqual(['P2', 'P3'])
  })
})

test('sizes are equal within one after the reduction, and sum to all pupils', () => {
  expect(classSizes(100, 2, [1, 0])).toEqual([49, 51])
  expect(classSizes(101, 0, [0, 0])).toEqual([51, 50])
})

function everyFormation(pupils: number, classes: number): Int32Array[] {
  const size = pupils / classes
  const grow = (prefix: number[], left: number[]): number[][] =>
    prefix.length === pupils
      ? [prefix]
      : left.flatMap((n, k) =>
          n === 0
            ? []
            : grow(
                [...prefix, k],
                left.map((m, i) => (i === k ? m - 1 : m)),
              ),
        )
  return grow([], new Array<number>(classes).fill(size)).map(c => Int32Array.from(c))
}

function shuffledClasses(pupils: number, classes: number, random: { below(n: number): number }): Int32Array {
  const classOf = Int32Array.from({ length: pupils }, (_, p) => p % classes)
  for (let i = pupils - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const held = classOf[i] as number
    classOf[i] = classOf[j] as number
    classOf[j] = held
  }
  return classOf
}
