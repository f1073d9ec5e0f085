import type { Pack } from '@kit/policy'
import type { Move } from '../../funding/schema.ts'
import type { AssessmentInput } from '../measure-county.ts'

/** What the money of a county is reckoned from: figures of a year, documents that hold there, pupils who moved. */
export interface MoneyInput extends Omit<AssessmentInput, 'pack'> {
  readonly packs: readonly Pack[]
  readonly moves: readonly Move[]
}
