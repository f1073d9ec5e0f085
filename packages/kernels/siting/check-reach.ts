import type { Reach, ReachInstance } from './reach.ts'

export interface ReachViolation {
  readonly property: 'L1' | 'L2' | 'L4'
  /** Block or site it is about, −1 for the whole. */
  readonly about: number
}

/** Proves L1, L2 and L4 (README) of sites chosen by reach; shares no code with the choice. */
export function checkReach(
  of: ReachInstance,
  shown: Reach,
  most: number,
  covered?: { readonly limit: number; readonly pupils: number },
): ReachViolation[] {
  const found: ReachViolation[] = []
  const open = new Set(shown.open)
  if (open.size > most || open.size !== shown.open.length) found.push({ property: 'L1', about: -1 })
  for (const m of of.fixed) if (!open.has(m)) found.push({ property: 'L1', about: m })
  const nearest = Array.from({ length: of.blocks }, (_, b) =>
    Math.min(...shown.open.map(m => of.ways[b * of.sites + m]!)),
  )
  nearest.forEach((metres, b) => {
    const site = shown.siteOf[b]!
    const way = site < 0 ? Number.POSITIVE_INFINITY : of.ways[b * of.sites + site]!
    if (way !== metres || (site >= 0 && !open.has(site))) found.push({ property: 'L2', about: b })
  })
  const longest = nearest.reduce((n, metres, b) => (of.pupils[b]! > 0 ? Math.max(n, metres) : n), 0)
  const reached = of.pupils.reduce((n, p, b) => (nearest[b]! <= (covered?.limit ?? 0) ? n + p : n), 0)
  if (longest !== shown.longest) found.push({ property: 'L4', about: -1 })
  if (covered !== undefined && reached !== covered.pupils) found.push({ property: 'L4', about: -1 })
  return found
}
