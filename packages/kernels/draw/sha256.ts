/**
 * SHA-256 of one text prefix and very many short endings, in plain integer arithmetic.
 *
 * Why not the platform's: a draw hashes `<seed as 64 hex digits>:<id>` once per unit, a million times. The prefix fills the
 * first 64-byte block exactly, so its state is computed once and each unit costs one block; calling the platform's hash a
 * million times costs several times as much. It also runs unchanged in a browser, without waiting. Checked against
 * node:crypto in the tests (published vectors, every length around the block borders).
 *
 * @source FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3, 6.2
 */

const ROUND_CONSTANTS = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])
const START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const

const BLOCK = 64
const K = Int32Array.from(ROUND_CONSTANTS)
const W = new Int32Array(64)

/** Folds one block (16 big-endian words already in W) into the state, which starts as `from`. */
function compress(state: Int32Array, from = state): void {
  for (let i = 16; i < 64; i++) {
    const a = W[i - 15] as number
    const b = W[i - 2] as number
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3)
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10)
    W[i] = (((W[i - 16] as number) + s0) | 0) + (((W[i - 7] as number) + s1) | 0)
  }
  let a = from[0] as number
  let b = from[1] as number
  let c = from[2] as number
  let d = from[3] as number
  let e = from[4] as number
  let f = from[5] as number
  let g = from[6] as number
  let h = from[7] as number
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + (K[i] as number) + (W[i] as number)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = (from[0] as number) + a
  state[1] = (from[1] as number) + b
  state[2] = (from[2] as number) + c
  state[3] = (from[3] as number) + d
  state[4] = (from[4] as number) + e
  state[5] = (from[5] as number) + f
  state[6] = (from[6] as number) + g
  state[7] = (from[7] as number) + h
}

function loadWords(bytes: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i++) {
    const p = from + i * 4
    W[i] =
      ((bytes[p] as number) << 24) |
      ((bytes[p + 1] as number) << 16) |
      ((bytes[p + 2] as number) << 8) |
      (bytes[p + 3] as number)
  }
}

/** Absorbs `bytes` after `done` bytes (a multiple of 64) and finishes with padding and length. */
function finish(state: Int32Array, bytes: Uint8Array, length: number, done: number): void {
  const total = done + length
  const padded = new Uint8Array(Math.ceil((length + 9) / BLOCK) * BLOCK)
  padded.set(bytes.subarray(0, length))
  padded[length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(total / 0x20000000))
  view.setUint32(padded.length - 4, (total * 8) >>> 0)
  for (let p = 0; p < padded.length; p += BLOCK) {
    loadWords(padded, p)
    compress(state)
  }
}

/**
 * SHA-256 of any bytes.
 *
 * @shape bytes → 8 big-endian words
 * @complexity O(bytes)
 */
export function sha256(bytes: Uint8Array): Uint32Array {
  const state = Int32Array.from(START)
  finish(state, bytes, bytes.length, 0)
  return new Uint32Array(state.buffer)
}

/**
 * A hasher of `prefix + lead + ending` for one prefix of 64 bytes and many endings; writes 8 words into `out` at `at`.
 *
 * @requires a prefix of exactly 64 ASCII characters, a lead of ASCII characters
 * @complexity one block while lead and ending have up to 55 bytes
 */
export function prefixedSha256(
  prefix: string,
  lead = '',
): (ending: string, out: Uint32Array, at: number) => void {
  const encoder = new TextEncoder()
  const head = encoder.encode(prefix)
  if (head.length !== BLOCK) throw new Error(`defect: the prefix has ${head.length} bytes, not ${BLOCK}`)
  const midstate = Int32Array.from(START)
  loadWords(head, 0)
  compress(midstate)
  const state = new Int32Array(8)
  return (ending, out, at) => {
    if (loadShort(lead, ending)) compress(state, midstate)
    else {
      const bytes = encoder.encode(lead + ending)
      state.set(midstate)
      finish(state, bytes, bytes.length, BLOCK)
    }
    for (let i = 0; i < 8; i++) out[at + i] = state[i] as number
  }
}

/** Bytes that leave room for padding and length in their block. */
const SHORT = 55

/** The last block after a prefix of one block, straight from the characters; false where they are not ASCII or too many. */
function loadShort(lead: string, ending: string): boolean {
  const length = lead.length + ending.length
  if (length > SHORT) return false
  W.fill(0, 0, 15)
  let all = 0
  for (let i = 0; i < length; i++) {
    const code = i < lead.length ? lead.charCodeAt(i) : ending.charCodeAt(i - lead.length)
    all |= code
    W[i >> 2] = (W[i >> 2] as number) | (code << (24 - 8 * (i & 3)))
  }
  W[length >> 2] = (W[length >> 2] as number) | (0x80 << (24 - 8 * (length & 3)))
  W[15] = (BLOCK + length) * 8
  return all < 128
}

/** @example hex(sha256(new TextEncoder().encode('abc'))).slice(0, 8) // → 'ba7816bf' */
export function hex(words: Uint32Array, at = 0): string {
  let text = ''
  for (let i = at; i < at + 8; i++) text += (words[i] as number).toString(16).padStart(8, '0')
  return text
}

export function sha256Hex(text: string): string {
  return hex(sha256(new TextEncoder().encode(text)))
}
