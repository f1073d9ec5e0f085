import { type ClassViolation, checkClasses } from './check-classes.ts'
import { objectiveOf } from './form-classes.ts'
import type { ClassInstance } from './instance.ts'

/** A pupil who moves after the classes were locked. */
export interface Move {
  readonly pupil: number
  readonly to: number
  /** In words; nobody moves without one. */
  readonly reason: string
}

export type Changed =
  | {
      readonly kind: 'changed'
      readonly classOf: Int32Array
      /** Unevenness before and after, measured alike. */
      readonly before: number
      readonly after: number
    }
  | {
      readonly kind: 'refused'
      /** Moves that name no pupil, no class, the class the pupil is in, or no reason. */
      readonly moves: readonly number[]
      /** Rules that would no longer hold; sought only when all moves are sound. */
      readonly broken: readonly ClassViolation[]
    }

/**
 * Moves pupils between locked classes, all at once: every rule still holds afterwards, every move has its reason, and the balance is
 * measured anew, so that a change is seen for what it costs.
 *
 * @shape class of each of N pupils, moves → classes with the unevenness before and after, or what stands against it
 * @complexity O(N F)
 */
export function changeClasses(instance: ClassInstance, classOf: Int32Array, moves: readonly Move[]): Changed {
  const isSound = ({ pupil, to, reason }: Move) =>
    Number.isInteger(to) &&
    to >= 0 &&
    to < instance.classes &&
    classOf[pupil] !== undefined &&
    classOf[pupil] !== to &&
    reason.trim() !== ''
  const unsound = moves.flatMap((move, i) => (isSound(move) ? [] : [i]))
  if (unsound.length > 0) return { kind: 'refused', moves: unsound, broken: [] }
  const changed = classOf.slice()
  for (const { pupil, to } of moves) changed[pupil] = to
  const after = objectiveOf(instance, changed)
  const broken = checkClasses(instance, changed, after)
  if (broken.length > 0) return { kind: 'refused', moves: [], broken }
  return { kind: 'changed', classOf: changed, before: objectiveOf(instance, classOf), after }
}
