import type { Stage } from '@kit/base'

/** What a school reports about itself in the year asked about; null: not reported, which is never zero. */
export type Told = (metric: string, stage: Stage) => number | null

/** The last of several dated rules that is in force on a day. */
export function inForce<T extends { readonly from: string }>(rules: readonly T[], day: string): T | null {
  return rules.reduce<T | null>(
    (last, rule) => (rule.from <= day && (last === null || rule.from >= last.from) ? rule : last),
    null,
  )
}

/** Whole people who make good a lack. A lack of 2 that came out of a division as 2.000000001 is 2. */
export function wholePeople(lack: number): number {
  return Math.max(0, Math.ceil(lack - 1e-9))
}
