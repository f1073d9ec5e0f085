import { ok, type Refusal, type Result, refusal, refuse, t } from '@kit/base'
import { sha256Hex } from './sha256.ts'
import type { RingPart } from './stage.ts'

/**
 * Where the public randomness comes from. All of it is fixed after the list was committed; each kind is checked by what makes
 * it believable. The signature of a beacon is checked by the caller (it needs elliptic curves), who then hands in its digits.
 */
export type RandomSource =
  /** A share that a witness committed to beforehand as SHA-256 of `share`. */
  | {
      readonly kind: 'share'
      readonly by: string
      readonly commitment: string
      readonly share: string | null
    }
  /** Numbers printed by somebody else on a day named beforehand (a public lottery, a closing price). */
  | { readonly kind: 'published'; readonly name: string; readonly digits: string | null }
  /** A round of a public beacon named beforehand. */
  | {
      readonly kind: 'beacon'
      readonly name: string
      readonly round: number
      readonly randomness: string | null
      readonly isVerified: boolean
      /** Kept so that the round can be checked again later: see `beaconRandomness`. */
      readonly signature?: string
      readonly previousSignature?: string | null
    }
  /** Digits drawn in the hall before everybody's eyes. */
  | { readonly kind: 'stage'; readonly by: string; readonly digits: string | null }
  /** Start, interval or direction of a ring, drawn in the hall: it stands in the order itself, and in the seed like all others. */
  | { readonly kind: 'ring'; readonly of: RingPart; readonly by: string; readonly digits: string | null }

/** A source as it was agreed before the list was locked: all of it but what only the day can bring. */
export type AgreedSource =
  | { readonly kind: 'share'; readonly by: string; readonly commitment: string }
  | { readonly kind: 'published'; readonly name: string }
  | { readonly kind: 'beacon'; readonly name: string; readonly round: number }
  | { readonly kind: 'stage'; readonly by: string }
  | { readonly kind: 'ring'; readonly of: RingPart; readonly by: string }

/** Whether these sources are the agreed ones, none left out, none added, in the agreed order. */
export function isAsAgreed(agreed: readonly AgreedSource[], sources: readonly RandomSource[]): boolean {
  const named = (s: AgreedSource) => fieldsOf(withoutValue(s)).join('\n')
  return agreed.map(named).join('\n\n') === sources.map(named).join('\n\n')
}

function withoutValue(s: AgreedSource): RandomSource {
  if (s.kind === 'share') return { kind: 'share', by: s.by, commitment: s.commitment, share: null }
  if (s.kind === 'published') return { kind: 'published', name: s.name, digits: null }
  if (s.kind === 'stage') return { kind: 'stage', by: s.by, digits: null }
  if (s.kind === 'ring') return { kind: 'ring', of: s.of, by: s.by, digits: null }
  return { kind: 'beacon', name: s.name, round: s.round, randomness: null, isVerified: false }
}

/**
 * The seed: SHA-256 over the commitment of the list and every source, each field with its length in front, so that no two
 * different sets of sources read the same. One honest source is enough: the others cannot undo it.
 *
 * @refuses no source; a source not yet revealed; a share that does not match its commitment; an unchecked beacon
 * @example combineSeed('ab'.repeat(32), 1, [{ kind: 'stage', by: 'parents', digits: '5' }]).ok // → true
 */
export function combineSeed(
  commitment: string,
  round: number,
  sources: readonly RandomSource[],
): Result<string> {
  const refusals = sources.flatMap((source, i) => problemOf(source, `sources[${i}]`))
  if (sources.length === 0) refusals.push(NO_SOURCE)
  if (refusals.length > 0) return refuse(...refusals)
  const fields = ['junheng-draw-1', commitment, String(round), ...sources.flatMap(fieldsOf)]
  return ok(sha256Hex(fields.map(f => `${new TextEncoder().encode(f).length}:${f}`).join('')))
}

function fieldsOf(source: RandomSource): string[] {
  if (source.kind === 'share') return ['share', source.by, source.commitment, source.share ?? '']
  if (source.kind === 'published') return ['published', source.name, source.digits ?? '']
  if (source.kind === 'stage') return ['stage', source.by, source.digits ?? '']
  if (source.kind === 'ring') return ['ring', source.of, source.by, source.digits ?? '']
  return ['beacon', source.name, String(source.round), source.randomness ?? '']
}

function problemOf(source: RandomSource, at: string): Refusal[] {
  const value =
    source.kind === 'share' ? source.share : source.kind === 'beacon' ? source.randomness : source.digits
  if (value === null || value === '') return [NOT_REVEALED(at)]
  if (source.kind === 'share' && sha256Hex(value) !== source.commitment) return [OTHER_SHARE(at)]
  if (source.kind === 'beacon' && !source.isVerified) return [UNCHECKED_BEACON(at)]
  return []
}

const NO_SOURCE = refusal(
  'draw.no-random-source',
  'sources',
  t('没有公开随机源', 'there is no public random source'),
  t(
    '至少约定一个名单锁定之后才产生的随机源',
    'name at least one source that is fixed after the list is locked',
  ),
)
const NOT_REVEALED = (at: string) =>
  refusal(
    'draw.source-not-revealed',
    at,
    t('该随机源尚未公布', 'this source has not been revealed'),
    t(
      '等待公布;按事先约定的替代规则处理,不得自行补数',
      'wait for it, or follow the fallback agreed beforehand; never fill it in',
    ),
  )
const OTHER_SHARE = (at: string) =>
  refusal(
    'draw.share-does-not-match',
    at,
    t('公布的份额与事先的承诺不一致', 'the revealed share does not match its commitment'),
    t('请见证人核对原始份额', 'ask the witness for the original share'),
  )
const UNCHECKED_BEACON = (at: string) =>
  refusal(
    'draw.beacon-unchecked',
    at,
    t('信标签名尚未核验', "the beacon's signature has not been checked"),
    t('先核验该轮签名', 'check the signature of that round first'),
  )
