import { assert, Refused, refusal, type Text, t } from '@kit/base'
import type { WholeSolver } from '@kit/kernels/highs'
import {
  checkInstance,
  checkReach,
  checkSiting,
  chooseSites,
  fewestSites,
  mostWithin,
  shortestLongest,
} from '@kit/kernels/siting'

export const GOALS = ['median', 'centre', 'coverage'] as const

export type Goal =
  | { readonly kind: 'median' | 'centre'; readonly builds: readonly number[] }
  /** Without numbers: the fewest schools that reach everybody. */
  | { readonly kind: 'coverage'; readonly builds: readonly number[] | null; readonly limit: number }

/** What every goal reads. */
export interface Siting {
  readonly blocks: number
  readonly sites: number
  readonly pupils: Int32Array
  readonly ways: Float64Array
  /** Where each block is listed, to speak of it. */
  readonly names: readonly string[]
}

/** Sites open after a phase, with what is to be said of them. */
export interface Phase {
  readonly open: readonly number[]
  readonly siteOf: Int32Array
  readonly figures: Readonly<Record<string, number>>
  readonly said: Text
}

/** Chooses sites phase by phase: what one phase opens stands in the next. */
export function sited(
  of: Siting,
  standing: { readonly fixed: readonly number[]; readonly count: number },
  goal: Goal,
  solver: WholeSolver,
): Phase[] {
  if (goal.kind === 'coverage' && goal.builds === null)
    return [fewest({ ...of, fixed: standing.fixed }, goal.limit, solver)]
  let { fixed, count } = standing
  return (goal.builds ?? []).map(n => {
    count += n
    const phase = chosen({ ...of, fixed }, count, goal, solver)
    fixed = phase.open
    return phase
  })
}

type Fixed = Siting & { readonly fixed: readonly number[] }

function chosen(of: Fixed, open: number, goal: Goal, solver: WholeSolver): Phase {
  const cost = of.ways.map((metres, i) => {
    const pupils = of.pupils[Math.floor(i / of.sites)]!
    return pupils === 0 ? 0 : pupils * metres
  })
  const wrong = checkInstance({ ...of, cost: goal.kind === 'median' ? cost : cost.fill(0), open })
  if (wrong.length > 0) throw new Refused(wrong)
  if (goal.kind === 'median') return byMedian({ ...of, cost, open })
  return goal.kind === 'coverage' ? byCoverage(of, open, goal.limit, solver) : byCentre(of, open, solver)
}

function byMedian(of: Fixed & { readonly cost: Float64Array; readonly open: number }): Phase {
  const siting = chooseSites(of, { rounds: 500 })
  assert(checkSiting(of, siting).length === 0, 'the sites are proved before anybody sees them')
  const { open, siteOf, cost, bound } = siting
  const meanMetres = Math.round(cost / Math.max(1, total(of)))
  const gap = cost === 0 ? 0 : 1 - bound / cost
  const percent = (gap * 100).toFixed(2)
  return {
    open,
    siteOf,
    figures: { meanMetres, cost, bound, gap },
    said: t(
      `平均路程 ${meanMetres} 米，与最优相差不超过 ${percent}%`,
      `${meanMetres} m on average, at most ${percent} % from the best`,
    ),
  }
}

function byCentre(of: Fixed, most: number, solver: WholeSolver): Phase {
  const reach = shortestLongest(of, most, solver)
  if (reach === null) throw new Refused([...unreached(of, nowhere(of)), TOO_FEW(most)])
  assert(checkReach(of, reach, most).length === 0, 'the sites are proved before anybody sees them')
  const { open, siteOf, longest, bound } = reach
  return {
    open,
    siteOf,
    figures: { longestMetres: longest, bound },
    said: t(
      `最远路程 ${longest} 米，任何方案都不会短于 ${bound} 米`,
      `the longest way is ${longest} m, and no choice has less than ${bound} m`,
    ),
  }
}

function byCoverage(of: Fixed, most: number, limit: number, solver: WholeSolver): Phase {
  const reach = mostWithin(of, limit, most, solver)
  const shown = { limit, pupils: reach.covered }
  assert(checkReach(of, reach, most, shown).length === 0, 'the sites are proved before anybody sees them')
  const { open, siteOf, covered, bound, longest } = reach
  const all = total(of)
  return {
    open,
    siteOf,
    figures: { covered, bound, pupils: all, longestMetres: Number.isFinite(longest) ? longest : -1 },
    said: t(
      `${limit} 米内的学生 ${covered} 人（共 ${all} 人），任何方案不超过 ${bound} 人`,
      `${covered} of ${all} pupils within ${limit} m; no choice has more than ${bound}`,
    ),
  }
}

function fewest(of: Fixed, limit: number, solver: WholeSolver): Phase {
  const { reach, beyond } = fewestSites(of, limit, solver)
  if (reach === null) throw new Refused(unreached(of, beyond))
  assert(checkReach(of, reach, of.sites).length === 0, 'the sites are proved before anybody sees them')
  const { open, siteOf, longest, bound } = reach
  return {
    open,
    siteOf,
    figures: { schools: open.length, bound, longestMetres: longest },
    said: t(
      `共 ${open.length} 所学校可使全部学生在 ${limit} 米以内（最远 ${longest} 米），至少要 ${bound} 所`,
      `${open.length} schools reach everybody within ${limit} m (${longest} m at most); at least ${bound} are needed`,
    ),
  }
}

/** Blocks with pupils that no way leads to from any site, standing or not. */
function nowhere({ blocks, sites, ways, pupils }: Siting): number[] {
  return Array.from({ length: blocks }, (_, b) => b).filter(
    b => pupils[b]! > 0 && ways.subarray(b * sites, (b + 1) * sites).every(w => !Number.isFinite(w)),
  )
}

function unreached({ names }: Siting, blocks: readonly number[]) {
  return blocks.map(b =>
    refusal(
      'siting.beyond-reach',
      names[b]!,
      t(
        '所有选址到这个小区都没有路程，或都超出限距。',
        'No site has a way to this block, or none within the limit.',
      ),
      t('请增加备选地块，补齐路程，或放宽限距。', 'Add a site, complete the ways, or widen the limit.'),
    ),
  )
}

function total({ pupils }: Siting): number {
  return pupils.reduce((a, b) => a + b, 0)
}

const TOO_FEW = (most: number) =>
  refusal(
    'siting.too-few',
    'open',
    t(`${most} 所学校不能让每个小区都有路可走。`, `With ${most} schools not every block has a way to one.`),
    t('请多建几所，或补齐路程。', 'Build more, or complete the ways.'),
  )
