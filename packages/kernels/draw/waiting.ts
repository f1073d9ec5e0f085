import type { Transcript } from './transcript.ts'

export interface Offer {
  readonly id: string
  readonly pool: string
  /** How many of its children are called; all, unless the draw's rule splits bundles. */
  readonly children: number
}

/**
 * Who is called when seats fall free after the draw: the waiting list in its order, each to its first wish with room. Nobody is
 * drawn again. A bundle that finds less room than it has heads follows the draw's own rule for the last seat.
 *
 * @shape transcript, free seats of each pool, ids already called or withdrawn → offers in order
 * @complexity O(waiting × wishes)
 */
export function callWaiting(
  { list, waiting, results }: Pick<Transcript, 'list' | 'waiting' | 'results'>,
  free: ReadonlyMap<string, number>,
  gone: ReadonlySet<string> = new Set(),
): Offer[] {
  const left = new Map(free)
  const unitOf = new Map(list.units.map(u => [u.id, u]))
  const seatsOf = new Map(results.map(r => [r.id, r.seats]))
  const offers: Offer[] = []
  for (const id of waiting) {
    const unit = unitOf.get(id)
    if (!unit || gone.has(id)) continue
    const children = (seatsOf.get(id) ?? []).filter(s => s === null).length
    const together = list.seats.lastSeat === 'pass' ? children : 1
    const pool = unit.wishes.find(w => (left.get(w) ?? 0) >= together)
    if (pool === undefined) continue
    const room = left.get(pool) ?? 0
    const called = list.seats.lastSeat === 'split' ? Math.min(children, room) : children
    left.set(pool, room - called)
    offers.push({ id, pool, children: called })
  }
  return offers
}
