import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { withChoices } from '../choices.ts'
import { describe as inWords } from '../describe.ts'
import { stamped } from '../digest.ts'
import { parseExpression } from '../expression/parse.ts'
import { loadPacks, type Policies } from '../load.ts'
import { packPage } from '../page.ts'
import { readPack } from '../read-pack.ts'
import type { Pack } from '../schema.ts'
import { isInForce, isReviewDue, unverifiedIn } from '../standing.ts'

const root = fileURLToPath(new URL('./fixtures/policies', import.meta.url))
let policies: Policies
let pack: Pack

beforeAll(async () => {
  const loaded = await loadPacks(root)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals))
  policies = loaded.value
  pack = policies.packs.get('example/library') as Pack
})

test('a folder with a pack.yaml is a pack, found by its path', () => {
  expect([...policies.packs.keys()]).toEqual(['example/library'])
})

test('targets are read with their kind and years', () => {
  expect(pack.targets).toMatchObject([
    {
      kind: 'binding',
      test: 'libraries',
      by: [
        { year: 2026, value: 95 },
        { year: 2027, value: 100 },
      ],
    },
  ])
})

test('one formula stands for every stage of the scope', () => {
  expect(Object.keys(pack.indicators[0]?.numerator ?? {})).toEqual(['primary', 'junior'])
})

test('a formula is put into words with the names of metrics, codes and parameters', () => {
  const words = (lang: 'zh' | 'en', formula = pack.scope.include) =>
    inWords(formula, pack, policies.vocabulary, lang)
  expect(words('zh')).toBe('办学类型为小学 或 办学类型为初级中学')
  expect(words('en')).toBe('School kind is primary school or School kind is junior school')
  const libraries = pack.tests.find(test => test.id === 'libraries')
  if (libraries?.op !== 'region-value@1') throw new Error('the fixture has changed')
  expect(words('zh', libraries.value)).toBe(
    '100% × (若 读法为按人，则取 全县合计(若 设有图书馆，则取 在校生数，否则取 0) ÷ 全县合计(在校生数)，否则取 学校占比(设有图书馆))',
  )
  expect(words('en', libraries.limit)).toBe('Share with a library')
})

test.each([
  ['books - (pupils - books)', '图书册数 − (在校生数 − 图书册数)'],
  ['(books - pupils) - books', '图书册数 − 在校生数 − 图书册数'],
  ['books / (pupils * books)', '图书册数 ÷ (在校生数 × 图书册数)'],
  ['(books + pupils) * -books', '(图书册数 + 在校生数) × −图书册数'],
  ['not (books = 0) and pupils@primary > 0', '并非(图书册数为0) 且 在校生数(小学) > 0'],
  ['books = 0 and pupils = 0 or books > 1', '(图书册数为0 且 在校生数为0) 或 图书册数 > 1'],
  [
    'if(books > 1, if(pupils > 1, 1, 0), 0)',
    '若 图书册数 > 1，则取 (若 在校生数 > 1，则取 1，否则取 0)，否则取 0',
  ],
  ['min(books, 100[fen/yuan]) >= ceil($floor)', '取小(图书册数、100分/元) ≥ 向上取整(余项比例)'],
])('in words, %s keeps the brackets that matter', (text, words) => {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(parsed.problem.because.en)
  expect(inWords({ text, expr: parsed.expr, at: '' }, pack, policies.vocabulary, 'zh')).toBe(words)
})

test('the digest does not depend on how the files are laid out', () => {
  const { digest, ...draft } = pack
  expect(stamped(draft).digest).toBe(digest)
  const moved = {
    ...draft,
    scope: { ...draft.scope, include: { ...draft.scope.include, at: 'elsewhere:9', text: 'the same' } },
  }
  expect(stamped(moved).digest).toBe(digest)
})

test('the digest depends on every number, day, source and word', () => {
  const { digest, ...draft } = pack
  const [first, ...rest] = draft.parameters
  if (!first) throw new Error('no parameters')
  const changes = [
    { ...draft, version: '1.1' },
    { ...draft, scope: { ...draft.scope, include: draft.scope.exclude[0]?.when ?? draft.scope.include } },
    { ...draft, title: { ...draft.title, en: 'Another' } },
    {
      ...draft,
      parameters: [{ ...first, values: first.values.map(v => ({ ...v, from: '2025-01-02' })) }, ...rest],
    },
    { ...draft, parameters: [{ ...first, values: first.values.map(v => ({ ...v, value: 2 })) }, ...rest] },
  ]
  const digests = changes.map(change => stamped(change).digest)
  expect(new Set([digest, ...digests]).size).toBe(6)
})

test('another reading of the law is another pack with another digest', () => {
  const other = withChoices(pack, { reading: 2 })
  expect(other.ok && other.value.digest).not.toBe(pack.digest)
  expect(other.ok && other.value.parameters.find(p => p.id === 'reading')?.values[0]?.value).toBe(2)
  expect(withChoices(pack, {})).toEqual({ ok: true, value: pack })
})

test('a reading the pack does not offer is refused', () => {
  const refused = withChoices(pack, { reading: 3, floor: 1 })
  expect(refused.ok ? [] : refused.refusals.map(r => [r.because.zh, r.todo.en])).toEqual([
    ['“reading”不能选 3', 'one of: 1, 2'],
    ['“floor”不能选 1', 'one of: —'],
  ])
})

test('the day after the review day somebody has to look again', () => {
  expect(isReviewDue(pack, '2026-12-31')).toBe(false)
  expect(isReviewDue(pack, '2027-01-01')).toBe(true)
})

test('a pack is in force from its first day to its last', () => {
  const ends = { from: '2025-01-01', until: '2025-12-31' }
  const days = ['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01']
  expect(days.map(day => isInForce(ends, day))).toEqual([false, true, true, false])
})

test('what rests on memory is counted once a thing', () => {
  expect(unverifiedIn(pack).map(u => `${u.what} ${u.id}`)).toEqual([
    'parameter least-pupils',
    'parameter books-min',
    'relaxation no-library',
    'exclusion tiny',
  ])
})

test('the page leads from the clause to its rules, parameters in force and tests', () => {
  const page = packPage(pack, policies.vocabulary, '2026-08-31')
  const clause = page.documents[0]?.clauses.find(c => c.id === 'order/2')
  expect(clause?.rules.map(rule => `${rule.kind} ${rule.id} ${rule.status}`)).toEqual([
    'parameter books-min verified',
    'parameter spread-max seen',
    'parameter floor seen',
    'indicator books-per-pupil seen',
    'relaxation no-library unverified',
    'test well-read seen',
    'test every-school seen',
    'test spread seen',
  ])
  const books = page.parameters.find(p => p.id === 'books-min')
  expect(books).toMatchObject({
    current: { from: '2025-01-01', value: { primary: 20, junior: 30 } },
    usedBy: ['books-per-pupil'],
  })
  expect(page.parameters.find(p => p.id === 'reading')).toMatchObject({
    choice: { en: 'by head' },
    usedBy: ['libraries'],
  })
  expect(page.tests.map(test => `${test.depth} ${test.id}`)).toEqual([
    '0 well-read',
    '1 every-school',
    '1 spread',
    '1 libraries',
    '1 score',
    '2 plan',
    '2 spending',
  ])
  expect(page.tests.find(test => test.id === 'plan')?.evidence).toEqual({ zh: '计划文本', en: 'The plan' })
  expect(page).toEqual(JSON.parse(JSON.stringify(page)))
})

test('a folder without pack.yaml is told so', () => {
  const read = readPack('example/empty', [], policies.vocabulary)
  expect(read.ok ? [] : read.refusals.map(r => r.code)).toEqual(['policy.no-pack'])
})
