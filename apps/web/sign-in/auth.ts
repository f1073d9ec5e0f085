/** Signing in and out through `/api/auth` (ADR 0003); the session is a cookie this code never sees. */

export type SignInOutcome = 'entered' | 'wrong' | 'locked' | 'trouble'

export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  try {
    const response = await post('/api/auth/sign-in/username', { username, password })
    if (response.ok) return 'entered'
    if (response.status === 429 || response.status === 423) return 'locked'
    return response.status < 500 ? 'wrong' : 'trouble'
  } catch {
    return 'trouble'
  }
}

export async function signOut(): Promise<void> {
  try {
    await post('/api/auth/sign-out', {})
  } catch {
    // Without a server there is no session to end; the sign-in page follows either way.
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
