import type { Api } from '@kit/ui-kit'
import { z } from 'zod'

const DoneSchema = z.object({ done: z.literal(true) })

/** Signing in and out (ADR 0003); the session is a cookie this code never sees. A wrong password is a refusal. */
export function signIn(api: Api, username: string, password: string): Promise<unknown> {
  return api.post(DoneSchema, '/api/auth/sign-in/username', { username, password })
}

export function changePassword(api: Api, currentPassword: string, newPassword: string): Promise<unknown> {
  return api.post(DoneSchema, '/api/auth/change-password', { currentPassword, newPassword })
}

export async function signOut(api: Api): Promise<void> {
  try {
    await api.post(DoneSchema, '/api/auth/sign-out')
  } catch {
    // Without a server there is no session to end; the sign-in page follows either way.
  }
}
