import type { Assignment, Mechanism } from '@kit/kernels/matching'
import { workWith } from '../plan/work.ts'
import { type Giving, give, type Side, sideBySide } from './mechanisms.ts'

export interface Question extends Giving {
  readonly mechanism: Mechanism
}
export interface Given {
  readonly granted: Assignment
  readonly sides: readonly Side[]
}

/** Gives the seats by the plan's mechanism, proved, and by the others for comparison. */
await workWith((question: Question, tell: (share: number) => void): Given => {
  const { mechanism } = question
  const granted = give(mechanism, question)
  tell(0.4)
  return { granted, sides: sideBySide(question, { mechanism, granted }, share => tell(0.4 + 0.6 * share)) }
})
