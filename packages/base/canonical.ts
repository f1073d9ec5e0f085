import { assert } from './defects.ts'

export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined }

/**
 * One text for one value: keys in code-unit order, no blanks, numbers as ECMAScript prints them (as RFC 8785 asks).
 * Refuses NaN and infinities: they have no JSON form and always mean a defect upstream.
 *
 * @example canonicalJson({ b: 1, a: [true, null] }) // → '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'number') {
    assert(Number.isFinite(value), `not a finite number in canonical JSON: ${value}`)
    return JSON.stringify(Object.is(value, -0) ? 0 : value)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value as Record<string, CanonicalValue | undefined>)
    .filter((e): e is [string, CanonicalValue] => e[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
}
