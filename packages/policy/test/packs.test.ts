import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { loadGolden, loadPacks, type Policies } from '../load.ts'
import { packMarkdown } from '../markdown.ts'
import { packPage } from '../page.ts'
import { parameterAt } from '../parameter.ts'
import { planMarkdown } from '../plan-markdown.ts'
import type { Pack, SourceStatus } from '../schema.ts'
import { standardsMarkdown } from '../standards-markdown.ts'

/** The packs we ship: they read without a fault, say what the documents say, and every rule has a worked example. */

const root = fileURLToPath(new URL('../../../policies', import.meta.url))
const BASIC = 'national/basic-balance-2012'
const QUALITY = 'national/quality-balance-2017'
const PRESCHOOL = 'national/preschool-universal-2020'
const FUNDING = 'national/funding-base-2016'
let policies: Policies

beforeAll(async () => {
  const loaded = await loadPacks(root)
  if (!loaded.ok) throw new Error(loaded.refusals.map(r => `${r.at} ${r.because.en}`).join('\n'))
  policies = loaded.value
})

function packOf(id: string): Pack {
  const pack = policies.packs.get(id)
  if (!pack) throw new Error(`no pack ${id}`)
  return pack
}

test('the national packs are there', () => {
  const national = [...policies.packs.keys()].filter(id => id.startsWith('national/'))
  expect(national).toEqual([BASIC, FUNDING, PRESCHOOL, QUALITY])
})

test.each([BASIC, QUALITY, PRESCHOOL, FUNDING])(
  'every test of %s has a worked example, or is made of tests that have',
  async id => {
    const pack = packOf(id)
    const golden = await loadGolden(root, pack, policies.vocabulary)
    if (!golden.ok) throw new Error(golden.refusals.map(r => `${r.at} ${r.because.en}`).join('\n'))
    const shown = new Set(golden.value.cases.flatMap(c => (c.expect.tests ?? []).map(t => t.id)))
    const bare = pack.tests.filter(t => !shown.has(t.id) && t.op !== 'all@1').map(t => t.id)
    expect(bare).toEqual([])
  },
)

test.each([BASIC, QUALITY, PRESCHOOL, FUNDING])(
  'every relaxation and exclusion of %s has a worked example',
  async id => {
    const pack = packOf(id)
    const golden = await loadGolden(root, pack, policies.vocabulary)
    if (!golden.ok) throw new Error('the examples do not read')
    const { cases } = golden.value
    const cells = cases.flatMap(c => (c.expect.schools ?? []).flatMap(s => Object.values(s.cells ?? {})))
    const shown = new Set([
      ...cells.map(cell => cell.relaxation),
      ...cases.flatMap(c => (c.expect.excluded ?? []).map(e => e.rule)),
    ])
    const rules = [...pack.indicators.flatMap(i => i.relaxations), ...pack.scope.exclude].map(rule => rule.id)
    expect(rules.filter(rule => !shown.has(rule))).toEqual([])
  },
)

test('the composite of eight CVs is their plain mean, as in every published table', async () => {
  const golden = await loadGolden(root, packOf(BASIC), policies.vocabulary)
  if (!golden.ok) throw new Error('the examples do not read')
  expect(golden.value.composites).toHaveLength(8)
  for (const { cvs, published, places } of golden.value.composites) {
    const mean = cvs.reduce((a, b) => a + b, 0) / cvs.length
    expect(Math.abs(mean - published)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-9)
  }
})

test('what a plan adds leaves packs that are none as they were', () => {
  for (const id of [BASIC, QUALITY, PRESCHOOL]) expect(Object.keys(packOf(id))).not.toContain('plan')
})

test.each<[string, string, number, number, SourceStatus]>([
  [QUALITY, 'higher-degree-min', 4.2, 5.3, 'verified'],
  [QUALITY, 'backbone-min', 1, 1, 'verified'],
  [QUALITY, 'pe-arts-min', 0.9, 0.9, 'verified'],
  [QUALITY, 'teaching-area-min', 4.5, 5.8, 'verified'],
  [QUALITY, 'sports-area-min', 7.5, 10.2, 'verified'],
  [QUALITY, 'equipment-min', 2000, 2500, 'verified'],
  [QUALITY, 'multimedia-min', 2.3, 2.4, 'verified'],
  [QUALITY, 'cv-limit', 0.5, 0.45, 'verified'],
  [QUALITY, 'floor-share', 0.85, 0.85, 'verified'],
  [BASIC, 'composite-cv-limit', 0.65, 0.55, 'unverified'],
])('%s: %s is %d for primary and %d for junior schools, %s', (id, parameter, primary, junior, status) => {
  const found = packOf(id).parameters.find(p => p.id === parameter)
  if (!found) throw new Error(`no parameter ${parameter}`)
  expect(parameterAt(found, '2021-06-01', 'primary')).toMatchObject({ value: primary, source: { status } })
  expect(parameterAt(found, '2021-06-01', 'junior')).toMatchObject({ value: junior, source: { status } })
})

test('one set of stage weights serves nine-year, complete secondary and twelve-year schools', () => {
  for (const id of [BASIC, QUALITY]) {
    const weights = packOf(id).parameters.find(p => p.id === 'stage-weights')
    if (!weights) throw new Error('no stage weights')
    const of = (stage: 'primary' | 'junior' | 'senior') =>
      parameterAt(weights, '2021-06-01', stage)?.value ?? Number.NaN
    expect([of('primary'), of('junior'), of('senior')]).toEqual([1, 1.1, 1.32])
    expect(of('senior') / of('junior')).toBeCloseTo(1.2, 12)
  }
})

test('teacher items are never split, premises always', () => {
  const split = packOf(QUALITY).indicators.map(i => [i.id, i.split])
  expect(Object.fromEntries(split)).toEqual({
    'higher-degree-teachers': 'none',
    'backbone-teachers': 'none',
    'pe-arts-teachers': 'none',
    'teaching-area': 'stage-weights',
    'sports-area': 'stage-weights',
    'equipment-value': 'stage-weights',
    'multimedia-rooms': 'stage-weights',
  })
})

test('the quality pack has 7 indicators, 15 assurance and 9 quality items; the basic pack 8 indicators and 17 items worth 100', () => {
  const children = (id: string, test: string) => {
    const found = packOf(id).tests.find(t => t.id === test)
    return found?.op === 'all@1' ? found.of.length : found?.op === 'score@1' ? found.items.length : 0
  }
  expect(packOf(QUALITY).indicators).toHaveLength(7)
  expect([children(QUALITY, 'assurance'), children(QUALITY, 'quality')]).toEqual([15, 9])
  expect(packOf(BASIC).indicators).toHaveLength(8)
  expect(children(BASIC, 'effort')).toBe(17)
  const effort = packOf(BASIC).tests.find(t => t.id === 'effort')
  expect(effort?.op === 'score@1' && effort.items.reduce((sum, item) => sum + item.points, 0)).toBe(100)
})

test('every formula of every pack can be said in both languages without a bare id', () => {
  for (const pack of policies.packs.values()) {
    const page = packPage(pack, policies.vocabulary, '2021-06-01')
    const words = [
      ...page.indicators.flatMap(i => i.formulas.flatMap(f => [f.numerator.words, f.denominator.words])),
      ...page.tests.flatMap(t => [t.value, t.limit, t.when].flatMap(f => (f ? [f.words] : []))),
    ]
    for (const { zh, en } of words) {
      expect(zh).not.toMatch(/[a-z]_[a-z]|\$|@/)
      expect(en).not.toMatch(/[a-z]_[a-z]|\$|@/)
    }
  }
})

/** `npx vitest run packages/policy -u` writes them anew. */
test('docs/packs says of every pack what the pack says, plans of local governments included', async () => {
  expect(policies.packs.size).toBeGreaterThan(9)
  for (const [id, pack] of policies.packs) {
    const { vocabulary } = policies
    const page =
      packMarkdown(packPage(pack, vocabulary, pack.reviewBy)) +
      planMarkdown(pack, vocabulary) +
      standardsMarkdown(pack, vocabulary)
    await expect(page).toMatchFileSnapshot(`../../../docs/packs/${id.replace('/', '-')}.md`)
  }
})
