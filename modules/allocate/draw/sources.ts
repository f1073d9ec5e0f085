import { ok, type Result, refuse, t } from '@kit/base'
import {
  type BeaconChain,
  beaconRandomness,
  type RandomSource,
  ringNumber,
  sha256Hex,
} from '@kit/kernels/draw'
import { sourceWrong, unknownBeacon } from './errors.ts'
import type { Agreed } from './schema.ts'

/** A text as it is hashed: full-width digits become plain ones, runs of blanks one blank. Two people who type alike agree. */
export const settled = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ')

/** Seconds since 1970 at which a round of a beacon comes to be. */
export const instantOf = ({ genesis, period }: Pick<BeaconChain, 'genesis' | 'period'>, round: number) =>
  genesis + (round - 1) * period

interface Day {
  readonly chains: readonly BeaconChain[]
  /** Seconds since 1970. */
  readonly publishedAt: number
  /** Numbers on the list: the size of a ring. */
  readonly units: number
  readonly at: string
}

/**
 * What the day brought for an agreed source, from the text somebody entered.
 *
 * @refuses nothing entered; a share other than the witness committed to; a forged, wrong or too early round of a beacon; a number
 *   that is not on the ring
 * @requires `publishedAt`: a round that existed before the commitment was public proves nothing
 */
export function revealedSource(
  agreed: Agreed,
  text: string,
  { chains, publishedAt, units, at }: Day,
): Result<RandomSource> {
  const value = settled(text)
  if (value === '') return refuse(sourceWrong(at, t('还没有填写。', 'Nothing is entered yet.')))
  if (agreed.kind === 'stage') return ok({ ...agreed, digits: value })
  if (agreed.kind === 'ring') return revealedRing(agreed, value.replaceAll(' ', ''), units, at)
  if (agreed.kind === 'published') return ok({ ...agreed, digits: value })
  if (agreed.kind === 'share') return revealedShare(agreed, text.trim(), at)
  const chain = chains.find(c => c.name === agreed.name)
  if (!chain) return refuse(unknownBeacon(agreed.name))
  if (instantOf(chain, agreed.round) <= publishedAt) return refuse(sourceWrong(at, TOO_EARLY))
  return revealedRound(agreed, value, chain, at)
}

function revealedRing(
  agreed: Agreed & { readonly kind: 'ring' },
  digits: string,
  units: number,
  at: string,
): Result<RandomSource> {
  return ringNumber(digits, agreed.of, units) === null
    ? refuse(sourceWrong(at, OFF_RING(agreed.of === 'direction' ? 2 : units)))
    : ok({ ...agreed, digits })
}

function revealedShare(
  agreed: Agreed & { readonly kind: 'share' },
  share: string,
  at: string,
): Result<RandomSource> {
  return sha256Hex(share) === agreed.commitment
    ? ok({ ...agreed, share })
    : refuse(sourceWrong(at, OTHER_SHARE))
}

function revealedRound(
  agreed: Agreed & { readonly kind: 'beacon' },
  text: string,
  chain: BeaconChain,
  at: string,
): Result<RandomSource> {
  const found = roundIn(text)
  if (!found) return refuse(sourceWrong(at, NO_ROUND))
  if (found.round !== agreed.round) return refuse(sourceWrong(at, OTHER_ROUND))
  const { signature, previousSignature } = found
  const digits = beaconRandomness(chain, { round: agreed.round, signature, previousSignature })
  if (!digits.ok) return digits
  return ok({ ...agreed, randomness: digits.value, isVerified: true, signature, previousSignature })
}

/** The JSON of a round as the network hands it out. */
function roundIn(text: string) {
  try {
    const { round, signature, previous_signature: previous } = JSON.parse(text)
    if (typeof round !== 'number' || typeof signature !== 'string') return null
    return { round, signature, previousSignature: typeof previous === 'string' ? previous : null }
  } catch {
    return null // said by the caller
  }
}

const OFF_RING = (most: number) =>
  t(
    `应为 1 至 ${most} 的整数，请当众重新抽取。`,
    `It must be a whole number of 1 to ${most}; draw it again before everybody.`,
  )
const OTHER_SHARE = t(
  '与见证人事先交来的承诺不一致，请逐字核对原话（含标点）。',
  'This is not what the witness committed to; compare it word for word.',
)
const NO_ROUND = t(
  '这不是信标一轮的 JSON，应含 round 和 signature。',
  'This is not the JSON of a round; it has round and signature.',
)
const OTHER_ROUND = t('这不是约定的那一轮。', 'This is not the agreed round.')
const TOO_EARLY = t(
  '约定的这一轮早于名单承诺的公布时间，不能使用。',
  'The agreed round came to be before the commitment was published; it cannot be used.',
)
