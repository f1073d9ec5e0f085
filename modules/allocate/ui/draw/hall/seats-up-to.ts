import type { DrawRecord } from '@loop/allocate/schema'

/** How full each school is after the first so many turns. */
export function seatsUpTo({ list, results }: Pick<DrawRecord, 'list' | 'results'>, turns: number) {
  const taken = new Map<string, number>()
  for (const { seats } of results.slice(0, turns))
    for (const pool of seats) if (pool !== null) taken.set(pool, (taken.get(pool) ?? 0) + 1)
  return list.pools.map(p => ({ ...p, taken: taken.get(p.id) ?? 0 }))
}
