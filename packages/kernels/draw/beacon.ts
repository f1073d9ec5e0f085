import { ok, type Refusal, type Result, refusal, refuse, t } from '@kit/base'
import { bls12_381 } from '@noble/curves/bls12-381.js'
import { hex, sha256 } from './sha256.ts'

/** A public beacon: who signs, and how. Its key is published by the network; which one is used is said in the plan. */
export interface BeaconChain {
  readonly name: string
  /** Compressed key, hexadecimal. */
  readonly publicKey: string
  /** `unchained`: signs the round alone, short signatures · `chained`: signs the previous signature and the round. */
  readonly scheme: 'unchained' | 'chained'
  /** Seconds since 1970 of round 1, and between rounds. */
  readonly genesis: number
  readonly period: number
}

/** A round as it was stored; from it anybody can check, without the network, that the beacon signed it. */
export interface BeaconRound {
  readonly round: number
  readonly signature: string
  /** Only in a chained beacon. */
  readonly previousSignature: string | null
}

/**
 * The digits of a round, once the signature over it is found to be the beacon's own: SHA-256 of the signature.
 *
 * @shape stored round → 64 hexadecimal digits
 * @refuses a malformed field; a signature that is not the beacon's over this round
 * @source drand, schemes bls-unchained-g1-rfc9380 (quicknet) and pedersen-bls-chained (default)
 */
export function beaconRandomness(chain: BeaconChain, { round, ...stored }: BeaconRound): Result<string> {
  const isChained = chain.scheme === 'chained'
  const signature = stored.signature.toLowerCase()
  const previous = isChained ? (stored.previousSignature ?? '').toLowerCase() : ''
  const bad = [
    ...(Number.isSafeInteger(round) && round >= 1 ? [] : [MALFORMED('round')]),
    ...(isHex(signature, isChained ? 96 : 48) ? [] : [MALFORMED('signature')]),
    ...(!isChained || isHex(previous, 96) ? [] : [MALFORMED('previousSignature')]),
  ]
  if (bad.length > 0) return refuse(...bad)
  const message = digestOf(join(fromHex(previous), bigEndian(round)))
  if (!isSigned(chain, message, signature)) return refuse(FORGED)
  return ok(hex(sha256(fromHex(signature))))
}

/** The first round that is signed at or after an instant: fix it when the commitment is published, for a later instant. */
export function firstRoundAt(
  { genesis, period }: Pick<BeaconChain, 'genesis' | 'period'>,
  secondsSince1970: number,
): number {
  return Math.max(1, Math.ceil((secondsSince1970 - genesis) / period) + 1)
}

function isSigned({ scheme, publicKey }: BeaconChain, message: Uint8Array, signature: string): boolean {
  // A point off the curve makes the library throw: to the caller it is simply no signature.
  try {
    if (scheme === 'chained') {
      const { longSignatures: s } = bls12_381
      return s.verify(fromHex(signature), s.hash(message, DOMAIN_G2), fromHex(publicKey))
    }
    const { shortSignatures: s } = bls12_381
    return s.verify(fromHex(signature), s.hash(message, DOMAIN_G1), fromHex(publicKey))
  } catch {
    return false
  }
}

const DOMAIN_G1 = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'
const DOMAIN_G2 = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_'

function isHex(text: string, bytes: number): boolean {
  return text.length === bytes * 2 && /^[0-9a-f]*$/.test(text)
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  )
}

function bigEndian(round: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round))
  return bytes
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

function digestOf(bytes: Uint8Array): Uint8Array {
  return fromHex(hex(sha256(bytes)))
}

const MALFORMED = (at: string) =>
  refusal(
    'draw.malformed-beacon-round',
    at,
    t('信标轮次的这一项缺失或格式不对', 'this field of the beacon round is missing or malformed'),
    t('从信标网站原样取得该轮的 JSON', "take the round's JSON from the beacon as it is"),
  )
const FORGED: Refusal = refusal(
  'draw.forged-beacon',
  'signature',
  t('签名不是该信标对这一轮的签名', "the signature is not the beacon's own over this round"),
  t('核对链、轮次和签名；不得使用该轮', 'check chain, round and signature; this round must not be used'),
)
