import type { Siting } from './choose-sites.ts'
import type { SitingInstance } from './instance.ts'

export interface SitingViolation {
  readonly property: 'L1' | 'L2' | 'L3'
  /** Block or site it is about, −1 for the whole. */
  readonly about: number
}

/** Proves L1–L3 (README) of a choice of sites; shares no code with the search. */
export function checkSiting(of: SitingInstance, shown: Siting): SitingViolation[] {
  const found: SitingViolation[] = []
  const open = new Set(shown.open)
  if (open.size !== of.open) found.push({ property: 'L1', about: -1 })
  for (const m of of.fixed) if (!open.has(m)) found.push({ property: 'L1', about: m })
  let total = 0
  shown.siteOf.forEach((site, b) => {
    const ways = shown.open.map(m => of.cost[b * of.sites + m]!)
    const way = of.cost[b * of.sites + site]!
    if (!open.has(site) || way !== Math.min(...ways)) found.push({ property: 'L2', about: b })
    total += way
  })
  if (total !== shown.cost || shown.bound > shown.cost) found.push({ property: 'L3', about: -1 })
  return found
}
