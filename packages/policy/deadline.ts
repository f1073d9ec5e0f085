import { assert } from '@kit/base'
import type { Deadline, Recurrence } from './plan-schema.ts'

/** When something falls due next, seen from a day. */
export interface Due {
  /** ISO date; null where no day can be told. */
  readonly on: string | null
  /** `open`: a day still to come · `overdue` · `maintained`: past its day, to be kept · `waiting` for an event · `unknown`. */
  readonly state: 'open' | 'overdue' | 'maintained' | 'waiting' | 'unknown'
}

/**
 * The next day a deadline falls due, that day itself included. A recurring deadline begins anew the day after, so it is
 * never overdue by itself: whether the last round was done is known to the tasks.
 *
 * @requires a day as YYYY-MM-DD
 * @example nextDue({ recurring: 'half-yearly' }, '2025-07-01') // → { on: '2025-12-31', state: 'open' }
 */
export function nextDue(deadline: Deadline, day: string): Due {
  if ('after' in deadline) return { on: null, state: 'waiting' }
  if ('unknown' in deadline) return { on: null, state: 'unknown' }
  if ('by' in deadline) {
    if (day <= deadline.by) return { on: deadline.by, state: 'open' }
    return deadline.thenMaintain ? { on: null, state: 'maintained' } : { on: deadline.by, state: 'overdue' }
  }
  if (deadline.recurring === 'every-n-years') {
    const { years, first, month, day: date } = deadline
    return {
      on: after(day, year => (year - first) % years === 0 && year >= first, [month ?? 12], date),
      state: 'open',
    }
  }
  const { recurring, month, day: date } = deadline
  return { on: after(day, () => true, monthsOf(recurring, month), date), state: 'open' }
}

/** Months in which it falls due; a named month starts the rhythm. */
function monthsOf(recurring: Recurrence, month: number | undefined): number[] {
  const step = { yearly: 12, 'half-yearly': 6, quarterly: 3, monthly: 1 }[recurring]
  const last = month ?? 12
  return Array.from({ length: 12 / step }, (_, i) => ((last - 1 + i * step) % 12) + 1).sort((a, b) => a - b)
}

const FARTHEST = 120

/** The first day not before `day`, in a year that counts and one of these months. */
function after(
  day: string,
  counts: (year: number) => boolean,
  months: readonly number[],
  date: number | undefined,
): string {
  const from = Number(day.slice(0, 4))
  for (let year = from; year < from + FARTHEST; year++) {
    if (!counts(year)) continue
    const found = months.map(month => dayIn(year, month, date)).find(candidate => candidate >= day)
    if (found !== undefined) return found
  }
  assert(false, 'a recurring deadline comes again within a lifetime')
}

/** The date in a month, or its last day where it has no such date or none is named. */
function dayIn(year: number, month: number, date: number | undefined): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const found = Math.min(date ?? last, last)
  return `${year}-${String(month).padStart(2, '0')}-${String(found).padStart(2, '0')}`
}
