import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Coverage, clauseCoverage, countCoverage, type PackWithExamples } from '../coverage.ts'
import { coverageMarkdown } from '../coverage-page.ts'
import type { GoldenExpectation } from '../golden.ts'
import { loadCoverage, loadPack, loadVocabulary } from '../load.ts'
import { planOf } from '../plan-schema.ts'
import type { Pack } from '../schema.ts'

/** How every clause of the five documents runs: measured over the packs, and not to be lost again. */

const root = fileURLToPath(new URL('../../../policies', import.meta.url))
const reached = parse(readFileSync(`${root}/plans/coverage.yaml`, 'utf8')) as {
  openAtMost: number
  computedAtLeast: number
}
let coverage: Coverage
/** A plan with one duty, so that its other clauses may be open. */
let xinghualing: Pack

beforeAll(async () => {
  const loaded = await loadCoverage(root)
  if (!loaded.ok) throw new Error(loaded.refusals.map(r => `${r.at} ${r.because.en}`).join('\n'))
  coverage = loaded.value
  const vocabulary = await loadVocabulary(root)
  if (!vocabulary.ok) throw new Error('the vocabulary does not read')
  const pack = await loadPack(root, 'plans/xinghualing-2021-2025', vocabulary.value)
  if (!pack.ok) throw new Error('the plan does not read')
  const plan = planOf(pack.value)
  xinghualing = {
    ...pack.value,
    plan: { ...plan, duties: plan.duties.filter(({ id }) => id === 'hearings') },
  }
})

test('packs name only clauses the inventory has', () => {
  expect(coverage.unknown).toEqual([])
})

test('no more clauses are open, and no fewer computed, than were reached before', () => {
  const { open, computed } = countCoverage(coverage)
  expect(open).toBeLessThanOrEqual(reached.openAtMost)
  expect(computed).toBeGreaterThanOrEqual(reached.computedAtLeast)
})

test('every clause of the inventory is counted once', () => {
  const { byKind, quantified } = countCoverage(coverage)
  const counted = Object.values(byKind).flatMap(runs => Object.values(runs))
  expect(counted.reduce((a, b) => a + b, 0)).toBe(590)
  expect(quantified).toBe(253)
})

/** `npx vitest run packages/policy -u` writes it anew. */
test('docs/packs/coverage.md says what the packs say', async () => {
  await expect(coverageMarkdown(coverage)).toMatchFileSnapshot('../../../docs/packs/coverage.md')
})

const INDEX = ['S2-20.6', 'S2-80.1', 'S2-80.6', 'S2-04.9', 'S2-73.1', 'S2-41.3', 'S2-75.4'].map(id => ({
  id,
  kind: 'rule',
  quantified: true,
}))
const withExamples = (expect: GoldenExpectation, pack = xinghualing): PackWithExamples => ({
  pack,
  golden: {
    cases: [
      {
        ...{ name: '', at: '', day: '2021-09-01', period: '2021-2022', tolerance: 0, choose: {} },
        ...{ region: [], schools: [], before: [], expect },
      },
    ],
    composites: [],
  },
})
const runsOf = (packs: readonly PackWithExamples[]) =>
  Object.fromEntries(clauseCoverage(INDEX, packs).clauses.map(({ id, run }) => [id, run]))

test('what has no worked example is not computed, whatever the pack holds', () => {
  expect(runsOf([withExamples({})])).toEqual({
    'S2-20.6': 'open',
    'S2-80.1': 'tracked',
    'S2-80.6': 'published',
    'S2-04.9': 'recorded',
    'S2-73.1': 'open',
    'S2-41.3': 'open',
    'S2-75.4': 'open',
  })
})

test('with a worked example it is, and the strongest way counts; parameters that it reads come along', () => {
  const shown = withExamples({
    targets: [{ id: 'preschool-gross-2025' }],
    records: [{ id: 'preschool-gross-table' }],
    tests: [{ id: 'preschool-gross' }],
  })
  expect(runsOf([shown])).toMatchObject({
    'S2-20.6': 'computed',
    'S2-04.9': 'computed',
    'S2-41.3': 'computed',
    'S2-73.1': 'open',
  })
  expect(clauseCoverage(INDEX, [shown]).clauses[5]?.ways.map(way => way.what)).toContain('parameter')
})

test('what a person attests is tracked, even with a worked example', () => {
  const attested: Pack = {
    ...xinghualing,
    tests: [
      {
        ...{ id: 'safe', op: 'attested@1', part: 'safety', metric: 'attest_left_behind_care' },
        title: { zh: '平安', en: 'Safe' },
        source: { clause: 'xinghualing-2021/S2-75.4', status: 'seen' },
      },
    ],
    targets: [],
  }
  expect(runsOf([withExamples({ tests: [{ id: 'safe' }] }, attested)])).toMatchObject({
    'S2-75.4': 'tracked',
  })
})

test('a clause the inventory does not have is told', () => {
  expect(clauseCoverage(INDEX.slice(0, 1), [withExamples({})]).unknown).toContain('xinghualing-2021/S2-80.1')
})
