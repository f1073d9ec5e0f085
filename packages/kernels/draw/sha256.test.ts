import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hex, prefixedSha256, sha256Hex } from './sha256.ts'

const platform = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

test('the published vectors of FIPS 180-4 come out', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('every length from 0 to 300 bytes agrees with the platform', () => {
  for (let n = 0; n <= 300; n++) expect(sha256Hex('x'.repeat(n))).toBe(platform('x'.repeat(n)))
})

test('a prefix and an ending hash as their concatenation, in any script and length', () => {
  const seed = platform('seed')
  const hash = prefixedSha256(seed)
  const out = new Uint32Array(16)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), ending => {
      hash(ending, out, 8)
      expect(hex(out, 8)).toBe(platform(seed + ending))
    }),
    { numRuns: 2000 },
  )
  for (const ending of [':张三', `:${'9'.repeat(54)}`, `:${'9'.repeat(55)}`, `:${'均'.repeat(40)}`]) {
    hash(ending, out, 0)
    expect(hex(out)).toBe(platform(seed + ending))
  }
})

test('a prefix of another length is a defect', () => {
  expect(() => prefixedSha256('short')).toThrow('64')
})
