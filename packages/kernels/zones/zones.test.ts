import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../random/index.ts'
import { checkFlow } from './check-flow.ts'
import type { Transport } from './flow.ts'
import { transport } from './transport.ts'

/** A made-up county: every block may go to some schools, whole costs, room for `room` of all pupils. */
function county(seed: number, B: number, S: number, k: number, room: number, most = 3000): Transport {
  const random = randomFrom(seed)
  const pupils = Int32Array.from({ length: B }, () => random.below(40))
  const total = pupils.reduce((a, b) => a + b, 0)
  const capacity = Int32Array.from({ length: S }, () => Math.floor((random.unit() * 2 * room * total) / S))
  const starts = Int32Array.from({ length: B + 1 }, (_, b) => b * k)
  const schools = new Int32Array(B * k)
  for (let b = 0; b < B; b++) {
    const first = random.below(S)
    for (let i = 0; i < k; i++) schools[b * k + i] = (first + i) % S
  }
  const cost = Float64Array.from({ length: B * k }, () => random.below(most))
  return { pupils, capacity, starts, schools, cost }
}

describe('the transport bound', () => {
  test('property: its own seat values prove that nothing is cheaper', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0, 0.4, 0.9, 1.1, 2),
        fc.constantFrom(1, 3, 3000),
        (seed, B, S, room, most) => {
          const of = county(seed, B, S, 1 + (seed % S), room, most)
          const flow = transport(of)!
          expect(checkFlow(of, flow)).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('a school one seat short says what that seat is worth', () => {
    const of: Transport = {
      pupils: Int32Array.of(10, 5),
      capacity: Int32Array.of(9, 20),
      starts: Int32Array.of(0, 2, 4),
      schools: Int32Array.of(0, 1, 0, 1),
      cost: Float64Array.of(100, 700, 900, 200),
    }
    const flow = transport(of)!
    // nine go to the first school, one walks 600 m further; five stay
    expect(flow.cost).toBe(9 * 100 + 700 + 5 * 200)
    expect([...flow.seatValue]).toEqual([600, 0])
  })

  test('where seats are too few, the fewest possible pupils are left over and it is said where', () => {
    const of = county(3, 60, 6, 6, 0.5)
    const flow = transport(of)!
    const pupils = of.pupils.reduce((a, b) => a + b, 0)
    const seats = of.capacity.reduce((a, b) => a + b, 0)
    expect(flow.overload.reduce((a, b) => a + b, 0)).toBe(pupils - seats)
  })

  test('property: more seats never make it dearer', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (seed, s) => {
        const of = county(seed, 50, 8, 5, 0.9)
        const before = transport(of)!
        const more = { ...of, capacity: of.capacity.map((c, i) => (i === s ? c + 7 : c)) }
        const after = transport(more)!
        const total = (f: typeof before) => f.cost + f.overflowCost * f.overload.reduce((a, b) => a + b, 0)
        expect(total(after)).toBeLessThanOrEqual(total(before))
      }),
    )
  })

  test('a wrong flow or a wrong seat value is found', () => {
    const of = county(5, 40, 5, 5, 1.1)
    const flow = transport(of)!
    expect(checkFlow(of, { ...flow, cost: flow.cost - 1 }).length).toBeGreaterThan(0)
    expect(checkFlow(of, { ...flow, seatValue: flow.seatValue.map(v => v + 1) }).length).toBeGreaterThan(0)
    expect(checkFlow(of, { ...flow, flow: flow.flow.map((f, a) => (a === 0 ? f + 1 : f)) })[0]).toEqual({
      property: 'Z1',
      about: 0,
    })
  })
})
