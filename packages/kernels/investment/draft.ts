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
  let prices: Prices = views.map(() => ({ top: none, weight: none }))
  let best: Draft | null = null
  for (let round = 0; round < ROUNDS; round++) {
    const waived = chooseWaivers(instance, views, prices)
    const fills = views.map((v, k) => fill(instance, v, waived[k] as Uint8Array))
    const draft = draftOf(instance, waived, fills)
    if (best === null || draft.worth < best.worth) best = draft
    prices = fills.map((f, k) => pricesAfter(f, round === 0 ? null : (prices[k] as Prices[number])))
    if (prices.every(p => p.weight.every(w => w === 0))) break
  }
  assert(best, 'at least one round')
  return { draft: best, prices }
}

function pricesAfter({ level, top }: Filled, before: Prices[number] | null): Prices[number] {
  const weight = level.map((l, s) => {
    const now = l > 0 && (top[s] as number) > l ? 1 / ((top[s] as number) - l) : 0
    return before === null ? now : (now + (before.weight[s] as number)) / 2
  })
  return { top, weight }
}

export function draftOf(instance: InvestmentInstance, waived: Waivers, fills: readonly Filled[]): Draft {
  let cost = 0
  let spare = 0
  fills.forEach((f, k) => {
    const price = instance.kinds[k]?.price as number
    // A spread that cannot be reached is never the cheaper draft.
    cost += f.count * price + (f.stuck.every(Number.isNaN) ? 0 : 2 ** 50)
    spare += f.spare * price
  })
  return { waived, fills, cost, worth: cost - spare }
}
