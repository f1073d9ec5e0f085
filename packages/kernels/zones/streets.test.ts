import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom } from '../random/index.ts'
import { type Streets, streetWays } from './streets.ts'

function town(seed: number, nodes: number, count: number): Streets {
  const random = randomFrom(seed)
  const ends = () => Int32Array.from({ length: count }, () => random.below(nodes))
  return {
    nodes,
    from: ends(),
    to: ends(),
    metres: Float64Array.from({ length: count }, () => random.below(500)),
  }
}

/** All ways by trying every crossing in between. */
function byEveryCrossing({ nodes, from, to, metres }: Streets): number[][] {
  const way = Array.from({ length: nodes }, (_, x) =>
    Array.from({ length: nodes }, (_, y) => (x === y ? 0 : Number.POSITIVE_INFINITY)),
  )
  metres.forEach((length, e) => {
    const [x, y] = [from[e]!, to[e]!]
    way[x]![y] = Math.min(way[x]![y]!, length)
    way[y]![x] = Math.min(way[y]![x]!, length)
  })
  for (let via = 0; via < nodes; via++)
    for (const row of way)
      for (let y = 0; y < nodes; y++) row[y] = Math.min(row[y]!, row[via]! + way[via]![y]!)
  return way
}

test('property: ways on foot are the shortest, and infinite where no street leads', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 20 }), fc.nat(40), (seed, nodes, count) => {
      const streets = town(seed, nodes, count)
      const places = Array.from({ length: nodes }, (_, x) => x)
      expect(streetWays(streets, places).map(row => [...row])).toEqual(byEveryCrossing(streets))
    }),
    { numRuns: 200 },
  )
})
