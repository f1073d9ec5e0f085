import type { AskedDuty } from '../../asks/schema.ts'
import type { DutyStanding } from '../../plan-schema.ts'

/**
 * What the clock of a duty says to somebody who looks today: overdue, due before this quarter ends, or later.
 *
 * @requires a day as YYYY-MM-DD
 * @example clockOf({ state: 'open', on: '2026-12-31' }, '2026-11-22') // → 'this-quarter'
 */
export function clockOf({ state, on }: DutyStanding['due'], today: string): AskedDuty['clock'] {
  if (state === 'open') return on !== null && on <= endOfQuarter(today) ? 'this-quarter' : 'later'
  return state === 'maintained' ? 'kept' : state
}

const ENDS = ['03-31', '06-30', '09-30', '12-31'] as const

function endOfQuarter(day: string): string {
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3)
  return `${day.slice(0, 4)}-${ENDS[quarter] ?? '12-31'}`
}
