import { type Text, t } from '@kit/base'
import {
  CLASSES,
  type Cutoff,
  classOf,
  cutoffsOf,
  numberAt,
  poolOf,
  type WhyNot,
  whyNot,
} from '@kit/kernels/matching'
import type { Made } from './decide.ts'
import { holds } from './lists.ts'
import { choiceOf, nameOf, type Pool } from './market.ts'
import type { AssignPlan } from './shape.ts'

export type Reason =
  | WhyNot
  | 'granted'
  | 'no-seats'
  | 'not-entitled'
  | 'better-granted'
  | 'not-allowed'
  | 'not-wished'
  | 'would-not'
  | 'would-have'

/** What became of one family at one part of one school. */
export interface Answer {
  readonly pool: Pool
  /** The wish (from 1), or null where the school was not wished for. */
  readonly wish: number | null
  /** The family's own class there; class and lottery number of the last one taken, empty where seats are left. */
  readonly own: string
  readonly lastClass: string
  readonly lastNumber: number | ''
  readonly reason: Reason
}

/**
 * Why this family is not at each school: those it wished for, and those it did not.
 *
 * @shape rank of the family, cutoffs of the assignment → one answer a part of a school
 */
export function whyNotEach(made: Made, cutoffs: readonly Cutoff[], rank: number): Answer[] {
  return made.expanded.pools.map((_, pool) => answerOf(made, cutoffs, rank, pool))
}

/** All that one number can know of itself; twins who were parted one after the other. */
export interface OwnPath {
  readonly id: string
  /** Its lottery number. */
  readonly number: number
  readonly answers: readonly (Omit<Answer, 'pool'> & { readonly school: string; readonly seats: string })[]
}

/** Each school with the reason why this family is there or not; null where nobody has that number. */
export function pathOf(made: Made, id: string): OwnPath | null {
  const ranks = [...made.granted.keys()].filter(r => made.ranked.applicants[r]!.id === id)
  if (ranks.length === 0) return null
  const cutoffs = cutoffsOf(made.expanded.market, made.granted)
  const answers = ranks.flatMap(rank =>
    whyNotEach(made, cutoffs, rank).map(({ pool, ...a }) => ({
      school: made.schools[pool.school]!.name,
      seats: nameOf(pool),
      ...a,
    })),
  )
  return { id, number: made.ranked.numbers[ranks[0]!] as number, answers }
}

/** The wishes of a family that were better than what it got, other parts of its own school left out. */
export function lostWishes(made: Made, cutoffs: readonly Cutoff[], rank: number): Answer[] {
  const { market, pools } = made.expanded
  const from = market.first[rank] as number
  const k = made.granted[rank] as number
  const end = k < 0 ? (market.first[rank + 1] as number) : from + k
  const own = k < 0 ? -1 : pools[poolOf(market.choices[end] as number)]!.school
  return Array.from(market.choices.subarray(from, end), poolOf)
    .filter(pool => pools[pool]!.school !== own)
    .map(pool => answerOf(made, cutoffs, rank, pool))
}

function answerOf(made: Made, cutoffs: readonly Cutoff[], rank: number, pool: number): Answer {
  const { pools, wished } = made.expanded
  const cutoff = cutoffs[pool] as Cutoff
  const wish = (wished[rank] as readonly number[]).indexOf(pools[pool]!.school)
  const { own, reason } = reasonOf(made, rank, pool, cutoff)
  return {
    pool: pools[pool]!,
    wish: wish === -1 ? null : wish + 1,
    own: own === null ? '' : className(made.plan, own),
    lastClass: cutoff.open || cutoff.priority < 0 ? '' : className(made.plan, cutoff.priority),
    lastNumber: cutoff.open || cutoff.pupil < 0 ? '' : shownNumber(made, cutoff),
    reason,
  }
}

interface Found {
  /** Class of the family there; null where that part is not for it. */
  readonly own: number | null
  readonly reason: Reason
}

function reasonOf(made: Made, rank: number, pool: number, cutoff: Cutoff): Found {
  const { market, pools, wished } = made.expanded
  const at = choiceAt(made, rank, pool)
  if (at === null) {
    const isWished = (wished[rank] as readonly number[]).includes(pools[pool]!.school)
    return isWished ? { own: null, reason: 'not-entitled' } : withoutWish(made, rank, pool, cutoff)
  }
  const own = classOf(market.choices[at] as number)
  const k = made.granted[rank] as number
  const granted = k < 0 ? Number.POSITIVE_INFINITY : (market.first[rank] as number) + k
  if (at === granted) return { own, reason: 'granted' }
  if (at > granted) return { own, reason: 'better-granted' }
  if (pools[pool]!.seats === 0) return { own, reason: 'no-seats' }
  return { own, reason: whyNot(market.choices[at] as number, numberAt(market, at, rank), cutoff) }
}

/** A school the family did not name: whether it could have, and whether it would have been taken. */
function withoutWish(
  { plan, schools, ranked, expanded: { pools } }: Made,
  rank: number,
  pool: number,
  cutoff: Cutoff,
): Found {
  const who = ranked.applicants[rank]!
  const school = schools[pools[pool]!.school]!
  if (!holds(plan.within, who, school)) return { own: null, reason: 'not-allowed' }
  const would = choiceOf(plan, pools[pool]!, pool, who, school)
  if (would === null) return { own: null, reason: 'not-entitled' }
  if (pools[pool]!.seats === 0) return { own: would.priority, reason: 'no-seats' }
  if (plan.numbers === 'each-school') return { own: would.priority, reason: 'not-wished' }
  const why = whyNot(pool * CLASSES + would.priority, rank, cutoff)
  return { own: would.priority, reason: why === 'envy' ? 'would-have' : 'would-not' }
}

function choiceAt({ expanded: { market } }: Made, rank: number, pool: number): number | null {
  for (let at = market.first[rank] as number; at < (market.first[rank + 1] as number); at++)
    if (poolOf(market.choices[at] as number) === pool) return at
  return null
}

/** The last one's number as it was drawn: the pupil's only one, or the place in the school's own order. */
export function shownNumber({ plan, ranked }: Made, cutoff: Cutoff): number {
  return plan.numbers === 'one' ? (ranked.numbers[cutoff.pupil] as number) : cutoff.number + 1
}

export function className(plan: AssignPlan, c: number): string {
  const own = plan.classes[c % 8]?.name ?? '其他'
  return c >= 8 ? `${own}（剩余名额）` : own
}

export const WHY: Readonly<Record<Reason, Text>> = {
  granted: t('已录取', 'admitted'),
  'no-seats': t('该类名额为零', 'no seats of this kind'),
  'earlier-class': t('录取止于更优先的类别', 'admission ended in an earlier class'),
  'smaller-number': t('同类别中抽签次序更靠前的已录满', 'filled by earlier numbers of the same class'),
  envy: t('本办法不保证优先次序（见方案）', 'the mechanism does not keep the order here'),
  'not-entitled': t('不属于该类名额的对象', 'these seats are for others'),
  'better-granted': t('已录取到更靠前的志愿', 'admitted to a better wish'),
  'not-allowed': t('按方案不能填报（不在片区内）', 'the plan does not allow this wish (outside the zone)'),
  'not-wished': t('没有填报', 'not wished for'),
  'would-not': t('没有填报；填报了也不够录取线', 'not wished for; the wish would not have been granted'),
  'would-have': t('没有填报；按录取线本可录取', 'not wished for; by the cutoff it would have been granted'),
}
