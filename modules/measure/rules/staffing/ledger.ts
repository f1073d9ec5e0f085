import type { Stage } from '@kit/base'
import type { Ledger, PostAccount, StaffingRow } from '../../staffing/schema.ts'
import type { Told } from './figures.ts'

/**
 * Both sides of the posts of a school: approved + over = used here + lent + empty. One figure missing, and only what does
 * not need it is told.
 *
 * @example postAccount(…) // approved 20, on posts 18, of them 2 lent → used here 16, empty 2, over 0
 */
export function postAccount(told: Told, stage: Stage): PostAccount {
  const [approved, filled] = [told('posts_approved', stage), told('staff_on_posts', stage)]
  const [lent, borrowed] = [told('staff_lent', stage), told('staff_borrowed', stage)]
  const offQuota = told('staff_off_quota', stage)
  const gap = minus(approved, filled)
  const usedHere = minus(filled, lent)
  return {
    ...{ approved, filled, lent, borrowed, offQuota, usedHere },
    empty: gap === null ? null : Math.max(0, gap),
    over: gap === null ? null : Math.max(0, -gap),
    atWork:
      usedHere === null || borrowed === null || offQuota === null ? null : usedHere + borrowed + offQuota,
  }
}

/**
 * The account of the county: who is lent by one school is borrowed by another, or works outside schools.
 *
 * Public schools keep it; of private ones only what they borrow is looked at. Stages are not told apart: a primary school
 * may lend to a junior one. With one school missing nobody can say whether it balances.
 */
export function countyLedger(rows: readonly StaffingRow[]): Ledger {
  const own = rows.filter(r => r.isPublic !== false)
  const counted = own.filter(r => isComplete(r.posts))
  const sum = (of: (p: PostAccount) => number | null, list = counted) =>
    list.reduce((total, { posts }) => total + (of(posts) ?? 0), 0)
  const privateOnes = rows.filter(r => r.isPublic === false)
  const [lent, borrowed] = [sum(p => p.lent), sum(p => p.borrowed)]
  const borrowedByPrivate = sum(p => p.borrowed, privateOnes)
  const difference = lent - borrowed - borrowedByPrivate
  const isWhole = counted.length === own.length
  return {
    approved: sum(p => p.approved),
    filled: sum(p => p.filled),
    usedHere: sum(p => p.usedHere),
    ...{ lent, borrowed, borrowedByPrivate },
    offQuota: sum(p => p.offQuota),
    empty: sum(p => p.empty),
    over: sum(p => p.over),
    outside: isWhole ? Math.max(0, difference) : null,
    unsourced: isWhole ? Math.max(0, -difference) : null,
    counted: counted.length,
    missing: own.length - counted.length,
  }
}

function isComplete({ approved, filled, lent, borrowed, offQuota }: PostAccount): boolean {
  return [approved, filled, lent, borrowed, offQuota].every(x => x !== null)
}

function minus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b
}
