import { type Draft, draftOf } from './draft.ts'
import { fill } from './fill.ts'
import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { type Prices, priceOfLumps } from './waivers.ts'

export interface Effort {
  /** Exchanges of waivers that are tried; a fixed number, so that the same instance gives the same plan. */
  readonly exchanges: number
  /** Called now and then with how much of the effort is done; `false` ends the search. */
  readonly progress?: (done: number, of: number) => boolean
}

/** Tries, school by school, to keep another indicator at the floor; gives the cheapest draft met, null when told to stop. */
export function improve(
  instance: InvestmentInstance,
  views: readonly KindView[],
  first: Draft,
  prices: Prices,
  { exchanges, progress = () => true }: Effort,
): Draft | null {
  let draft = first
  let best = first
  let tried = 0
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const candidate of candidates(instance, views, draft, prices).slice(0, exchanges - tried)) {
      tried += 1
      if (tried % 16 === 0 && !progress(tried, exchanges)) return null
      const next = exchanged(instance, views, draft, candidate)
      if (next === null || next.worth >= draft.worth) continue
      isBetter = true
      draft = next
      if (draft.cost < best.cost) best = draft
    }
  }
  return progress(exchanges, exchanges) ? best : null
}

interface Candidate {
  readonly r: number
  readonly from: number
  readonly to: number
  readonly hope: number
}

/** Exchanges near to saving something, the most promising first. Only where a spread binds or something moves is anything left to save. */
function candidates(
  instance: InvestmentInstance,
  views: readonly KindView[],
  draft: Draft,
  prices: Prices,
): Candidate[] {
  const found: Candidate[] = []
  instance.rows.forEach(({ stage }, r) => {
    const binds = (k: number) => (prices[k]?.weight[stage] as number) > 0 || views[k]?.movePrice !== null
    const savings = views.map(view => saving(instance, view, prices, r))
    for (let from = 0; from < views.length; from++) {
      if (draft.waived[from]?.[r] !== 1) continue
      for (let to = 0; to < views.length; to++) {
        const isOpen = draft.waived[to]?.[r] === 0 && (binds(from) || binds(to))
        const hope = (savings[to] as number) - (savings[from] as number)
        const least =
          -0.5 * Math.max(instance.kinds[from]?.price as number, instance.kinds[to]?.price as number)
        if (isOpen && (savings[to] as number) > 0 && hope > least) found.push({ r, from, to, hope })
      }
    }
  })
  return found.sort((a, b) => b.hope - a.hope || a.r - b.r || a.from - b.from || a.to - b.to)
}

/** What staying at the floor saves a school in one kind, with what the spreads give back. */
function saving(instance: InvestmentInstance, view: KindView, prices: Prices, r: number): number {
  const pot = view.potOf[r] as number
  const price = (lumps: number) => priceOfLumps(instance, view, prices, pot, lumps)
  return price(view.full[r] as number) - price(view.low[r] as number)
}

/** The draft after an exchange; null where it does not apply. */
function exchanged(
  instance: InvestmentInstance,
  views: readonly KindView[],
  draft: Draft,
  { r, from, to }: Candidate,
): Draft | null {
  const view = views[from] as KindView
  const hasRoom = (view.full[r] as number) <= (view.most[view.potOf[r] as number] as number)
  if (draft.waived[from]?.[r] !== 1 || draft.waived[to]?.[r] !== 0 || !hasRoom) return null
  const waived = draft.waived.map((column, k) => {
    if (k !== from && k !== to) return column
    const copy = column.slice()
    copy[r] = k === to ? 1 : 0
    return copy
  })
  const fills = draft.fills.map((f, k) =>
    k === from || k === to ? fill(instance, views[k] as KindView, waived[k] as Uint8Array, f) : f,
  )
  return draftOf(instance, waived, fills)
}
