import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInMerkleTree, merkleProof, merkleRoot } from './merkle.ts'
import { admissionOrder, lotteryNumbers } from './order.ts'
import { giveSeats } from './seats.ts'
import { combineSeed } from './seed.ts'
import { sha256Hex } from './sha256.ts'
import { uniformInteger } from './uniform.ts'

const digest = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const bytes = (text: string) => new TextEncoder().encode(text)
const seed = sha256Hex('a seed for tests')

describe('order of admission', () => {
  test('the published Nanchang vector: 20 numbers, 15 seats, start 6, interval 3, drawn numbers leave the ring', () => {
    const order = admissionOrder({ kind: 'ring', start: 6, interval: 3, direction: 'up' }, 20, seed)
    expect([...order.subarray(0, 15)]).toEqual([6, 9, 12, 15, 18, 1, 4, 8, 13, 17, 2, 7, 14, 20, 10])
  })

  test('a ring walked step by step on a plain list gives the same order', () => {
    const ring = fc.record({ n: fc.integer({ min: 1, max: 60 }), s: fc.nat(), i: fc.nat(), up: fc.boolean() })
    fc.assert(
      fc.property(ring, ({ n, s, i, up }) => {
        const start = (s % n) + 1
        const interval = (i % n) + 1
        const order = admissionOrder(
          { kind: 'ring', start, interval, direction: up ? 'up' : 'down' },
          n,
          seed,
        )
        expect([...order]).toEqual(walkPlainly(n, start, interval, up))
      }),
      { numRuns: 2000 },
    )
  })

  test('start 1 and interval 1 on the ring is plain ascending; descending is its reverse', () => {
    const up = admissionOrder({ kind: 'ring', start: 1, interval: 1, direction: 'up' }, 9, seed)
    expect([...up]).toEqual([...admissionOrder({ kind: 'ascending' }, 9, seed)])
    expect([...admissionOrder({ kind: 'descending' }, 9, seed)]).toEqual([...up].reverse())
  })

  test('numbers are a permutation that the order of entry cannot change', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 80 }), ids => {
        const numbers = lotteryNumbers(seed, ids)
        expect([...numbers].sort((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1))
        const turned = [...ids].reverse()
        const again = lotteryNumbers(seed, turned)
        expect(turned.map((id, i) => [id, again[i]]).sort()).toEqual(
          ids.map((id, i) => [id, numbers[i]]).sort(),
        )
      }),
    )
  })

  test('a family recomputes its place with the platform hash alone', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `A${i}`)
    const byHand = [...ids].sort((a, b) => (sha(a) < sha(b) ? -1 : 1))
    const numbers = lotteryNumbers(seed, ids)
    byHand.forEach((id, place) => {
      expect(numbers[ids.indexOf(id)]).toBe(place + 1)
    })
    function sha(id: string) {
      return createHash('sha256').update(`${seed}:${id}`).digest('hex')
    }
  })

  test('ids whose digests begin with the same 32 bits are ordered by the rest, whichever stands first', () => {
    const ids = ['A22583', 'A37579'] as const
    const [a, b] = ids.map(id =>
      createHash('sha256')
        .update(`${'5a'.repeat(32)}:${id}`)
        .digest('hex'),
    )
    expect([a?.slice(0, 8), a?.slice(0, 9) === b?.slice(0, 9)]).toEqual(['4d247b6f', false])
    const first = (a as string) < (b as string) ? [1, 2] : [2, 1]
    expect([...lotteryNumbers('5a'.repeat(32), ids)]).toEqual(first)
    expect([...lotteryNumbers('5a'.repeat(32), [...ids].reverse())]).toEqual([...first].reverse())
  })

  test('each place is equally likely: chi-square over 20,000 draws of 10 units stays below the 0.999 quantile', () => {
    const ids = Array.from({ length: 10 }, (_, i) => `U${i}`)
    const counts = new Float64Array(100)
    for (let draw = 0; draw < 20_000; draw++) {
      lotteryNumbers(sha256Hex(`draw ${draw}`), ids).forEach((number, unit) => {
        const cell = unit * 10 + number - 1
        counts[cell] = (counts[cell] ?? 0) + 1
      })
    }
    // (10−1)² = 81 degrees of freedom; the 0.999 quantile is 125.
    const chi = counts.reduce((sum, seen) => sum + (seen - 2000) ** 2 / 2000, 0)
    expect(chi).toBeLessThan(125)
  })

  test('the same id twice is a defect', () => {
    expect(() => lotteryNumbers(seed, ['A', 'A'])).toThrow('repeated')
  })
})

test('drawn integers cover 1 … n evenly, also where n is no power of two', () => {
  const counts = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < 12_000; i++) {
    const k = uniformInteger(seed, `label ${i}`, 6) - 1
    counts[k] = (counts[k] ?? 0) + 1
  }
  // 5 degrees of freedom; the 0.999 quantile is 20.5.
  expect(counts.reduce((s, c) => s + (c - 2000) ** 2 / 2000, 0)).toBeLessThan(20.5)
})

describe('seed', () => {
  const share = { kind: 'share', by: 'parents', commitment: sha256Hex('7-4-1'), share: '7-4-1' } as const
  const stage = { kind: 'stage', by: 'notary', digits: '0391' } as const
  const commitment = sha256Hex('list')

  test('each field of each source changes it', () => {
    const base = combineSeed(commitment, 1, [share, stage])
    const others = [
      combineSeed(commitment, 2, [share, stage]),
      combineSeed(sha256Hex('other list'), 1, [share, stage]),
      combineSeed(commitment, 1, [stage, share]),
      combineSeed(commitment, 1, [share, { ...stage, digits: '0392' }]),
      combineSeed(commitment, 1, [share]),
    ]
    const seeds = [base, ...others].map(r => (r.ok ? r.value : 'refused'))
    expect(new Set(seeds).size).toBe(6)
  })

  test('moving a digit across a border between fields changes it', () => {
    const a = combineSeed(commitment, 1, [{ kind: 'published', name: 'lot1', digits: '2' }])
    const b = combineSeed(commitment, 1, [{ kind: 'published', name: 'lot', digits: '12' }])
    expect(a).not.toEqual(b)
  })

  test('all that is wrong with the sources is said at once', () => {
    const wrong = combineSeed(commitment, 1, [
      { ...share, share: '7-4-2' },
      { ...stage, digits: null },
      { kind: 'beacon', name: 'b', round: 9, randomness: 'aa', isVerified: false },
    ])
    expect(wrong.ok ? [] : wrong.refusals.map(r => `${r.at} ${r.code}`)).toEqual([
      'sources[0] draw.share-does-not-match',
      'sources[1] draw.source-not-revealed',
      'sources[2] draw.beacon-unchecked',
    ])
    const none = combineSeed(commitment, 1, [])
    expect(none.ok ? [] : none.refusals.map(r => r.code)).toEqual(['draw.no-random-source'])
  })
})

describe('commitment', () => {
  test('every line of a list of any length is shown to be in it, and no other line is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (n, k) => {
        const lines = Array.from({ length: n }, (_, i) => bytes(`line ${i}`))
        const root = merkleRoot(lines, digest)
        const proof = merkleProof(lines, k % n, digest)
        expect(isInMerkleTree(lines[k % n] as Uint8Array, proof, root, digest)).toBe(true)
        expect(isInMerkleTree(bytes('another'), proof, root, digest)).toBe(false)
        expect(
          isInMerkleTree(lines[k % n] as Uint8Array, { ...proof, index: (k % n) + 1 }, root, digest),
        ).toBe(false)
      }),
    )
  })

  test('the root of the RFC 6962 list of one empty line', () => {
    expect(Buffer.from(merkleRoot([new Uint8Array()], digest)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })
})

describe('seats', () => {
  const market = fc.integer({ min: 1, max: 12 }).chain(n =>
    fc.record({
      heads: fc.array(fc.constantFrom(1, 1, 1, 2, 3), { minLength: n, maxLength: n }),
      wishes: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), {
        minLength: n,
        maxLength: n,
      }),
      seats: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }),
      by: fc.constantFrom('number-first' as const, 'wish-first' as const),
      lastSeat: fc.constantFrom('over' as const, 'pass' as const, 'split' as const),
    }),
  )

  test('P1 to P5 hold on any market', () => {
    fc.assert(
      fc.property(market, m => {
        const n = m.heads.length
        const numbers = lotteryNumbers(
          seed,
          Array.from({ length: n }, (_, i) => `u${i}`),
        )
        const order = admissionOrder({ kind: 'ascending' }, n, seed)
        const seated = giveSeats(m, numbers, order, m)
        const held = [0, 0, 0, 0]
        seated.forEach((children, unit) => {
          for (const pool of children) {
            if (pool === -1) continue
            expect(m.wishes[unit]).toContain(pool) // P1
            held[pool] = (held[pool] ?? 0) + 1
          }
          if (m.lastSeat !== 'split') expect(new Set(children).size).toBe(1) // P5
        })
        const largest = Math.max(...m.heads)
        held.forEach((count, pool) => {
          const seats = m.seats[pool] as number
          expect(count).toBeLessThanOrEqual(m.lastSeat === 'over' && seats > 0 ? seats + largest - 1 : seats) // P2
        })
        seated.forEach((children, unit) => {
          const need = m.lastSeat === 'pass' ? children.length : 1
          if (!children.includes(-1)) return
          for (const pool of m.wishes[unit] ?? [])
            expect((m.seats[pool] as number) - (held[pool] as number)).toBeLessThan(need) // P3
        })
      }),
      { numRuns: 2000 },
    )
  })

  test('P4: number-first leaves nobody with a smaller number envying a seat', () => {
    fc.assert(
      fc.property(market, m => {
        const singles = { ...m, heads: m.heads.map(() => 1) }
        const n = singles.heads.length
        const numbers = lotteryNumbers(
          seed,
          Array.from({ length: n }, (_, i) => `u${i}`),
        )
        const seated = giveSeats(singles, numbers, admissionOrder({ kind: 'ascending' }, n, seed), {
          by: 'number-first',
          lastSeat: 'pass',
        })
        const rank = (unit: number, pool: number) => {
          const r = (singles.wishes[unit] ?? []).indexOf(pool)
          return r === -1 ? Number.POSITIVE_INFINITY : r
        }
        for (let a = 0; a < n; a++) {
          for (let b = 0; b < n; b++) {
            const pool = seated[b]?.[0] as number
            if ((numbers[a] as number) < (numbers[b] as number) && pool !== -1) {
              expect(rank(a, seated[a]?.[0] as number)).toBeLessThanOrEqual(rank(a, pool))
            }
          }
        }
      }),
    )
  })

  test('wish-first serves a first wish before anybody’s second, whatever the number', () => {
    const instance = { heads: [1, 1, 1], wishes: [[0, 1], [0, 1], [1]], seats: [1, 1] }
    const inOrder = Uint32Array.from([1, 2, 3])
    expect(giveSeats(instance, inOrder, inOrder, { by: 'number-first', lastSeat: 'pass' })).toEqual([
      [0],
      [1],
      [-1],
    ])
    expect(giveSeats(instance, inOrder, inOrder, { by: 'wish-first', lastSeat: 'pass' })).toEqual([
      [0],
      [-1],
      [1],
    ])
  })

  test('twins at the last seat: over, pass and split are three different published rules', () => {
    const instance = { heads: [2, 1], wishes: [[0, 1], [0]], seats: [1, 1] }
    const inOrder = Uint32Array.from([1, 2])
    const seated = (lastSeat: 'over' | 'pass' | 'split') =>
      giveSeats(instance, inOrder, inOrder, { by: 'number-first', lastSeat })
    expect(seated('over')).toEqual([[0, 0], [-1]])
    expect(seated('pass')).toEqual([[-1, -1], [0]])
    expect(seated('split')).toEqual([[1, -1], [0]])
  })
})

function walkPlainly(n: number, start: number, interval: number, up: boolean): number[] {
  const ring = Array.from({ length: n }, (_, i) => i + 1)
  const order: number[] = []
  let at = start - 1
  for (;;) {
    order.push(...ring.splice(at, 1))
    if (ring.length === 0) return order
    if (up) at = at % ring.length
    else at = (at - 1 + ring.length) % ring.length
    for (let step = 1; step < interval; step++) at = (at + (up ? 1 : -1) + ring.length) % ring.length
  }
}
