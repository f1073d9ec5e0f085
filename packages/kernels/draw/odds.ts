import { randomFrom } from '../random/index.ts'
import { admissionOrder } from './order.ts'
import { giveSeats } from './seats.ts'
import { fromTheSeed } from './stage.ts'
import { type DrawList, instanceOf } from './transcript.ts'

/** Families with the same wishes and as many children have the same chances. */
export interface Profile {
  readonly heads: number
  readonly wishes: readonly string[]
  readonly units: number
  /** Chance of each wish in turn, and of no seat at all (for a bundle that is split: of its first child). */
  readonly chances: readonly number[]
  readonly none: number
}

export interface Odds {
  readonly draws: number
  /** Largest profile first. */
  readonly profiles: readonly Profile[]
}

/**
 * What each kind of family may expect before the draw: the draw's own rules run many times over made-up numbers.
 * Never the draw itself: the numbers come from `seed` alone, not from any public source.
 *
 * @shape list of n units, D draws → chances per wish profile; the error of a chance is about √(p(1−p) / (D × units))
 * @complexity O(D × (n log n + wishes))
 */
export function simulateOdds(
  list: DrawList,
  effort: { draws: number; seed: number; onProgress?: (share: number) => boolean },
): Odds {
  const random = randomFrom(effort.seed)
  const instance = instanceOf(list)
  const n = list.units.length
  const order = fromTheSeed(list.order)
  const profileOf = profiles(list)
  const numbers = Uint32Array.from({ length: n }, (_, i) => i + 1)
  let draws = 0
  while (draws < effort.draws) {
    shuffle(numbers, random.below)
    const digits = Array.from({ length: 8 }, () => random.next().toString(16).padStart(8, '0')).join('')
    const seated = giveSeats(instance, numbers, admissionOrder(order, n, digits), list.seats)
    seated.forEach((children, u) => {
      const tally = profileOf[u] as Tally
      const k = (instance.wishes[u] as readonly number[]).indexOf(children[0] as number)
      tally.seated[k + 1] = (tally.seated[k + 1] ?? 0) + 1
    })
    draws++
    if (draws % 50 === 0 && effort.onProgress?.(draws / effort.draws) === false) break
  }
  const found = [...new Set(profileOf)].sort((a, b) => b.units - a.units)
  return { draws, profiles: found.map(p => shares(p, draws)) }
}

interface Tally {
  readonly heads: number
  readonly wishes: readonly string[]
  units: number
  /** Times without a seat, then times at each wish. */
  readonly seated: number[]
}

function profiles({ units }: DrawList): Tally[] {
  const known = new Map<string, Tally>()
  return units.map(({ heads, wishes }) => {
    const key = `${heads}|${wishes.join()}`
    const tally = known.get(key) ?? { heads, wishes, units: 0, seated: new Array(wishes.length + 1).fill(0) }
    known.set(key, tally)
    tally.units++
    return tally
  })
}

function shares({ heads, wishes, units, seated }: Tally, draws: number): Profile {
  const chance = (times: number | undefined) => (times ?? 0) / (units * draws)
  return { heads, wishes, units, chances: seated.slice(1).map(chance), none: chance(seated[0]) }
}

function shuffle(numbers: Uint32Array, below: (n: number) => number): void {
  for (let i = numbers.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const held = numbers[i] as number
    numbers[i] = numbers[j] as number
    numbers[j] = held
  }
}
