import type { CanonicalValue } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { Draft } from './build.ts'
import { printExpression } from './expression/print.ts'
import type { Pack } from './schema.ts'

/**
 * Stamps a pack with the digest of what it says. How it is laid out (lines, comments, blanks in formulas, which file)
 * does not count; every word, number, date and source does.
 */
export function stamped(draft: Draft): Pack {
  return { ...draft, digest: digestOf(said(draft)) }
}

function said(thing: unknown): CanonicalValue {
  if (typeof thing !== 'object' || thing === null) return thing as CanonicalValue
  if (Array.isArray(thing)) return thing.map(said)
  if ('expr' in thing && 'text' in thing) return printExpression((thing as Pack['scope']['include']).expr)
  return Object.fromEntries(Object.entries(thing).map(([key, value]) => [key, said(value)]))
}
