import { assert } from '@kit/base'
import { randomFrom } from '../random/index.ts'
import type { ClassInstance, Effort } from './instance.ts'
import { anneal, descend } from './search.ts'
import { feasibleStart } from './start.ts'

export type Formation =
  | {
      readonly kind: 'formed'
      readonly classOf: Int32Array
      readonly objective: number
      readonly steps: number
    }
  /** Units that found no class without breaking a separation, a preset or a size. */
  | { readonly kind: 'infeasible'; readonly units: readonly number[] }

/**
 * Forms balanced classes (README): a feasible start, threshold accepting over exchanges, descent; small years several times.
 *
 * @shape N pupils in U units, K classes, F columns → class of each pupil
 * @requires every pupil in exactly one unit; finite columns
 * @complexity O(steps × F)
 */
export function formClasses(instance: ClassInstance, effort: Effort): Formation {
  const random = randomFrom(effort.seed)
  const tries = instance.units.length < SMALL ? 8 : 1
  let best: { classOf: Int32Array; objective: number } | null = null
  for (let i = 0; i < tries; i++) {
    const state = feasibleStart(instance, random)
    if (Array.isArray(state)) return { kind: 'infeasible', units: state }
    const tell = effort.onProgress
    const share = {
      ...effort,
      steps: Math.ceil(effort.steps / tries),
      ...(tell ? { onProgress: (p: number) => tell((i + p) / tries) } : {}),
    }
    anneal(state, instance.columns.counts, random, share)
    descend(state, Math.max(share.steps / 4, SMALL))
    const classOf = pupilsOf(instance, state.classOf)
    const objective = objectiveOf(instance, classOf)
    if (best === null || objective < best.objective) best = { classOf, objective }
  }
  assert(best, 'something was tried')
  return { kind: 'formed', ...best, steps: effort.steps }
}

/** Below this many units one search easily ends in a corner; several short ones cost nothing. */
const SMALL = 200

function pupilsOf({ units, pupils }: ClassInstance, classOf: Int32Array): Int32Array {
  const made = new Int32Array(pupils)
  units.forEach((unit, u) => {
    for (const p of unit.pupils) made[p] = classOf[u] as number
  })
  return made
}

/** Σ over classes of |sum of the standardised columns|² / n, from scratch. */
export function objectiveOf({ columns, classes, pupils }: ClassInstance, classOf: Int32Array): number {
  const { width, x } = columns
  const sums = new Float64Array(classes * width)
  const sizes = new Float64Array(classes)
  for (let p = 0; p < pupils; p++) {
    const k = classOf[p] as number
    sizes[k] = (sizes[k] as number) + 1
    for (let f = 0; f < width; f++)
      sums[k * width + f] = (sums[k * width + f] as number) + (x[p * width + f] as number)
  }
  let total = 0
  for (let i = 0; i < sums.length; i++)
    total += (sums[i] as number) ** 2 / (sizes[Math.floor(i / width)] as number)
  return total
}
