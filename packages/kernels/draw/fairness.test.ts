import { describe, expect, test } from 'vitest'
import { admissionOrder, lotteryNumbers, type OrderRule } from './order.ts'
import { giveSeats } from './seats.ts'
import { sha256Hex } from './sha256.ts'

/**
 * Whether a draw favours anybody, over thousands of draws with fixed seeds: the same draws on every machine, so a test that passes
 * once passes always, and one that fails has found a bias.
 */
const UNITS = 12
const DRAWS = 6000
const ids = Array.from({ length: UNITS }, (_, i) => `2026${String(i + 1).padStart(4, '0')}`)
const seeds = Array.from({ length: DRAWS }, (_, d) => sha256Hex(`fairness ${d}`))
const drawn = seeds.map(seed => lotteryNumbers(seed, ids))

const RULES: readonly (readonly [string, OrderRule])[] = [
  ['ascending', { kind: 'ascending' }],
  ['start drawn', { kind: 'ring', start: 'drawn', interval: 1, direction: 'up' }],
  ['start and interval drawn', { kind: 'ring', start: 'drawn', interval: 'drawn', direction: 'up' }],
  ['direction and start drawn', { kind: 'ring', start: 'drawn', interval: 1, direction: 'drawn' }],
]

/** Σ (seen − due)² / due over a table whose cells are equally likely. */
const chiSquare = (counts: readonly number[], due: number) =>
  counts.reduce((sum, seen) => sum + (seen - due) ** 2 / due, 0)

describe('nobody is favoured', () => {
  test.each(RULES)('%s: every unit takes every turn equally often', (_, rule) => {
    const counts = new Array<number>(UNITS * UNITS).fill(0)
    drawn.forEach((numbers, d) => {
      const turnOf = new Map(Array.from(admissionOrder(rule, UNITS, seeds[d]!), (n, turn) => [n, turn]))
      numbers.forEach((n, unit) => {
        const cell = unit * UNITS + turnOf.get(n)!
        counts[cell] = counts[cell]! + 1
      })
    })
    // (12 − 1)² = 121 degrees of freedom; the 0.999 quantile is 173.6.
    expect(chiSquare(counts, DRAWS / UNITS)).toBeLessThan(173.6)
  })

  test('two who stand next to each other in the list are drawn as independently as any other two', () => {
    const apart = (a: number, b: number) => drawn.filter(n => Math.abs(n[a]! - n[b]!) === 1).length / DRAWS
    // Two given units are neighbours with 2 / 12; the deviation of a share of 6,000 draws is 0.0048.
    for (let i = 0; i + 1 < UNITS; i++) {
      expect(Math.abs(apart(i, i + 1) - 2 / UNITS)).toBeLessThan(4 * 0.0048)
      expect(Math.abs(apart(i, (i + 5) % UNITS) - 2 / UNITS)).toBeLessThan(4 * 0.0048)
    }
  })

  test('no attribute of the list leaks: place, parity, number of children and wishes say nothing about the number', () => {
    const attributes: readonly (readonly [string, (unit: number) => boolean])[] = [
      ['first half of the list', u => u < UNITS / 2],
      ['even number', u => u % 2 === 0],
      ['twins', u => u % 4 === 1],
      ['wishes for the small pool', u => u % 3 === 2],
    ]
    for (const [, has] of attributes) {
      const group = ids.map((_, u) => u).filter(has)
      const mean =
        drawn.reduce((sum, n) => sum + group.reduce((s, u) => s + n[u]!, 0), 0) / (DRAWS * group.length)
      // Mean 6.5; the variance of the mean of m of 12 numbers is (143 / 12) / m × (12 − m) / 11.
      const deviation = Math.sqrt((143 / 12 / group.length) * ((UNITS - group.length) / 11) * (1 / DRAWS))
      expect(Math.abs(mean - 6.5)).toBeLessThan(4 * deviation)
    }
  })

  test('families with the same wishes are seated equally often, wherever they stand in the list', () => {
    const instance = { heads: ids.map(() => 1), wishes: ids.map(() => [0, 1]), seats: [3, 2] }
    const seated = ids.map(() => [0, 0, 0])
    drawn.forEach((numbers, d) => {
      const order = admissionOrder({ kind: 'ascending' }, UNITS, seeds[d]!)
      giveSeats(instance, numbers, order, { by: 'number-first', lastSeat: 'pass' }).forEach(([pool], u) => {
        seated[u]![(pool ?? -1) + 1]!++
      })
    })
    for (const [k, share] of [
      [1, 3 / 12],
      [2, 2 / 12],
    ] as const) {
      const counts = seated.map(s => s[k]!)
      // 11 degrees of freedom, scaled for two outcomes; the 0.999 quantile is 31.3.
      expect((chiSquare(counts, DRAWS * share) / (1 - share)) * (11 / 12)).toBeLessThan(31.3)
    }
  })
})
