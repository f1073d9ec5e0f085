import { assert } from '@kit/base'
import { type Filled, fill } from './fill.ts'
import type { InvestmentInstance } from './instance.ts'
import { type KindView, ruleOf, viewOf } from './needs.ts'
import { chooseWaivers, type Levels, lumpsToLevel, type Waivers } from './waivers.ts'

/** What is bought where, so that every school and every spread meets the standard. */
export interface InvestmentPlan {
  /** Lumps by pot of the instance; `base` of them for thresholds and floors, the rest for the spread alone. */
  readonly lumps: Int32Array
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

export interface Effort {
  /** Exchanges of waivers that are tried; a fixed number, so that the same instance gives the same plan. */
  readonly exchanges: number
  /** Called now and then with how much of the effort is done; `false` ends the search. */
  readonly progress?: (done: number, of: number) => boolean
}

const ROUNDS = 3

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
  const draft = firstDraft(instance, views)
  if (draft.fills.some(f => !f.stuck.every(Number.isNaN)))
    return { status: 'infeasible', clashes: spreadClashes(instance, draft) }
  if (!exchange(instance, views, draft, effort)) return { status: 'out-of-time' }
  return { status: 'solved', plan: planOf(instance, views, draft) }
}

interface Draft {
  readonly waived: Waivers
  readonly fills: Filled[]
  cost: number
}

function firstDraft(instance: InvestmentInstance, views: readonly KindView[]): Draft {
  let levels: Levels = views.map(() => new Float64Array(instance.stages.length))
  let best: Draft | null = null
  for (let round = 0; round < ROUNDS; round++) {
    const waived = chooseWaivers(instance, views, levels)
    const fills = views.map((v, k) => fill(instance, v, waived[k] as Uint8Array))
    const draft = { waived, fills, cost: costOf(instance, fills) }
    if (best === null || draft.cost < best.cost) best = draft
    levels = fills.map(f => f.level)
    if (levels.every(l => l.every(x => x === 0))) break
  }
  assert(best, 'at least one round')
  return best
}

function costOf(instance: InvestmentInstance, fills: readonly Filled[]): number {
  return fills.reduce((sum, f, k) => {
    // A spread that cannot be reached is never the cheaper draft.
    const lost = f.stuck.every(Number.isNaN) ? 0 : 2 ** 50
    return sum + f.count * (instance.kinds[k]?.price as number) + lost
  }, 0)
}

/** Tries, school by school, to keep another indicator at the floor. False when it was told to stop. */
function exchange(
  instance: InvestmentInstance,
  views: readonly KindView[],
  draft: Draft,
  { exchanges, progress = () => true }: Effort,
): boolean {
  let tried = 0
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const candidate of candidates(instance, views, draft).slice(0, exchanges - tried)) {
      isBetter = tryExchange(instance, views, draft, candidate) || isBetter
      tried += 1
      if (tried % 16 === 0 && !progress(tried, exchanges)) return false
    }
  }
  return progress(exchanges, exchanges)
}

interface Candidate {
  readonly r: number
  readonly from: number
  readonly to: number
  readonly hope: number
}

/** Exchanges that could save something, the most promising first. Only where a spread binds is there anything left to save. */
function candidates(instance: InvestmentInstance, views: readonly KindView[], draft: Draft): Candidate[] {
  const levels = draft.fills.map(f => f.level)
  const found: Candidate[] = []
  instance.rows.forEach(({ stage }, r) => {
    const binds = (k: number) => (levels[k]?.[stage] as number) > 0
    for (let from = 0; from < views.length; from++) {
      if (draft.waived[from]?.[r] !== 1) continue
      for (let to = 0; to < views.length; to++) {
        if (draft.waived[to]?.[r] !== 0 || !(binds(from) || binds(to))) continue
        const hope = saving(instance, views, levels, r, to, 0.5) - saving(instance, views, levels, r, from, 1)
        if (saving(instance, views, levels, r, to, 0) > saving(instance, views, levels, r, from, 1))
          found.push({ r, from, to, hope })
      }
    }
  })
  return found.sort((a, b) => b.hope - a.hope || a.r - b.r || a.from - b.from || a.to - b.to)
}

/** What staying at the floor saves a school in one kind; `weight` of what lies under the level counts as given anyway. */
function saving(
  instance: InvestmentInstance,
  views: readonly KindView[],
  levels: Levels,
  r: number,
  kind: number,
  weight: number,
): number {
  const view = views[kind] as KindView
  const anyway = lumpsToLevel(instance, view, levels, r)
  const [full, low] = [view.full[r] as number, view.low[r] as number]
  const above = Math.max(full, anyway) - Math.max(low, anyway)
  return (above + (full - low - above) * (1 - weight)) * (instance.kinds[kind]?.price as number)
}

/** Keeps the exchange if it saves money. */
function tryExchange(
  instance: InvestmentInstance,
  views: readonly KindView[],
  draft: Draft,
  { r, from, to }: Candidate,
): boolean {
  const [was, willBe] = [draft.waived[from] as Uint8Array, draft.waived[to] as Uint8Array]
  const view = views[from] as KindView
  const hasRoom = (view.full[r] as number) <= (view.most[view.potOf[r] as number] as number)
  if (was[r] === 0 || willBe[r] === 1 || !hasRoom) return false
  const before = [...draft.fills]
  was[r] = 0
  willBe[r] = 1
  for (const k of [from, to])
    draft.fills[k] = fill(instance, views[k] as KindView, draft.waived[k] as Uint8Array)
  const cost = costOf(instance, draft.fills)
  if (cost < draft.cost) {
    draft.cost = cost
    return true
  }
  was[r] = 1
  willBe[r] = 0
  draft.fills.splice(0, before.length, ...before)
  return false
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
      lumps[pot] = fills[k]?.lumps[i] as number
      base[pot] = fills[k]?.base[i] as number
    })
  })
  const raised = fills.flatMap((f, kind) =>
    [...f.level.keys()].flatMap(stage => ((f.level[stage] as number) > 0 ? [{ kind, stage }] : [])),
  )
  return { lumps, base, waived, cost, raised }
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
