/** How seats are given along the order of admission. Every choice is published with the draw. */
export interface SeatRule {
  /**
   * `number-first`: each unit in turn gets its first wish that still has room.
   * `wish-first`: everybody's first wish is served along the order, then second wishes, and so on.
   */
  readonly by: 'number-first' | 'wish-first'
  /**
   * When a bundle (twins) meets fewer seats than it has heads: `over` seats it beyond the plan, `pass` lets it go on to its next
   * wish, `split` seats its children singly, each along the bundle's wishes.
   */
  readonly lastSeat: 'over' | 'pass' | 'split'
}

export interface SeatInstance {
  /** Children of each unit; 1, or 2 and more for a bundle. */
  readonly heads: readonly number[]
  /** Wishes of each unit as pool indices, best first. */
  readonly wishes: readonly (readonly number[])[]
  /** Seats of each pool, counted in heads. */
  readonly seats: readonly number[]
}

/**
 * Gives seats along the order.
 *
 * P1 nobody sits in a pool that was not a wish · P2 no pool holds more than its seats, under `over` more by less than one bundle ·
 * P3 no seat stays empty that an unseated child wished for · P4 under `number-first` nobody envies the seat of a later number ·
 * P5 a bundle sits together unless the rule splits it.
 *
 * @shape n units, order: a permutation of 1 … n as lottery numbers, numbers: unit → number → pool of each child (-1: none)
 * @complexity O(sum of wishes)
 */
export function giveSeats(
  instance: SeatInstance,
  numbers: Uint32Array,
  order: Uint32Array,
  rule: SeatRule,
): number[][] {
  const unitOf = new Uint32Array(numbers.length + 1)
  numbers.forEach((number, unit) => {
    unitOf[number] = unit
  })
  const left = [...instance.seats]
  const seated = instance.heads.map(heads => new Array<number>(heads).fill(-1))
  const longest = Math.max(0, ...instance.wishes.map(w => w.length))
  const rounds = rule.by === 'number-first' ? 1 : longest
  for (let round = 0; round < rounds; round++) {
    for (const number of order) {
      const unit = unitOf[number] as number
      const wishes = instance.wishes[unit] as readonly number[]
      seatUnit(
        seated[unit] as number[],
        rule.by === 'number-first' ? wishes : wishes.slice(round, round + 1),
        left,
        rule,
      )
    }
  }
  if (rule.lastSeat === 'split') seatSingly(instance, seated, unitOf, order, left)
  return seated
}

function seatUnit(children: number[], wishes: readonly number[], left: number[], rule: SeatRule): void {
  if (children.length > 0 && children[0] !== -1) return
  const needed = rule.lastSeat === 'over' ? 1 : children.length
  const pool = wishes.find(p => (left[p] as number) >= needed)
  if (pool === undefined) return
  children.fill(pool)
  left[pool] = (left[pool] as number) - children.length
}

/** Bundles that found no pool with room for all: each child alone, in the order of the draw, along the wishes. */
function seatSingly(
  instance: SeatInstance,
  seated: readonly number[][],
  unitOf: Uint32Array,
  order: Uint32Array,
  left: number[],
): void {
  for (const number of order) {
    const unit = unitOf[number] as number
    const children = seated[unit] as number[]
    if (children.length < 2 || children[0] !== -1) continue
    children.forEach((_, child) => {
      const pool = (instance.wishes[unit] as readonly number[]).find(p => (left[p] as number) > 0)
      if (pool === undefined) return
      children[child] = pool
      left[pool] = (left[pool] as number) - 1
    })
  }
}
