import type { Refusal } from '@kit/base'

/** How a command ends; scripts rely on it. */
export const EXIT = { done: 0, refused: 1, wrongUse: 2, outage: 3, defect: 4 } as const
export type Exit = (typeof EXIT)[keyof typeof EXIT]

/** A command that was told no: every refusal is printed, then the program ends with 1. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(r => r.code).join(', '))
    this.refusals = refusals
  }
}
