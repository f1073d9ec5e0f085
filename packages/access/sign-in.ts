import { assert, type Refusal, type RegionCode } from '@kit/base'
import type { Store, Tx } from '@kit/store'
import {
  addressKey,
  attemptsLocked,
  attemptsSeen,
  countFailure,
  forgetFailures,
  forgetOldAttempts,
  LOCK_MINUTES,
  minutesLocked,
  usernameKey,
} from './attempts.ts'
import { type Auth, normalUsername } from './auth.ts'
import { samePassword, tooManyFailures, wrongCurrentPassword, wrongPassword } from './errors.ts'
import { findByUsername, findPerson, settlePassword } from './people.ts'
import { checkPassword } from './rules.ts'
import { SYSTEM } from './tables.ts'

/**
 * What became of it. Not a `Result`: a failed try must stay counted, and a returned refusal would roll it back.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly setCookie: readonly string[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly ip: string
  readonly userAgent: string
}

/** Signs in; five failures in a row lock the user name for a quarter of an hour, whether or not it exists. */
export async function signIn(store: Store, auth: Auth, input: Credentials): Promise<Outcome> {
  const username = normalUsername(input.username)
  const byName = usernameKey(username)
  const byAddress = addressKey(input.ip)
  return store.transaction<Outcome>(SYSTEM, async tx => {
    const seen = await attemptsSeen(tx, byAddress)
    const tried = await attemptsLocked(tx, byName)
    const minutes = Math.max(
      minutesLocked(seen, byAddress.limit, tx.now),
      minutesLocked(tried, byName.limit, tx.now),
    )
    if (minutes > 0) return refused(tooManyFailures(minutes))
    const response = await auth.signIn(tx, { ...input, username })
    if (response.ok) {
      await forgetFailures(tx, byName)
      await enter(tx, username, 'access.signed-in')
      return done(response)
    }
    assert(response.status < 500, `sign-in answered ${response.status}`)
    await forgetOldAttempts(tx)
    await countFailure(tx, byName)
    await countFailure(tx, byAddress)
    const isLockedNow = minutesLocked({ ...tried, failures: tried.failures + 1 }, byName.limit, tx.now) > 0
    await enter(tx, username, isLockedNow ? 'access.sign-in-locked' : 'access.sign-in-failed')
    return refused(isLockedNow ? tooManyFailures(LOCK_MINUTES) : wrongPassword)
  })
}

export async function signOut(store: Store, auth: Auth, cookie: string): Promise<Outcome> {
  return store.transaction<Outcome>(SYSTEM, async tx => {
    const session = await auth.session(tx, cookie)
    const person = session && (await findPerson(tx, session.person))
    if (person) {
      const region = person.region as RegionCode
      await tx.ledger({ region, event: 'access.signed-out', subject: person.id, detail: {} })
    }
    return done(await auth.signOut(tx, cookie))
  })
}

/** A person's own change: asks for the present password, ends the sessions elsewhere. */
export async function changePassword(
  store: Store,
  auth: Auth,
  input: { currentPassword: string; newPassword: string; cookie: string; ip: string; userAgent: string },
): Promise<Outcome> {
  return store.transaction<Outcome>(SYSTEM, async tx => {
    const session = await auth.session(tx, input.cookie)
    const person = session && (await findPerson(tx, session.person))
    if (!person) return refused(wrongCurrentPassword)
    const key = usernameKey(person.username)
    const minutes = minutesLocked(await attemptsLocked(tx, key), key.limit, tx.now)
    if (minutes > 0) return refused(tooManyFailures(minutes))
    const refusals = [...checkPassword(input.newPassword, person.username)]
    if (input.newPassword === input.currentPassword) refusals.push(samePassword)
    if (refusals.length > 0) return refused(...refusals)
    const response = await auth.changePassword(tx, input)
    const event = response.ok ? 'access.password-changed' : 'access.password-change-failed'
    await tx.ledger({ region: person.region as RegionCode, event, subject: person.id, detail: {} })
    if (response.ok) {
      await settlePassword(tx, person.id)
      return done(response)
    }
    assert(response.status < 500, `change of password answered ${response.status}`)
    await countFailure(tx, key)
    return refused(wrongCurrentPassword)
  })
}

/** Nobody's name is written down when no such person exists. */
async function enter(tx: Tx, username: string, event: string): Promise<void> {
  const person = await findByUsername(tx, username)
  if (person) await tx.ledger({ region: person.region as RegionCode, event, subject: person.id, detail: {} })
}

function done(response: Response): Outcome {
  return { kind: 'done', setCookie: response.headers.getSetCookie() }
}

function refused(...refusals: readonly Refusal[]): Outcome {
  return { kind: 'refused', refusals }
}
