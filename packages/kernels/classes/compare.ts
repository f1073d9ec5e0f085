import { randomFrom } from '../random/index.ts'
import { objectiveOf } from './form-classes.ts'
import type { ClassInstance } from './instance.ts'
import { feasibleStart } from './start.ts'

/**
 * How even classes are that keep every rule but are otherwise left to chance: what a formation is measured against.
 *
 * @shape instance → objectives of `count` random formations, ascending
 * @requires a feasible instance
 * @complexity O(count × U K log K)
 */
export function randomObjectives(
  instance: ClassInstance,
  count: number,
  seed: number,
  onProgress?: (share: number) => boolean,
): Float64Array {
  const found: number[] = []
  randomFormations(instance, { count, seed, ...(onProgress ? { onProgress } : {}) }, classOf => {
    found.push(objectiveOf(instance, classOf))
  })
  return Float64Array.from(found).sort()
}

/**
 * Formations that keep every rule but are otherwise left to chance, one after the other in the same array.
 *
 * @requires a feasible instance
 * @complexity O(count × U K log K)
 */
export function randomFormations(
  instance: ClassInstance,
  of: { readonly count: number; readonly seed: number; readonly onProgress?: (share: number) => boolean },
  look: (classOf: Int32Array) => void,
): void {
  const random = randomFrom(of.seed)
  const classOf = new Int32Array(instance.pupils)
  for (let i = 0; i < of.count; i++) {
    const state = feasibleStart(instance, random)
    if (Array.isArray(state)) continue
    instance.units.forEach((unit, u) => {
      for (const p of unit.pupils) classOf[p] = state.classOf[u] as number
    })
    look(classOf)
    if (i % 50 === 0 && of.onProgress?.(i / of.count) === false) break
  }
}

/** One rule to give up, in units. */
export type Relaxation =
  | { readonly kind: 'apart'; readonly units: readonly [number, number] }
  | { readonly kind: 'preset'; readonly unit: number }

/**
 * Single rules whose loss makes an infeasible plan feasible: separations and presets of the units that found no class.
 * Empty when it takes more than one.
 *
 * @complexity O(rules of those units × U K log K)
 */
export function relaxations(instance: ClassInstance, failed: readonly number[], seed: number): Relaxation[] {
  const isFailed = new Set(failed)
  const works = (changed: ClassInstance) => !Array.isArray(feasibleStart(changed, randomFrom(seed)))
  const apart = instance.apart.filter(([a, b]) => isFailed.has(a) || isFailed.has(b))
  const presets = failed.filter(u => instance.units[u]?.preset !== null)
  return [
    ...apart
      .filter(pair => works({ ...instance, apart: instance.apart.filter(p => p !== pair) }))
      .map(units => ({ kind: 'apart' as const, units })),
    ...presets
      .filter(u =>
        works({ ...instance, units: instance.units.map((x, i) => (i === u ? { ...x, preset: null } : x)) }),
      )
      .map(unit => ({ kind: 'preset' as const, unit })),
  ]
}
