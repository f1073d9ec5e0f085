import type { Text } from './text.ts'

/** The world is away (disk, database, a worker that died): thrown by adapters, told to the user with what to do. */
export class OutageError extends Error {
  readonly what: Text
  readonly todo: Text
  readonly retryAfterSeconds: number | null
  constructor(what: Text, todo: Text, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(what.en, { cause: options.cause })
    this.name = 'OutageError'
    this.what = what
    this.todo = todo
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}

/** Our own mistake if it does not hold: crash early; caught only at the process edge. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`defect: ${message}`)
}

export function unreachable(value: never): never {
  throw new Error(`defect: unreachable case ${JSON.stringify(value)}`)
}
