import type { DrawRecord } from '@loop/allocate/schema'

/** The way of one number through a draw, wish by wish. */
export interface OwnPath {
  readonly id: string
  readonly number: number
  readonly turn: number
  readonly of: number
  readonly wishes: readonly {
    readonly pool: string
    readonly seats: number
    /** Children admitted there before this number's turn. */
    readonly before: number
    readonly admitted: boolean
  }[]
  /** Place on the waiting list, from 1; null: not on it. */
  readonly waiting: number | null
}

/** @example pathOf(record, 'A1')?.wishes[0]?.admitted // → true */
export function pathOf({ list, results, waiting }: DrawRecord, id: string): OwnPath | null {
  const own = results.find(r => r.id === id)
  const unit = list.units.find(u => u.id === id)
  if (!own || !unit) return null
  const place = waiting.indexOf(id)
  const last = unit.wishes.findLastIndex(x => own.seats.includes(x))
  const heard = place >= 0 || last < 0 ? unit.wishes : unit.wishes.slice(0, last + 1)
  return {
    id,
    number: own.number,
    turn: own.turn,
    of: results.length,
    wishes: heard.map(wish => ({
      pool: list.pools.find(p => p.id === wish)?.name ?? wish,
      seats: list.pools.find(p => p.id === wish)?.seats ?? 0,
      before: results.slice(0, own.turn - 1).reduce((n, r) => n + r.seats.filter(s => s === wish).length, 0),
      admitted: own.seats.includes(wish),
    })),
    waiting: place < 0 ? null : place + 1,
  }
}
