import { checkInput, sendRefusals } from '@kit/http'
import type { Store } from '@kit/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Auth } from './auth.ts'
import { PasswordSchema } from './schema.ts'
import { changePassword, type Outcome, signIn, signOut } from './sign-in.ts'

const SignInSchema = z.object({ username: z.string().min(1).max(200), password: PasswordSchema })
const ChangeSchema = z.object({ currentPassword: PasswordSchema, newPassword: PasswordSchema })

/** The only routes that set cookies, and therefore the only ones outside the list of routes. */
export function mountSignIn(app: FastifyInstance, store: Store, auth: Auth): void {
  app.post('/api/auth/sign-in/username', async (request, reply) => {
    const input = checkInput(SignInSchema, request.body ?? {})
    if (!input.ok) return sendRefusals(reply, input.refusals)
    return answer(reply, await signIn(store, auth, { ...input.value, ...originOf(request) }))
  })
  app.post('/api/auth/sign-out', async (request, reply) =>
    answer(reply, await signOut(store, auth, originOf(request).cookie)),
  )
  app.post('/api/auth/change-password', async (request, reply) => {
    const input = checkInput(ChangeSchema, request.body ?? {})
    if (!input.ok) return sendRefusals(reply, input.refusals)
    return answer(reply, await changePassword(store, auth, { ...input.value, ...originOf(request) }))
  })
}

function originOf(request: FastifyRequest): { ip: string; userAgent: string; cookie: string } {
  const { cookie = '', 'user-agent': userAgent = '' } = request.headers
  return { ip: request.ip, userAgent: userAgent.slice(0, 300), cookie }
}

function answer(reply: FastifyReply, outcome: Outcome): FastifyReply {
  if (outcome.kind === 'refused') return sendRefusals(reply, outcome.refusals)
  return reply
    .header('set-cookie', outcome.setCookie)
    .header('cache-control', 'no-store')
    .send({ done: true })
}
