import { assert } from '@kit/base'
import { type Filled, fill } from './fill.ts'
import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { chooseWaivers, type Prices, type Waivers } from './waivers.ts'

/** A plan while it is being improved. */
export interface Draft {
  readonly waived: Waivers
  readonly fills: readonly Filled[]
  /** In fen. */
  readonly cost: number
  /** The cost less what the last lumps given for the spreads were too much: of two equal costs, the one nearer to saving a lump. */
  readonly worth: number
}

const ROUNDS = 8

/**
 * Waivers chosen again and again at what the spreads make of a lump, which depends on the waivers: where the chosen ones make
 * a spread bind its weight goes up, where not it goes down, half the way each time.
 */
export function firstDraft(instance: InvestmentInstance, views: readonly KindView[]) {
  const none = new Float64Array(instance.stages.length)
  let prices: Prices = views.map(v => ({ top: none, weight: none, worth: worthOf(instance, v, null) }))
  let best: Draft | null = null
  let last: readonly Filled[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const waived = chooseWaivers(instance, views, prices)
    const fills = views.map((v, k) => fill(instance, v, waived[k] as Uint8Array, last[k]))
    last = fills
    const draft = draftOf(instance, waived, fills)
    if (best === null || draft.worth < best.worth) best = draft
    prices = fills.map((f, k) =>
      pricesAfter(instance, views[k] as KindView, f, prices[k] as Prices[number], round),
    )
    if (prices.every((p, k) => p.weight.every(w => w === 0) && views[k]?.movePrice === null)) break
  }
  assert(best, 'at least one round')
  return { draft: best, prices }
}

function pricesAfter(
  instance: InvestmentInstance,
  view: KindView,
  { level, top, buys }: Filled,
  before: Prices[number],
  round: number,
): Prices[number] {
  const weight = level.map((l, s) => {
    const now = l > 0 && (top[s] as number) > l ? 1 / ((top[s] as number) - l) : 0
    return round === 0 ? now : (now + (before.weight[s] as number)) / 2
  })
  const worth = worthOf(instance, view, buys).map((w, p) => (w + (before.worth[p] as number)) / 2)
  return { top, weight, worth }
}

/** By pool: the price of moving a lump while nobody has to buy, else the whole price; as a share of it. */
function worthOf(instance: InvestmentInstance, view: KindView, buys: Uint8Array | null): Float64Array {
  const price = instance.kinds[view.kind]?.price as number
  const share = Math.min(1, (view.movePrice ?? price) / price)
  const worth = new Float64Array(view.pool.reduce((n, p) => Math.max(n, p + 1), 0)).fill(1)
  for (let pot = 0; pot < view.pool.length; pot++) {
    const pool = view.pool[pot] as number
    if ((view.least[pot] as number) < 0 && !buys?.[pool]) worth[pool] = share
  }
  return worth
}

export function draftOf(instance: InvestmentInstance, waived: Waivers, fills: readonly Filled[]): Draft {
  let cost = 0
  let spare = 0
  fills.forEach((f, k) => {
    const price = instance.kinds[k]?.price as number
    // A spread that cannot be reached is never the cheaper draft.
    cost += f.cost + (f.stuck.every(Number.isNaN) ? 0 : 2 ** 50)
    spare += f.spare * price
  })
  return { waived, fills, cost, worth: cost - spare }
}
