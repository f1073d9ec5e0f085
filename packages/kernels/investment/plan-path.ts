import { assert } from '@kit/base'
import { type Draft, firstDraft } from './draft.ts'
import { type Effort, improve } from './exchange.ts'
import type { InvestmentInstance } from './instance.ts'
import { type KindView, ruleOf, viewOf } from './needs.ts'
import type { Waivers } from './waivers.ts'

/** Lumps that go from one pot to another. */
export interface Transfer {
  readonly from: number
  readonly to: number
  readonly lumps: number
}

/** What is bought and moved where, so that every school and every spread meets the standard. */
export interface InvestmentPlan {
  /** Lumps bought, by pot of the instance. */
  readonly lumps: Int32Array
  readonly transfers: readonly Transfer[]
  /** Of what a pot gains, bought or moved: so many lumps for thresholds and floors, the rest for the spread alone. */
  readonly base: Int32Array
  /** By kind and row: 1 where the indicator stays between floor and threshold. */
  readonly waived: Waivers
  /** In fen. */
  readonly cost: number
  /** Kinds and stages in which schools were raised for the spread. */
  readonly raised: readonly { readonly kind: number; readonly stage: number }[]
}

/** A rule that cannot be kept in the room there is, and the least that would have to give. */
export type Clash =
  /** The school lacks room: so many lumps more than its limit, of each of these kinds. */
  | {
      readonly rule: 'school'
      readonly row: number
      readonly lacking: readonly { kind: number; lumps: number }[]
    }
  /** The schools cannot be brought nearer to one another than `reached`, above the limit. */
  | {
      readonly rule: 'spread'
      readonly stage: number
      readonly kind: number
      readonly reached: number
      readonly limit: number
    }

export type Outcome =
  | { readonly status: 'solved'; readonly plan: InvestmentPlan }
  | { readonly status: 'infeasible'; readonly clashes: readonly Clash[] }
  | { readonly status: 'out-of-time' }

/**
 * A least-cost way to the standard. Which indicators stay at the floor is chosen school by school, which is best possible
 * where no spread binds; where one does, the choice is repeated at the level up to which schools are raised, and then
 * improved by exchanges.
 *
 * @requires an instance that `checkInstance` accepted
 * @refuses nothing: no plan is `infeasible`, with the clashing rules
 * @source least cost under 6 of 7 indicators at the threshold, the rest at the floor, CV within the limit
 * @complexity O((rounds + exchanges) × fill)
 */
export function planPath(instance: InvestmentInstance, effort: Effort): Outcome {
  const views = instance.kinds.map((_, k) => viewOf(instance, k))
  const clashes = schoolClashes(instance, views)
  if (clashes.length > 0) return { status: 'infeasible', clashes }
  const { draft, prices } = firstDraft(instance, views)
  if (draft.fills.some(f => !f.stuck.every(Number.isNaN)))
    return { status: 'infeasible', clashes: spreadClashes(instance, draft) }
  const best = improve(instance, views, draft, prices, effort)
  return best ? { status: 'solved', plan: planOf(instance, views, best) } : { status: 'out-of-time' }
}

function planOf(
  instance: InvestmentInstance,
  views: readonly KindView[],
  { waived, fills, cost }: Draft,
): InvestmentPlan {
  assert(Number.isSafeInteger(cost), 'the cost is a whole number of fen')
  const lumps = new Int32Array(instance.pots.length)
  const base = new Int32Array(instance.pots.length)
  views.forEach((view, k) => {
    view.pots.forEach((pot, i) => {
      lumps[pot] = Math.max(0, fills[k]?.lumps[i] as number)
      base[pot] = fills[k]?.base[i] as number
    })
  })
  const transfers = views.flatMap((view, k) => transfersOf(view, fills[k]?.lumps as Int32Array))
  for (const x of transfers) lumps[x.to]! -= x.lumps
  const raised = fills.flatMap((f, kind) =>
    [...f.level.keys()].flatMap(stage => ((f.level[stage] as number) > 0 ? [{ kind, stage }] : [])),
  )
  return { lumps, transfers, base, waived, cost, raised }
}

/** Who gives to whom: the greatest gifts to the greatest needs, so that few schools have to deal with one another. */
function transfersOf(view: KindView, gains: Int32Array): Transfer[] {
  const transfers: Transfer[] = []
  const largest = (a: number, b: number) =>
    Math.abs(gains[b] as number) - Math.abs(gains[a] as number) || a - b
  const givers = [...gains.keys()].filter(p => (gains[p] as number) < 0).sort(largest)
  const takers = [...gains.keys()].filter(p => (gains[p] as number) > 0).sort(largest)
  const open = gains.slice()
  for (const from of givers)
    for (const to of takers) {
      if (view.pool[to] !== view.pool[from]) continue
      const lumps = Math.min(-(open[from] as number), open[to] as number)
      if (lumps <= 0) continue
      transfers.push({ from: view.pots[from] as number, to: view.pots[to] as number, lumps })
      open[from]! += lumps
      open[to]! -= lumps
    }
  return transfers
}

function schoolClashes(instance: InvestmentInstance, views: readonly KindView[]): Clash[] {
  return instance.rows.flatMap((_, row): Clash[] => {
    const over = (wanted: 'full' | 'low') =>
      views.map(v => ({
        kind: v.kind,
        lumps: (v[wanted][row] as number) - (v.most[v.potOf[row] as number] as number),
      }))
    const floors = over('low').filter(x => x.lumps > 0)
    const waivers = views.length - ruleOf(instance, row).need
    const fulls = over('full').filter(x => x.lumps > 0 && !floors.some(f => f.kind === x.kind))
    const more = fulls
      .sort((a, b) => a.lumps - b.lumps)
      .slice(0, Math.max(0, fulls.length + floors.length - waivers))
    const lacking = floors.length + fulls.length > waivers ? [...floors, ...more] : floors
    return lacking.length > 0 ? [{ rule: 'school', row, lacking }] : []
  })
}

function spreadClashes(instance: InvestmentInstance, { fills }: Draft): Clash[] {
  return fills.flatMap((f, kind) =>
    instance.stages.flatMap((rule, stage): Clash[] => {
      const reached = f.stuck[stage] as number
      return Number.isNaN(reached)
        ? []
        : [{ rule: 'spread', stage, kind, reached, limit: rule.cvLimit[kind] as number }]
    }),
  )
}
