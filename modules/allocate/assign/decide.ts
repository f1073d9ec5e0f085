import { assert, Refused, refusal, t } from '@kit/base'
import {
  type Assignment,
  assignBy,
  checkAssignment,
  checkOverflow,
  cutoffsOf,
  metresBetween,
  placeNearest,
} from '@kit/kernels/matching'
import type { School } from './lists.ts'
import { type Expanded, expand, type Pool } from './market.ts'
import type { AssignPlan } from './plan.ts'
import type { Ranked } from './ranking.ts'

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
  const granted = assignBy(plan.mechanism, expanded.market, expanded.wishOf)
  const made = { plan, schools, ranked, expanded, granted, overflow: null }
  const broken = plan.mechanism === 'deferred-acceptance' ? checkAssignment(expanded.market, granted) : []
  assert(broken.length === 0, `the assignment keeps its properties: ${JSON.stringify(broken)}`)
  if (!plan.overflow) return made
  const { ranks, heads, free, metres } = leftOver(made)
  const placed = placeNearest(heads, free, metres)
  assert(checkOverflow(heads, free, metres, placed.school).length === 0, 'the nearest seat went by number')
  return { ...made, overflow: { ranks, ...placed } }
}

/** Who has no seat by the draw, what is free, and how far it is. */
export function leftOver({ plan, schools, ranked, expanded: { market, pools }, granted }: Made) {
  const ranks = [...granted.keys()].filter(r => granted[r] === -1)
  const unknown = schools.filter(s => s.place === null).map(s => s.record.at)
  const lost = ranks.filter(r => ranked.applicants[r]?.place === null)
  const where = [...unknown, ...lost.map(r => ranked.applicants[r]?.record.at ?? '')]
  if (where.length > 0) throw new Refused([...new Set(where)].map(NO_PLACE))
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

const NO_PLACE = (at: string) =>
  refusal(
    'assign.no-place',
    at,
    t('统筹需要位置，但没有纬度、经度。', 'Placing by distance needs latitude and longitude.'),
    t('补上“纬度”“经度”两列。', 'Add the columns lat and lon.'),
  )
