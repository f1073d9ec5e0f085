import { createHash } from 'node:crypto'
import type { Tx } from '@kit/store'
import type { AccessTables } from './tables.ts'

export interface Attempts {
  readonly failures: number
  readonly lastFailedAt: Date
}

/** Failures in a row before signing in is locked, and for how long after the last of them. */
export const LOCK_MINUTES = 15
const FAILURES_PER_USERNAME = 5
/** A bureau often shares one address, so it may fail more often than one person. */
const FAILURES_PER_ADDRESS = 50

export interface Key {
  readonly digest: string
  readonly limit: number
}

export function usernameKey(username: string): Key {
  return { digest: digest(`username:${username}`), limit: FAILURES_PER_USERNAME }
}

export function addressKey(ip: string): Key {
  return { digest: digest(`address:${ip}`), limit: FAILURES_PER_ADDRESS }
}

/**
 * Minutes until the next try is allowed; 0 when it is allowed now.
 *
 * @example minutesLocked({ failures: 5, lastFailedAt: noon }, 5, oneMinutePastNoon) // → 14
 */
export function minutesLocked(attempts: Attempts | null, limit: number, now: Date): number {
  if (attempts === null || attempts.failures < limit) return 0
  const openAt = attempts.lastFailedAt.getTime() + LOCK_MINUTES * 60_000
  return Math.max(0, Math.ceil((openAt - now.getTime()) / 60_000))
}

/** Failures so far, the row locked until the transaction ends: tries at the same time count one after another. */
export async function attemptsLocked(tx: Tx, key: Key): Promise<Attempts> {
  const row = await tx
    .tables<AccessTables>()
    .insertInto('access_attempts')
    .values({ key: key.digest, failures: 0, last_failed_at: tx.now })
    .onConflict(c => c.column('key').doUpdateSet(e => ({ failures: e.ref('access_attempts.failures') })))
    .returning(['failures', 'last_failed_at'])
    .executeTakeFirstOrThrow()
  return { failures: row.failures, lastFailedAt: row.last_failed_at }
}

/** Failures so far without waiting for anyone. */
export async function attemptsSeen(tx: Tx, key: Key): Promise<Attempts | null> {
  const row = await tx
    .tables<AccessTables>()
    .selectFrom('access_attempts')
    .select(['failures', 'last_failed_at'])
    .where('key', '=', key.digest)
    .executeTakeFirst()
  return row ? { failures: row.failures, lastFailedAt: row.last_failed_at } : null
}

/** One failure more; those older than the lock are forgotten. */
export async function countFailure(tx: Tx, key: Key): Promise<void> {
  const forgotten = new Date(tx.now.getTime() - LOCK_MINUTES * 60_000)
  await tx
    .tables<AccessTables>()
    .insertInto('access_attempts')
    .values({ key: key.digest, failures: 1, last_failed_at: tx.now })
    .onConflict(c =>
      c.column('key').doUpdateSet(e => ({
        failures: e
          .case()
          .when('access_attempts.last_failed_at', '<=', forgotten)
          .then(1)
          .else(e('access_attempts.failures', '+', 1))
          .end(),
        last_failed_at: tx.now,
      })),
    )
    .execute()
}

export async function forgetFailures(tx: Tx, key: Key): Promise<void> {
  await tx.tables<AccessTables>().deleteFrom('access_attempts').where('key', '=', key.digest).execute()
}

/** Removes rows nobody is locked by any more; otherwise made-up user names would fill the table. */
export async function forgetOldAttempts(tx: Tx): Promise<void> {
  const forgotten = new Date(tx.now.getTime() - LOCK_MINUTES * 60_000)
  await tx
    .tables<AccessTables>()
    .deleteFrom('access_attempts')
    .where(
      'key',
      'in',
      q =>
        q
          .selectFrom('access_attempts')
          .select('key')
          .where('last_failed_at', '<', forgotten)
          .forUpdate()
          .skipLocked(), // two sign-ins that hold a row each must not wait for one another
    )
    .execute()
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
