import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { type CanonicalValue, canonicalJson } from '@kit/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { simulateOdds } from './odds.ts'
import type { OrderRule } from './order.ts'
import type { RandomSource } from './seed.ts'
import { sha256Hex } from './sha256.ts'
import { digitBias, RING_PARTS, settledOrder } from './stage.ts'
import { commitTo, type DrawList, runDraw, type Transcript } from './transcript.ts'

const page = readFileSync(new URL('./verifier.html', import.meta.url), 'utf8')
const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
const verifier = runInNewContext(`${script};verifier`, { TextEncoder }) as {
  verify(t: unknown): { holds: boolean; checks: { id: string; holds: boolean }[] }
}

/** A draw of n units whose ring leaves some of its parts to the hall. */
const staged = fc
  .record({
    n: fc.integer({ min: 1, max: 25 }),
    drawn: fc.subarray([...RING_PARTS], { minLength: 1 }),
    pick: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    zeros: fc.nat({ max: 3 }),
  })
  .map(({ n, drawn, pick, zeros }) => {
    const sources = drawn.map((of, i): RandomSource & { kind: 'ring' } => {
      const value = ((pick[i] as number) % (of === 'direction' ? 2 : n)) + 1
      return { kind: 'ring', of, by: `parent ${i}`, digits: `${'0'.repeat(zeros)}${value}` }
    })
    const of = (part: (typeof RING_PARTS)[number]) => (drawn.includes(part) ? 'stage' : 'drawn')
    const order: OrderRule = {
      kind: 'ring',
      start: of('start'),
      interval: of('interval'),
      direction: of('direction'),
    }
    return { list: listOf(n, order, sources), sources }
  })

function listOf(
  n: number,
  order: OrderRule,
  sources: readonly (RandomSource & { kind: 'ring' })[],
): DrawList {
  return {
    title: 't',
    rehearsal: false,
    round: 1,
    order,
    seats: { by: 'number-first', lastSeat: 'pass' },
    agreed: sources.map(({ kind, of, by }) => ({ kind, of, by })),
    pools: [{ id: 'A', name: '甲', seats: 3 }],
    units: Array.from({ length: n }, (_, i) => ({ id: `U${i}`, heads: 1, wishes: ['A'] })),
  }
}

const codesOf = (r: { ok: true } | { ok: false; refusals: readonly { at: string; code: string }[] }) =>
  r.ok ? [] : r.refusals.map(x => `${x.at} ${x.code}`)
const drawn = (list: DrawList, sources: readonly RandomSource[]) => {
  const commitment = commitTo(list)
  return commitment.ok ? runDraw(list, commitment.value, sources) : commitment
}

describe('start and interval drawn in the hall', () => {
  test('both implementations walk the ring from what was drawn, leading zeros and all', () => {
    fc.assert(
      fc.property(staged, ({ list, sources }) => {
        const t = drawn(list, sources)
        expect(codesOf(t)).toEqual([])
        const { checks } = verifier.verify(JSON.parse(JSON.stringify(t.ok && t.value)))
        expect(checks.filter(c => !c.holds)).toEqual([])
        const start = sources.find(s => s.of === 'start')
        if (start && t.ok) expect(t.value.results[0]?.number).toBe(Number(start.digits))
      }),
      { numRuns: 400 },
    )
  })

  test('a number changed afterwards is found, even by a forger who writes a new digest', () => {
    const sources = [{ kind: 'ring', of: 'start', by: 'parents', digits: '06' }] as const
    const list = listOf(20, { kind: 'ring', start: 'stage', interval: 3, direction: 'up' }, sources)
    const t = drawn(list, sources)
    if (!t.ok) throw new Error(codesOf(t).join())
    const broken = (changed: object) => {
      const { digest: _, ...content } = { ...t.value, ...changed } as Transcript
      const digest = sha256Hex(canonicalJson(content as unknown as CanonicalValue))
      return verifier.verify({ ...content, digest }).checks.flatMap(c => (c.holds ? [] : [c.id]))
    }
    expect(broken({})).toEqual([])
    expect(broken({ sources: [{ ...sources[0], digits: '07' }] })).toContain('seed')
    expect(broken({ sources: [{ ...sources[0], digits: '21' }] })).toContain('stage')
    expect(broken({ sources: [...sources, { ...sources[0], of: 'interval' }] })).toContain('stage')
    expect(broken({ sources: [] })).toContain('stage')
  })

  test('what nobody draws, what is drawn for nothing or twice, and what is off the ring is refused', () => {
    const start = { kind: 'ring', of: 'start', by: 'parents', digits: '5' } as const
    const ring: OrderRule = { kind: 'ring', start: 'stage', interval: 1, direction: 'up' }
    expect(codesOf(commitTo(listOf(9, ring, [])))).toEqual(['order.start draw.nobody-draws'])
    expect(codesOf(commitTo(listOf(9, ring, [start, start])))).toEqual([
      'sources start draw.drawn-for-nothing',
    ])
    expect(codesOf(commitTo(listOf(9, { kind: 'ascending' }, [start])))).toEqual([
      'sources start draw.drawn-for-nothing',
    ])
    for (const digits of ['0', '10', '3.0', '', '３']) {
      const r = settledOrder(ring, 9, [{ ...start, digits }])
      expect([digits, codesOf(r)]).toEqual([digits, ['sources[0] draw.off-ring']])
    }
    expect(settledOrder(ring, 9, [{ ...start, digits: '009' }])).toMatchObject({ value: { start: 9 } })
  })

  test('the chances shown before are those of a ring from the seed', () => {
    const start = { kind: 'ring', of: 'start', by: 'parents', digits: '1' } as const
    const order: OrderRule = { kind: 'ring', start: 'stage', interval: 2, direction: 'up' }
    const shown = simulateOdds(listOf(12, order, [start]), { draws: 500, seed: 3 })
    const same = simulateOdds(listOf(12, { ...order, start: 'drawn' }, []), { draws: 500, seed: 3 })
    expect(shown).toEqual(same)
  })
})

describe('drawing digit by digit', () => {
  test('of 1,003 numbers 1–3 and 1001–1003 have half the chance of the others', () => {
    expect(digitBias(1003)).toEqual({ fewer: 6, share: 0.5 })
    expect(digitBias(1000)).toBeNull()
    expect(digitBias(20)).toBeNull()
  })

  test('it is what drawing units first and leaving out impossible leading digits gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), n => {
        const chances = chancesDrawnPlainly(n)
        const most = Math.max(...chances)
        const fewer = chances.filter(c => c < most * (1 - 1e-9))
        expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
        const bias = digitBias(n)
        expect(bias?.fewer ?? 0).toBe(fewer.length)
        if (bias) expect(Math.min(...chances) / most).toBeCloseTo(bias.share, 9)
      }),
      { numRuns: 60 },
    )
  })
})

/** Every way the balls can fall, counted. */
function chancesDrawnPlainly(n: number): number[] {
  const length = String(n).length
  const chances = new Array<number>(n).fill(0)
  const fall = (digits: string, chance: number) => {
    if (digits.length === length) {
      chances[Number(digits) - 1] = chance
      return
    }
    const next = [...'0123456789'].map(d => d + digits).filter(d => canLead(d, n, length))
    for (const d of next) fall(d, chance / next.length)
  }
  fall('', 1)
  return chances
}

function canLead(digits: string, n: number, length: number): boolean {
  if (digits.length === length) return Number(digits) >= 1 && Number(digits) <= n
  const unit = 10 ** digits.length
  const least = Number(digits) === 0 ? unit : Number(digits)
  return least <= n
}
