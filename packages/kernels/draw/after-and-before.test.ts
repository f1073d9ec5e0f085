import { describe, expect, test } from 'vitest'
import { simulateOdds } from './odds.ts'
import { isAsAgreed } from './seed.ts'
import { commitTo, type DrawList, runDraw } from './transcript.ts'
import { callWaiting } from './waiting.ts'

const list: DrawList = {
  title: '2026 年公办园派位',
  rehearsal: false,
  round: 1,
  order: { kind: 'ring', start: 'drawn', interval: 'drawn', direction: 'up' },
  seats: { by: 'number-first', lastSeat: 'pass' },
  agreed: [{ kind: 'stage', by: 'parents' }],
  pools: [
    { id: 'A', name: '甲园', seats: 10 },
    { id: 'B', name: '乙园', seats: 5 },
  ],
  units: Array.from({ length: 30 }, (_, i) => ({
    id: `N${String(i).padStart(2, '0')}`,
    heads: 1,
    wishes: i < 20 ? ['A'] : ['B', 'A'],
  })),
}

describe('odds before the draw', () => {
  const { draws, profiles } = simulateOdds(list, { draws: 2000, seed: 4 })

  test('chances of a family sum to one, and expected seats to the seats given', () => {
    expect(draws).toBe(2000)
    for (const p of profiles) expect(p.chances.reduce((a, b) => a + b, p.none)).toBeCloseTo(1, 12)
    const expected = profiles.reduce((n, p) => n + p.units * (1 - p.none), 0)
    expect(expected).toBeCloseTo(15, 9)
  })

  test('a second wish raises the chance of a seat', () => {
    expect(profiles.map(p => p.units)).toEqual([20, 10])
    expect(profiles[1]?.none).toBeLessThan(profiles[0]?.none ?? 0)
  })

  test('twenty for ten seats alone is one in two', () => {
    const alone = { ...list, units: list.units.slice(0, 20) }
    expect(simulateOdds(alone, { draws: 500, seed: 1 }).profiles[0]?.chances[0]).toBe(0.5)
  })

  test('it can be stopped', () => {
    expect(simulateOdds(list, { draws: 2000, seed: 4, onProgress: () => false }).draws).toBe(50)
  })
})

describe('agreed sources', () => {
  const commitment = commitTo(list)
  const published = commitment.ok ? commitment.value : ''

  test('other sources than the agreed ones are not drawn with', () => {
    const other = runDraw(list, published, [{ kind: 'stage', by: 'notary', digits: '1' }])
    const more = runDraw(list, published, [
      { kind: 'stage', by: 'parents', digits: '1' },
      { kind: 'stage', by: 'notary', digits: '1' },
    ])
    for (const r of [other, more])
      expect(r.ok ? [] : r.refusals.map(x => x.code)).toEqual(['draw.other-sources'])
    expect(isAsAgreed(list.agreed ?? [], [{ kind: 'stage', by: 'parents', digits: '7' }])).toBe(true)
  })

  test('they are part of the commitment', () => {
    expect(commitTo({ ...list, agreed: [{ kind: 'stage', by: 'notary' }] })).not.toEqual(commitment)
  })
})

describe('calling from the waiting list', () => {
  const commitment = commitTo(list)
  const drawn = runDraw(list, commitment.ok ? commitment.value : '', [
    { kind: 'stage', by: 'parents', digits: '42' },
  ])
  if (!drawn.ok) throw new Error('not drawn')
  const { waiting } = drawn.value

  test('the first who wished for the pool is called, nobody else, and nobody twice', () => {
    const offers = callWaiting(drawn.value, new Map([['A', 2]]))
    expect(offers.map(o => o.id)).toEqual(waiting.slice(0, 2))
    const next = callWaiting(drawn.value, new Map([['A', 1]]), new Set(waiting.slice(0, 2)))
    expect(next.map(o => o.id)).toEqual(waiting.slice(2, 3))
  })

  test('twins are passed over, seated beyond the plan or parted, as the draw’s rule says', () => {
    const twins = { id: 'T', heads: 2, wishes: ['A'] }
    const one = (lastSeat: 'pass' | 'over' | 'split') =>
      callWaiting(
        {
          list: { ...list, units: [twins], seats: { by: 'number-first', lastSeat } },
          waiting: ['T'],
          results: [{ id: 'T', number: 1, turn: 1, seats: [null, null] }],
        },
        new Map([['A', 1]]),
      ).map(o => o.children)
    expect([one('pass'), one('over'), one('split')]).toEqual([[], [2], [1]])
  })
})
