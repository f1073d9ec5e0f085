import type { Market } from '@kit/kernels/matching'
import { randomFrom } from '@kit/kernels/random'

const NEAREST = 30

/**
 * A synthetic city: schools and pupils on a square, ten wishes among the thirty nearest schools with popular ones first, classes by
 * zone (the nearest school) and sibling; pupils already in the order of their lottery numbers.
 */
export function cityMarket(pupils: number, pools: number, wishes: number, seed: number): Market {
  const random = randomFrom(seed)
  const side = Math.ceil(Math.sqrt(pools))
  const popularity = Float64Array.from({ length: pools }, () => random.unit())
  const first = new Uint32Array(pupils + 1)
  const choices = new Uint32Array(pupils * wishes)
  for (let p = 0; p < pupils; p++) {
    const x = random.below(side)
    const y = random.below(side)
    const home = (y * side + x) % pools
    first[p + 1] = (p + 1) * wishes
    const classAt = (s: number) => (s === home ? 0 : 2) + (random.below(12) === 0 ? 0 : 1)
    schoolsNear(x, y, side, pools)
      .map(s => ({ s, liking: popularity[s]! + random.unit() }))
      .sort((a, b) => b.liking - a.liking)
      .slice(0, wishes)
      .forEach(({ s }, k) => {
        choices[p * wishes + k] = s * 16 + classAt(s)
      })
  }
  const seats = new Uint32Array(pools).fill(Math.floor(pupils / pools))
  return { pupils, pools, first, choices, seats, heads: null, numbers: null }
}

/** Thirty different schools around a place of the square. */
function schoolsNear(x: number, y: number, side: number, pools: number): number[] {
  const near = new Set<number>()
  for (let i = 0; near.size < NEAREST; i++) {
    const row = (y + Math.floor(i / 6) - 2 + side) % side
    near.add((row * side + ((x + (i % 6) - 3 + side) % side)) % pools)
  }
  return [...near]
}
