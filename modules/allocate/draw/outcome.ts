import type { DrawList, Transcript } from '@kit/kernels/draw'

type Row = (string | number)[]

/** What is published before the draw: the rules, how many stand on the list, the digests that bind it. */
export function boundBy(list: DrawList, digests: { readonly commitment: string; readonly sm3: string }) {
  const { title, rehearsal, round, units, pools, order, seats, agreed } = list
  return {
    format: 'junheng-commitment-1',
    title,
    rehearsal,
    round,
    commitment: digests.commitment,
    sm3: digests.sm3,
    units: units.length,
    children: units.reduce((n, u) => n + u.heads, 0),
    pools: pools.map(({ id, name, seats: n }) => ({ id, name, seats: n })),
    order,
    seats: { by: seats.by, lastSeat: seats.lastSeat },
    sources: agreed,
  }
}

export const commitmentBytes = (bound: ReturnType<typeof boundBy>): Buffer =>
  Buffer.from(`${JSON.stringify(bound, null, 2)}\n`)

/** Children seated, and in which pool. */
export function takenOf({ list, results }: Transcript) {
  const taken = new Map(list.pools.map(p => [p.id, 0]))
  for (const { seats } of results)
    for (const pool of seats) if (pool !== null) taken.set(pool, (taken.get(pool) ?? 0) + 1)
  return {
    seated: [...taken.values()].reduce((n, x) => n + x, 0),
    pools: list.pools.map(p => ({ id: p.id, seats: p.seats, taken: taken.get(p.id) ?? 0 })),
  }
}

export const RESULT_HEADINGS = ['编号', '抽签号码', '录取次序', '录取', '候补次序'] as const
/** The same for who reads English. */
export const RESULT_HEADINGS_EN = ['number', 'lottery number', 'turn', 'admitted', 'place waiting'] as const

/** One row a number, in the order of admission. */
export function resultRows({ results, waiting, list }: Transcript): Row[] {
  const name = (id: string | null) => list.pools.find(p => p.id === id)?.name ?? ''
  const place = new Map(waiting.map((id, i) => [id, i + 1]))
  return results.map(r => [
    r.id,
    r.number,
    r.turn,
    r.seats
      .filter(s => s !== null)
      .map(name)
      .join('、'),
    place.get(r.id) ?? '',
  ])
}
