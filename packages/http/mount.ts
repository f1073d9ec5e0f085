import { assert, type Refusal, type Result } from '@kit/base'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { z } from 'zod'
import { isFileAnswer, sendFile, sendRefusals } from './answer.ts'
import { checkInput } from './input.ts'
import { elsewhere, noFile, notSignedIn, outsideTerritory, permissionMissing } from './refusals.ts'
import type { AnyRoute } from './route.ts'
import { isFromHere } from './same-origin.ts'
import { receiveUpload } from './upload.ts'

/** Who may pass: asked before a single byte of the body is read. */
export interface Gate<Caller> {
  /** The caller behind a request; null when nobody is signed in. May renew a cookie on the reply. */
  identify(request: FastifyRequest, reply: FastifyReply): Promise<Caller | null>
  /** The caller of a public route when nobody is signed in. */
  nobody(request: FastifyRequest): Caller
  /** What this person must do before anything else; null when nothing is due. */
  beforeAll?(caller: Caller, path: string): Refusal | null
  mayUse(caller: Caller, permission: string): boolean
  /** Whether a region of a path lies in the caller's territory. */
  mayEnter(caller: Caller, region: string): boolean
}

export interface MountOptions {
  /** Checks answers against their schema; on in tests and development, where a mismatch is a defect. */
  readonly checkOutput: boolean
}

/** Nobody needs to be signed in for these. */
const OPEN: ReadonlySet<string> = new Set(['public', 'local'])

type Params = Readonly<Record<string, string>>

/** Mounts routes: same origin → signed in → nothing due → permission → territory → input → run → answer, for all in this one place. */
export function mountRoutes<Caller>(
  app: FastifyInstance,
  routes: readonly AnyRoute<Caller>[],
  gate: Gate<Caller>,
  options: MountOptions,
): void {
  const callers = new WeakMap<FastifyRequest, Caller>()
  for (const route of routes) {
    app.route({
      method: route.method.toUpperCase() as HTTPMethods,
      url: route.path,
      onRequest: async (request, reply) => {
        const admitted = await admit(route, gate, request, reply)
        if (!admitted.ok) return sendRefusals(reply, admitted.refusals)
        callers.set(request, admitted.value)
      },
      handler: async (request, reply) => {
        const caller = callers.get(request)
        assert(caller !== undefined, `no caller at ${route.path}`)
        return answer(route, caller, request, reply, options)
      },
    })
  }
}

async function admit<Caller>(
  route: AnyRoute<Caller>,
  gate: Gate<Caller>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<Caller>> {
  if (route.permission === 'local' && !isFromHere(request)) return { ok: false, refusals: [elsewhere] }
  const caller = await gate.identify(request, reply)
  if (OPEN.has(route.permission)) return { ok: true, value: caller ?? gate.nobody(request) }
  if (caller === null) return { ok: false, refusals: [notSignedIn] }
  const due = gate.beforeAll?.(caller, route.path) ?? null
  if (due !== null) return { ok: false, refusals: [due] }
  if (route.permission !== 'signed-in' && !gate.mayUse(caller, route.permission)) {
    return { ok: false, refusals: [permissionMissing(route.permission)] }
  }
  const region = (request.params as Params).region
  if (region !== undefined && !gate.mayEnter(caller, region)) {
    return { ok: false, refusals: [outsideTerritory(region)] }
  }
  return { ok: true, value: caller }
}

async function answer<Caller>(
  route: AnyRoute<Caller>,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
  options: MountOptions,
): Promise<FastifyReply> {
  const received = route.upload ? await receiveUpload(request) : null
  if (route.upload && received === null) return sendRefusals(reply, [noFile])
  // The path wins: a body cannot name another region than the one that was checked.
  const raw = {
    ...asRecord(request.query),
    ...asRecord(request.body),
    ...received?.fields,
    ...asRecord(request.params),
  }
  const input = checkInput<z.infer<z.ZodObject>>(route.input, raw)
  const result = input.ok ? await route.run(input.value, caller, received?.upload ?? null) : input
  received?.upload.stream.resume()
  if (!result.ok) return sendRefusals(reply, result.refusals)
  if (isFileAnswer(result.value)) return sendFile(reply, result.value)
  if (options.checkOutput) checkOutput(route, result.value)
  return reply.header('cache-control', 'no-store').send(result.value ?? null)
}

function checkOutput<Caller>(route: AnyRoute<Caller>, value: unknown): void {
  assert(route.output !== 'file', `${route.path} promised a file`)
  const checked = route.output.safeParse(value)
  assert(
    checked.success,
    `${route.path} broke its promise: ${checked.success || z.prettifyError(checked.error)}`,
  )
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
