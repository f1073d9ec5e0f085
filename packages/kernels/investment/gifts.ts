import { type Heap, heapOf } from './heap.ts'
import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { benefitOf, put, type SpreadState } from './spread-state.ts'

/** Buying and moving of one kind: what a pool gains in all is bought, what a pot loses is moved to others of its pool. */
export interface Gifts {
  /** Moves a lump that was to be bought, from the school with the most per pupil; false where none can be or it is dearer. */
  replaceBought(price?: 'at any price'): boolean
  /** Gives a pot one lump: moved where that does more for the spreads that are over, fen by fen, else bought. */
  add(pot: number, over: readonly boolean[]): void
  /** Takes a lump from a pot: one bought in its pool, else one that goes home; gives back how to undo it. */
  takeBack(pot: number): () => void
  cost(): number
  buys(): Uint8Array
}

/** @shape need: lumps by pot, below zero what may be given → the state of the lumps is changed through this alone */
export function openGifts(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  need: Int32Array,
): Gifts {
  const { price } = instance.kinds[view.kind] as InvestmentInstance['kinds'][number]
  const movePrice = view.movePrice ?? price
  const pools = view.pool.reduce((n, p) => Math.max(n, p + 1), 0)
  const bought = new Int32Array(pools)
  state.lumps.forEach((n, pot) => {
    bought[view.pool[pot] as number]! += n
  })
  const givers = view.movePrice === null ? null : giversOf(instance, view, state, need, pools)
  const change = (pot: number, lumps: number) => {
    put(instance, view, state, pot, lumps)
    bought[view.pool[pot] as number]! += lumps
  }
  /** The pot of a pool with the most per pupil that has something left to give. */
  const giverFor = (pool: number, taker: number | null): number | null => {
    const heap = givers?.[pool]
    for (let giver = heap?.top() ?? null; giver !== null; giver = heap?.top() ?? null) {
      if (giver !== taker && (state.lumps[giver] as number) > (need[giver] as number)) return giver
      heap?.pop()
    }
    return null
  }
  const give = (giver: number) => {
    change(giver, -1)
    givers?.[view.pool[giver] as number]?.replace(richness(instance, view, state, giver))
  }
  const benefit = (pot: number, lumps: 1 | -1, over: readonly boolean[]) => {
    let sum = 0
    for (let i = view.first[pot] as number; i < (view.first[pot + 1] as number); i++)
      if (over[instance.rows[view.row[i] as number]?.stage as number])
        sum += benefitOf(instance, view, state, i, lumps)
    return sum
  }
  return {
    replaceBought(at) {
      if (givers === null || (movePrice >= price && at === undefined)) return false
      for (let pool = 0; pool < pools; pool++) {
        const giver = (bought[pool] as number) > 0 ? giverFor(pool, null) : null
        if (giver === null) continue
        give(giver)
        return true
      }
      return false
    },
    add(pot, over) {
      const giver = givers === null ? null : giverFor(view.pool[pot] as number, pot)
      const own = benefit(pot, 1, over)
      const both = giver === null ? 0 : own + benefit(giver, -1, over)
      if (giver !== null && both > 0 && both * price > own * movePrice) give(giver)
      change(pot, 1)
    },
    takeBack(pot) {
      change(pot, -1)
      const pool = view.pool[pot] as number
      if ((bought[pool] as number) >= 0) return () => change(pot, 1)
      const home = poorestGiver(instance, view, state, pool)
      change(home, 1)
      return () => {
        change(home, -1)
        change(pot, 1)
      }
    },
    cost: () =>
      price * bought.reduce((a, b) => a + b, 0) +
      movePrice * state.lumps.reduce((sum, n) => sum + Math.max(0, -n), 0),
    buys: () => Uint8Array.from(bought, n => (n > 0 ? 1 : 0)),
  }
}

/** By pool, the pots that may give, the one with the most per pupil first. */
function giversOf(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  need: Int32Array,
  pools: number,
): Heap[] {
  const keyed = [...need.keys()]
    .filter(pot => (need[pot] as number) < 0)
    .map(pot => ({ pot, key: richness(instance, view, state, pot) }))
    .sort((a, b) => a.key - b.key || a.pot - b.pot)
  return Array.from({ length: pools }, (_, pool) => {
    const own = keyed.filter(x => view.pool[x.pot] === pool)
    return heapOf(
      own.map(x => x.pot),
      own.map(x => x.key),
    )
  })
}

/** What a pot's first stage has per pupil once half a lump is gone, below zero so that the richest comes first. */
function richness(instance: InvestmentInstance, view: KindView, state: SpreadState, pot: number): number {
  const part = view.first[pot] as number
  const r = view.row[part] as number
  return ((view.gain[part] as number) / 2 - (state.x[r] as number)) / (instance.rows[r]?.pupils as number)
}

function poorestGiver(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  pool: number,
): number {
  let poorest = -1
  let key = Number.NEGATIVE_INFINITY
  state.lumps.forEach((n, pot) => {
    if (n >= 0 || view.pool[pot] !== pool) return
    const own = richness(instance, view, state, pot)
    if (own > key) [poorest, key] = [pot, own]
  })
  return poorest
}
