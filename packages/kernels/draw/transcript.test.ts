import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import type { CanonicalValue } from '@kit/base'
import { canonicalJson } from '@kit/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from './sha256.ts'
import { commitTo, type DrawList, runDraw, type Transcript } from './transcript.ts'

interface Verifier {
  verify(t: unknown): { holds: boolean; checks: { id: string; holds: boolean }[] }
  sha256(text: string): string
}

/** The script of the stand-alone page, run without a page. */
const verifier = (() => {
  const page = readFileSync(new URL('./verifier.html', import.meta.url), 'utf8')
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
  return runInNewContext(`${script};verifier`, { TextEncoder }) as Verifier
})()

const stage = (digits: string) => [{ kind: 'stage' as const, by: 'parents', digits }]

const drawList: fc.Arbitrary<DrawList> = fc.integer({ min: 1, max: 25 }).chain(n =>
  fc.record({
    title: fc.constantFrom('2026 年公办园派位', 'Draw'),
    rehearsal: fc.boolean(),
    round: fc.integer({ min: 1, max: 3 }),
    order: fc.oneof(
      fc.constant({ kind: 'ascending' as const }),
      fc.constant({ kind: 'descending' as const }),
      fc.record({
        kind: fc.constant('ring' as const),
        start: fc.oneof(fc.constant('drawn' as const), fc.integer({ min: 1, max: n })),
        interval: fc.oneof(fc.constant('drawn' as const), fc.integer({ min: 1, max: n })),
        direction: fc.constantFrom('up' as const, 'down' as const, 'drawn' as const),
      }),
    ),
    seats: fc.record({
      by: fc.constantFrom('number-first' as const, 'wish-first' as const),
      lastSeat: fc.constantFrom('over' as const, 'pass' as const, 'split' as const),
    }),
    pools: fc
      .tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 }), fc.nat({ max: 6 }))
      .map(seats => seats.map((q, i) => ({ id: `K${i}`, name: `第${i + 1}幼儿园`, seats: q }))),
    units: fc
      .array(
        fc.record({
          heads: fc.constantFrom(1, 1, 2),
          wishes: fc.uniqueArray(fc.constantFrom('K0', 'K1', 'K2'), { maxLength: 3 }),
        }),
        { minLength: n, maxLength: n },
      )
      .map(units => units.map((u, i) => ({ id: `2026${String(i).padStart(4, '0')}`, ...u }))),
  }),
)

function drawOf(list: DrawList, digits = '314159'): Transcript {
  const commitment = commitTo(list)
  if (!commitment.ok) throw new Error(commitment.refusals.map(r => r.code).join())
  const transcript = runDraw(list, commitment.value, stage(digits))
  if (!transcript.ok) throw new Error(transcript.refusals.map(r => r.code).join())
  return transcript.value
}

describe('a draw and the stand-alone verifier', () => {
  test('the verifier’s own SHA-256 is SHA-256', () => {
    for (let n = 0; n < 200; n++) expect(verifier.sha256('均'.repeat(n))).toBe(sha256Hex('均'.repeat(n)))
  })

  test('two implementations agree on every rule', () => {
    fc.assert(
      fc.property(drawList, fc.stringMatching(/^[0-9]{1,8}$/), (list, digits) => {
        const outcome = verifier.verify(JSON.parse(JSON.stringify(drawOf(list, digits))))
        expect(outcome.checks.filter(c => !c.holds)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('any altered field of a transcript is found', () => {
    fc.assert(
      fc.property(drawList, fc.nat(), (list, k) => {
        const t = JSON.parse(JSON.stringify(drawOf(list))) as Transcript
        const forged = forgeries(t)[k % forgeries(t).length] as Transcript
        // Even a forger who recomputes the digest is found.
        const { digest: _, ...content } = forged
        const outcome = verifier.verify({
          ...content,
          digest: sha256Hex(canonicalJson(content as unknown as CanonicalValue)),
        })
        expect(outcome.holds).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('a golden transcript stays the same for ever', () => {
    const list: DrawList = {
      title: '黄金样例',
      rehearsal: false,
      round: 1,
      order: { kind: 'ring', start: 'drawn', interval: 'drawn', direction: 'up' },
      seats: { by: 'wish-first', lastSeat: 'split' },
      pools: [
        { id: 'A', name: '甲园', seats: 4 },
        { id: 'B', name: '乙园', seats: 3 },
      ],
      units: Array.from({ length: 10 }, (_, i) => ({
        id: `N${i}`,
        heads: i % 4 === 3 ? 2 : 1,
        wishes: i % 2 ? ['A', 'B'] : ['B', 'A'],
      })),
    }
    const t = drawOf(list, '20260901')
    expect([t.commitment, t.seed, t.digest]).toMatchInlineSnapshot(`
      [
        "2d299005435a6ac10c4c543bf8c9068d7832a16c67290b19505d00fb528b56e1",
        "ec5e786f58b0e8e42f0cee272b70e8d434dd2e8c02d3fbb202c0fbf21df68f15",
        "599a7395adc9c56370eaeba96f2f319622a4ba7284f614140a808cc5cdcad6cd",
      ]
    `)
    expect(t.results.map(r => `${r.turn}:${r.id}:${r.seats.join('+')}`)).toMatchInlineSnapshot(`
      [
        "1:N0:B",
        "2:N1:A",
        "3:N5:A",
        "4:N7:A+A",
        "5:N2:B",
        "6:N6:B",
        "7:N3:+",
        "8:N9:",
        "9:N4:",
        "10:N8:",
      ]
    `)
  })
})

describe('what is refused before anything is drawn', () => {
  const list: DrawList = {
    title: 't',
    rehearsal: false,
    round: 1,
    order: { kind: 'ascending' },
    seats: { by: 'number-first', lastSeat: 'pass' },
    pools: [{ id: 'A', name: '甲', seats: 1 }],
    units: [{ id: '1', heads: 1, wishes: ['A'] }],
  }
  const codes = (l: DrawList) => {
    const r = commitTo(l)
    return r.ok ? [] : r.refusals.map(x => `${x.at} ${x.code}`)
  }

  test('all problems of a list are said at once, each with its place', () => {
    const units = [
      { id: '1', heads: 0, wishes: ['A'] },
      { id: '1', heads: 1, wishes: ['B'] },
      { id: '张三', heads: 1, wishes: ['A', 'A'] },
    ]
    expect(
      codes({ ...list, units, order: { kind: 'ring', start: 9, interval: 1, direction: 'up' } }),
    ).toEqual([
      'units[0].heads draw.bad-count',
      'units[1].id draw.bad-id',
      'units[1].wishes draw.unknown-wish',
      'units[2].id draw.bad-id',
      'units[2].wishes draw.unknown-wish',
      'order.start draw.off-ring',
    ])
    expect(codes({ ...list, units: [] })).toEqual(['units draw.empty-list'])
  })

  test('a list that was changed after its commitment is not drawn', () => {
    const commitment = commitTo(list)
    const changed = { ...list, pools: [{ id: 'A', name: '甲', seats: 2 }] }
    const r = runDraw(changed, commitment.ok ? commitment.value : '', stage('1'))
    expect(r.ok ? [] : r.refusals.map(x => x.code)).toEqual(['draw.list-changed'])
  })

  test('a rehearsal has another commitment than the draw', () => {
    expect(commitTo({ ...list, rehearsal: true })).not.toEqual(commitTo(list))
  })
})

function forgeries(t: Transcript): Transcript[] {
  const first = t.results[0]
  const last = t.results.at(-1)
  const result = first && {
    ...first,
    seats: first.seats.map(s => (s === null ? (t.list.pools[0]?.id ?? 'x') : null)),
  }
  return [
    { ...t, seed: sha256Hex(t.seed) },
    { ...t, sources: stage('271828') },
    { ...t, list: { ...t.list, round: t.list.round + 1 } },
    { ...t, list: { ...t.list, rehearsal: !t.list.rehearsal } },
    {
      ...t,
      list: { ...t.list, units: t.list.units.map((u, i) => (i === 0 ? { ...u, heads: u.heads + 1 } : u)) },
    },
    { ...t, results: result ? [result, ...t.results.slice(1)] : [] },
    { ...t, results: t.results.slice(1) },
    { ...t, waiting: [...t.waiting, last?.id ?? ''] },
  ]
}
