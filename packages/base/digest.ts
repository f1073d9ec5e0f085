import { createHash } from 'node:crypto'
import { type CanonicalValue, canonicalJson } from './canonical.ts'

/** SHA-256 of the canonical text, in hex. */
export function digestOf(value: CanonicalValue): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** SHA-256 of the bytes of a file, in hex. */
export function digestOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
