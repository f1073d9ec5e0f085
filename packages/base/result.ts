import type { Text } from './text.ts'

/** An expected "no": where it happened, which rule says so, what to do now. Never holds personal data. */
export interface Refusal {
  /** Stable code, `<module>.<what>`; never reused for another meaning. */
  readonly code: string
  /** Where: a field, a cell (`sheet!B7`), a file and line, a unit. */
  readonly at: string
  readonly because: Text
  readonly todo: Text
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** All refusals at once; a form or an import never reports only its first problem. */
export function refuse(...refusals: readonly Refusal[]): Result<never> {
  return { ok: false, refusals }
}

export function refusal(code: string, at: string, because: Text, todo: Text): Refusal {
  return { code, at, because, todo }
}

/** A "no" met deep inside the reading of a list; turned back into a `Result` by `attempt`, or printed at the process edge. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(r => r.code).join(', '))
    this.refusals = refusals
  }
}

/** The value, or `Refused`. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refused(result.refusals)
}

/** The other way round: what a reader threw comes back as a `Result`; anything else goes on. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusals: error.refusals }
    throw error
  }
}
