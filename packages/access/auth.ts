import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@kit/store'
import type { BetterAuthOptions } from 'better-auth'
import { betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'
import { adapterOfTheMoment } from './auth-adapter.ts'

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 128
export const USERNAME = /^[\p{L}\p{N}_.-]{2,40}$/u
/** Signed out after this long without a request. */
const SESSION_SECONDS = 8 * 3600
const SESSION_REFRESH_SECONDS = 10 * 60
const ADDRESS_HEADER = 'x-junheng-address'

/** User names are compared without regard to case and to full-width letters. */
export function normalUsername(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase()
}

/** The sign-in library, working inside our transactions: what it writes and our ledger entry stand or fall together. */
export interface Auth {
  signIn(
    tx: Tx,
    input: { username: string; password: string; ip: string; userAgent: string },
  ): Promise<Response>
  signOut(tx: Tx, cookie: string): Promise<Response>
  changePassword(
    tx: Tx,
    input: { currentPassword: string; newPassword: string; cookie: string; ip: string; userAgent: string },
  ): Promise<Response>
  /** The person of a session cookie; cookies to renew. */
  session(tx: Tx, cookie: string): Promise<{ person: string; setCookie: readonly string[] } | null>
}

export function createAuth(options: { secret: string; https: boolean }): Auth {
  const current = new AsyncLocalStorage<Tx>()
  const auth = betterAuthOn(current, options)
  return {
    signIn: (tx, { username, password, ip, userAgent }) =>
      current.run(tx, () =>
        auth.api.signInUsername({
          body: { username, password },
          headers: new Headers({ [ADDRESS_HEADER]: ip, 'user-agent': userAgent }),
          asResponse: true,
        }),
      ),
    signOut: (tx, cookie) =>
      current.run(tx, () => auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true })),
    changePassword: (tx, { currentPassword, newPassword, cookie, ip, userAgent }) =>
      current.run(tx, () =>
        auth.api.changePassword({
          body: { currentPassword, newPassword, revokeOtherSessions: true },
          headers: new Headers({ cookie, [ADDRESS_HEADER]: ip, 'user-agent': userAgent }),
          asResponse: true,
        }),
      ),
    session: (tx, cookie) =>
      current.run(tx, async () => {
        const { headers, response } = await auth.api.getSession({
          headers: new Headers({ cookie }),
          returnHeaders: true,
        })
        return response && { person: response.user.id, setCookie: headers.getSetCookie() }
      }),
  }
}

function betterAuthOn(current: AsyncLocalStorage<Tx>, options: { secret: string; https: boolean }) {
  return betterAuth({
    appName: 'Junheng',
    baseURL: 'http://localhost',
    basePath: '/api/auth',
    secret: options.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: (options: BetterAuthOptions) => adapterOfTheMoment(current, options),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 40,
        usernameNormalization: normalUsername,
        usernameValidator: text => USERNAME.test(text),
      }),
    ],
    session: SESSION,
    user: PERSON,
    account: CREDENTIAL,
    advanced: {
      cookiePrefix: 'junheng',
      useSecureCookies: options.https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => randomUUID() },
    },
  })
}

/** The library's names of things, and ours. */
const PERSON = {
  modelName: 'access_people',
  fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
} as const

const SESSION = {
  modelName: 'access_sessions',
  expiresIn: SESSION_SECONDS,
  updateAge: SESSION_REFRESH_SECONDS,
  fields: {
    userId: 'person_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip',
    userAgent: 'user_agent',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
} as const

const CREDENTIAL = {
  modelName: 'access_credentials',
  fields: {
    userId: 'person_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
} as const
