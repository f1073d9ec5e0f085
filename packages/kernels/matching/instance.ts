/**
 * A market of seats in flat typed arrays. Pupils are numbered by lottery rank: pupil 0 drew the best number.
 * The wishes of pupil p are `choices[first[p]] … choices[first[p + 1] − 1]`, best first, each `pool × 16 + priority class`.
 */
export interface Market {
  readonly pupils: number
  readonly pools: number
  readonly first: Uint32Array
  readonly choices: Uint32Array
  readonly seats: Uint32Array
  /** Children of each unit; null when every unit is one child. */
  readonly heads: Uint8Array | null
  /** The pupil's lottery number (0 the best) at the pool of each choice, where every school draws its own; null: one number a pupil. */
  readonly numbers: Uint32Array | null
}

export const CLASSES = 16

export function poolOf(choice: number): number {
  return choice >>> 4
}

export function classOf(choice: number): number {
  return choice & 15
}

/** The lottery number by which the pupil is heard at that choice: the school's own, or the pupil's only one. */
export function numberAt(market: Market, at: number, pupil: number): number {
  return market.numbers === null ? pupil : (market.numbers[at] as number)
}

/** One family's wish: a pool and the priority class the family has there (0 is served first). */
export interface Wish {
  readonly pool: number
  readonly priority: number
  /** The family's number at that school; in all wishes of a market or in none. */
  readonly number?: number
}

/**
 * Packs readable wishes into a market.
 *
 * @requires pool < 2^28, priority < 16, at most 2^20 pupils, no pool twice in one list, no number twice in one pool; a breach is a
 * defect of the caller
 */
export function packMarket(
  wishes: readonly (readonly Wish[])[],
  seats: readonly number[],
  heads?: readonly number[],
): Market {
  if (wishes.length > 2 ** 20) throw new Error(`defect: ${wishes.length} pupils, at most ${2 ** 20}`)
  const first = new Uint32Array(wishes.length + 1)
  wishes.forEach((list, p) => {
    first[p + 1] = (first[p] as number) + list.length
  })
  const choices = new Uint32Array(first[wishes.length] as number)
  wishes.forEach((list, p) => {
    if (new Set(list.map(w => w.pool)).size !== list.length)
      throw new Error(`defect: pupil ${p} names a pool twice`)
    list.forEach((w, k) => {
      if (w.priority < 0 || w.priority >= CLASSES || w.pool < 0 || w.pool >= seats.length)
        throw new Error(`defect: wish ${k} of pupil ${p}`)
      choices[(first[p] as number) + k] = w.pool * CLASSES + w.priority
    })
  })
  return {
    pupils: wishes.length,
    pools: seats.length,
    first,
    choices,
    seats: Uint32Array.from(seats),
    heads: heads ? Uint8Array.from(heads) : null,
    numbers: numbersOf(wishes),
  }
}

function numbersOf(wishes: readonly (readonly Wish[])[]): Uint32Array | null {
  const all = wishes.flat()
  if (all.every(w => w.number === undefined)) return null
  const drawn = new Set<number>()
  return Uint32Array.from(all, ({ pool, number }) => {
    if (number === undefined || number < 0 || number >= 2 ** 20 || drawn.has(pool * 2 ** 20 + number))
      throw new Error(`defect: number ${number} at pool ${pool}`)
    drawn.add(pool * 2 ** 20 + number)
    return number
  })
}
