import { readdirSync, readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { commitTo, runDraw, type Transcript } from './transcript.ts'

/**
 * Records of draws as they were once published: one for every procedure, with twins and lost wishes. They are never written
 * again: a draw of today has to come out the same on every machine, in every version, for ever.
 */
const GOLDEN = new URL('./golden/', import.meta.url)
const files = readdirSync(GOLDEN).filter(f => f.endsWith('.json'))
const page = readFileSync(new URL('./verifier.html', import.meta.url), 'utf8')
const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? ''
const verifier = runInNewContext(`${script};verifier`, { TextEncoder }) as {
  verify(t: unknown): { holds: boolean }
}

describe('records kept for ever', () => {
  test('there is one for every way to draw', () => {
    expect(files).toHaveLength(9)
  })

  test.each(files)('%s is drawn again byte for byte, and the second implementation agrees', file => {
    const kept = JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8')) as Transcript
    expect(commitTo(kept.list)).toEqual({ ok: true, value: kept.commitment })
    const again = runDraw(kept.list, kept.commitment, kept.sources)
    expect(again.ok && JSON.stringify(again.value) === JSON.stringify(kept)).toBe(true)
    expect(verifier.verify(kept).holds).toBe(true)
  })

  test.each([
    ['written into the plan', 'nanchang-published.json'],
    ['drawn in the hall', 'nanchang-stage.json'],
  ])('start and interval %s: the order is the published 6 9 12 15 18 1 4 8 13 17 2 7 14 20 10', (_, file) => {
    const { results } = JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8')) as Transcript
    expect(results.slice(0, 15).map(r => r.number)).toEqual([
      6, 9, 12, 15, 18, 1, 4, 8, 13, 17, 2, 7, 14, 20, 10,
    ])
  })
})
