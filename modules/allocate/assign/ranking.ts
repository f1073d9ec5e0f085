import { Refused, refusal, t } from '@kit/base'
import { lotteryNumbers, sha256Hex, type Transcript } from '@kit/kernels/draw'
import { verifyTranscript } from '../draw/verify.ts'
import type { Applicant, School } from './lists.ts'
import type { AssignPlan } from './shape.ts'

/** Applicants in the order of their lottery numbers; where twins may be parted, each child for itself. */
export interface Ranked {
  readonly applicants: readonly Applicant[]
  /** Lottery number of each, in the same order. */
  readonly numbers: readonly number[]
  /** The public seed, and the digest of the record it comes from where there is one. */
  readonly seed: string
  readonly draw: string | null
}

/** By the numbers of a verified draw, or by those a public seed gives. */
export async function rank(
  plan: AssignPlan,
  listed: readonly Applicant[],
  from: { readonly seed?: string | undefined; readonly draw?: Transcript | undefined },
): Promise<Ranked> {
  const drawn = from.draw === undefined ? bySeed(from.seed ?? '', listed) : await byDraw(from.draw, listed)
  const order = listed
    .map((_, i) => i)
    .sort((a, b) => (drawn.numbers[a] as number) - (drawn.numbers[b] as number))
    .flatMap(i => new Array<number>(plan.lastSeat === 'split' ? listed[i]!.heads : 1).fill(i))
  return {
    ...drawn,
    applicants: order.map(i => (plan.lastSeat === 'split' ? { ...listed[i]!, heads: 1 } : listed[i]!)),
    numbers: order.map(i => drawn.numbers[i] as number),
  }
}

function bySeed(seed: string, listed: readonly Applicant[]) {
  if (!/^[0-9a-f]{64}$/.test(seed)) throw new Refused([NO_SEED])
  const ids = listed.map(a => a.id)
  return { numbers: [...lotteryNumbers(seed, ids)], seed, draw: null }
}

async function byDraw(transcript: Transcript, listed: readonly Applicant[]) {
  if (!(await verifyTranscript(transcript)).holds) throw new Refused([ALTERED(transcript.list.title)])
  const turnOf = new Map(transcript.results.map(r => [r.id, r.turn]))
  const missing = listed.filter(a => !turnOf.has(a.id))
  if (missing.length > 0) throw new Refused(missing.map(a => NOT_DRAWN(a.record.at)))
  const numbers = listed.map(a => turnOf.get(a.id) as number)
  return { numbers, seed: transcript.seed, draw: transcript.digest }
}

/**
 * The numbers one school draws for those who wish for it: their places by SHA-256 with the school's own seed, SHA-256(`seed:school`).
 * Twins who may be parted stand next to each other.
 *
 * @shape ranks of those who wish → number of each, from 0
 */
export function ownNumbers(
  { applicants, seed }: Ranked,
  school: School,
  ranks: readonly number[],
): Map<number, number> {
  const ids = [...new Set(ranks.map(r => applicants[r]!.id))]
  const drawn = lotteryNumbers(sha256Hex(`${seed}:${school.id}`), ids)
  const numberOf = new Map(ids.map((id, i) => [id, drawn[i] as number]))
  const place = (r: number) => numberOf.get(applicants[r]!.id) as number
  return new Map([...ranks].sort((a, b) => place(a) - place(b) || a - b).map((r, i) => [r, i]))
}

const NO_SEED = refusal(
  'assign.no-numbers',
  '--draw',
  t('没有抽签号码。', 'There are no lottery numbers.'),
  t(
    '用 --draw 给出派位记录，或用 --seed 给出公开的种子。',
    'Give the record of a draw with --draw, or the public seed with --seed.',
  ),
)
const ALTERED = (at: string) =>
  refusal(
    'assign.altered-draw',
    at,
    t('派位记录核验不通过。', 'The record of the draw does not verify.'),
    t('请用公布的原始记录。', 'Use the record as published.'),
  )
const NOT_DRAWN = (at: string) =>
  refusal(
    'assign.not-drawn',
    at,
    t('这个编号没有参加抽签。', 'This number was not in the draw.'),
    t('名单应与抽签名单一致。', 'The list must be that of the draw.'),
  )
