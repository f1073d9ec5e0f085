import type { Refusal, Text } from '@kit/base'
import { z } from 'zod'

const TextSchema = z.object({ zh: z.string(), en: z.string() })
const RefusalsSchema = z.object({
  refusals: z.array(z.object({ code: z.string(), at: z.string(), because: TextSchema, todo: TextSchema })),
})
/** 503: the world is away; 500: our mistake; `todo` names the number in the log. */
const TroubleSchema = z.object({ what: TextSchema, todo: TextSchema })

/** The server said no, with reasons a person can act on. */
export class RefusedError extends Error {
  readonly refusals: readonly Refusal[]
  readonly status: number
  constructor(refusals: readonly Refusal[], status: number) {
    super(refusals.map(r => r.code).join(', '))
    this.name = 'RefusedError'
    this.refusals = refusals
    this.status = status
  }
}

/** Nobody is signed in (any more). */
export class SignedOutError extends Error {
  constructor() {
    super('signed out')
    this.name = 'SignedOutError'
  }
}

/** No connection, or the server is in trouble; `what` and `todo` are the server's own words when it had any. */
export class UnreachableError extends Error {
  readonly what: Text | null
  readonly todo: Text | null
  constructor(what: Text | null, todo: Text | null, cause?: unknown) {
    super(what?.en ?? 'unreachable', { cause })
    this.name = 'UnreachableError'
    this.what = what
    this.todo = todo
  }
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>
export type Transport = (input: string, init: RequestInit) => Promise<Response>

/** The typed way to the server: every answer is checked against its schema before a screen sees it. */
export interface Api {
  get<T>(schema: z.ZodType<T>, path: string, query?: Query, signal?: AbortSignal): Promise<T>
  post<T>(schema: z.ZodType<T>, path: string, body?: unknown, signal?: AbortSignal): Promise<T>
  put<T>(schema: z.ZodType<T>, path: string, body: unknown): Promise<T>
  delete<T>(schema: z.ZodType<T>, path: string): Promise<T>
  /** One file as multipart, other fields beside it. */
  upload<T>(schema: z.ZodType<T>, path: string, file: File, fields?: Query): Promise<T>
}

/** Adds a query to a path; null and undefined are left out. */
export function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(key, String(value))
  }
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

export function createApi(transport: Transport = (input, init) => fetch(input, init)): Api {
  async function send<T>(schema: z.ZodType<T>, input: string, init: RequestInit): Promise<T> {
    const response = await reach(transport, input, init)
    const body: unknown = await response.json().catch(() => null)
    if (!response.ok) throw failure(response.status, body)
    return schema.parse(body)
  }
  return {
    get: (schema, path, query, signal) =>
      send(schema, address(path, query), { method: 'GET', ...(signal && { signal }) }),
    post: (schema, path, body = {}, signal) =>
      send(schema, path, { ...json('POST', body), ...(signal && { signal }) }),
    put: (schema, path, body) => send(schema, path, json('PUT', body)),
    delete: (schema, path) => send(schema, path, { method: 'DELETE' }),
    upload: (schema, path, file, fields) => {
      const form = new FormData()
      form.set('file', file)
      return send(schema, address(path, fields), { method: 'POST', body: form })
    },
  }
}

function json(method: 'POST' | 'PUT', body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function reach(transport: Transport, input: string, init: RequestInit): Promise<Response> {
  try {
    return await transport(input, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new UnreachableError(null, null, cause)
  }
}

function failure(status: number, body: unknown): Error {
  const refused = RefusalsSchema.safeParse(body)
  const about = refused.success ? refused.data.refusals : []
  if (status === 401 && about.every(r => r.code.endsWith('.not-signed-in'))) return new SignedOutError()
  if (refused.success) return new RefusedError(refused.data.refusals, status)
  const { data: trouble } = TroubleSchema.safeParse(body)
  return new UnreachableError(trouble?.what ?? null, trouble?.todo ?? null)
}
