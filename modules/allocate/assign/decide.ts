import { assert, type Refusal, Refused, refusal, t } from '@kit/base'
import { type Assignment, checkOverflow, cutoffsOf, metresBetween, placeNearest } from '@kit/kernels/matching'
import type { Applicant, School } from './lists.ts'
import { type Expanded, expand, type Pool } from './market.ts'
import { give } from './mechanisms.ts'
import type { Ranked } from './ranking.ts'
import type { AssignPlan } from './shape.ts'

/** Where those left over were placed. */
export interface Placed {
  /** Rank of each unit that was left over. */
  readonly ranks: readonly number[]
  readonly school: Int32Array
  readonly metres: Float64Array
}

/** All that was decided, and what it was decided from. */
export interface Made {
  readonly plan: AssignPlan
  readonly schools: readonly School[]
  readonly ranked: Ranked
  readonly expanded: Expanded
  readonly granted: Assignment
  readonly overflow: Placed | null
}

/**
 * Gives the seats by the plan, places those left over at the nearest free seat where the plan says so, and proves both.
 *
 * @refuses a wish the plan does not allow; a place that is missing where distances are needed
 */
export function decide(
  plan: AssignPlan,
  schools: readonly School[],
  pools: readonly Pool[],
  ranked: Ranked,
): Made {
  const expanded = expand(plan, schools, pools, ranked)
  const granted = give(plan.mechanism, expanded)
  return settle({ plan, schools, ranked, expanded }, granted)
}

/** What the seats are given from. */
export type Asked = Omit<Made, 'granted' | 'overflow'>

/** Places those left over once the seats are given. */
export function settle(asked: Asked, granted: Assignment): Made {
  const made = { ...asked, granted, overflow: null }
  if (!asked.plan.overflow) return made
  const { ranks, heads, free, metres } = leftOver(made)
  const placed = placeNearest(heads, free, metres)
  assert(checkOverflow(heads, free, metres, placed.school).length === 0, 'the nearest seat went by number')
  return { ...made, overflow: { ranks, ...placed } }
}

/** Who has no seat by the draw, what is free, and how far it is. */
export function leftOver({ plan, schools, ranked, expanded: { market, pools }, granted }: Made) {
  const ranks = [...granted.keys()].filter(r => granted[r] === -1)
  const lost = withoutPlace([...schools, ...ranks.map(r => ranked.applicants[r]!)])
  if (lost.length > 0) throw new Refused(lost)
  const load = cutoffsOf(market, granted)
  const most = (plan.overflow?.mostKm ?? Number.POSITIVE_INFINITY) * 1000
  return {
    ranks,
    heads: ranks.map(r => ranked.applicants[r]?.heads ?? 1),
    free: schools.map((_, s) =>
      pools.reduce((n, p, i) => (p.school === s ? n + Math.max(0, p.seats - (load[i]?.load ?? 0)) : n), 0),
    ),
    metres: (unit: number, school: number) => {
      const far = metresBetween(ranked.applicants[ranks[unit] as number]!.place!, schools[school]!.place!)
      return far <= most ? far : Number.POSITIVE_INFINITY
    },
  }
}

/** Nobody is placed by distance without a place; refusals, one a line. */
export function withoutPlace(of: readonly (School | Applicant)[]): Refusal[] {
  const lines = of.filter(x => x.place === null).map(x => x.record.at)
  return [...new Set(lines)].map(NO_PLACE)
}

const NO_PLACE = (at: string) =>
  refusal(
    'assign.no-place',
    at,
    t('统筹需要位置，但没有纬度、经度。', 'Placing by distance needs latitude and longitude.'),
    t('补上“纬度”“经度”两列。', 'Add the columns lat and lon.'),
  )
