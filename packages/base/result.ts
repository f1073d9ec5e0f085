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
