import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadGolden, loadPacks } from '../load.ts'
import { mergeOf } from '../merge.ts'
import { readGoldenFiles } from '../read-golden.ts'
import { readVocabulary } from '../read-vocabulary.ts'
import { yamlFile } from '../yaml-file.ts'

const root = fileURLToPath(new URL('./fixtures/policies', import.meta.url))

async function library() {
  const loaded = await loadPacks(root)
  const pack = loaded.ok && loaded.value.packs.get('example/library')
  if (!loaded.ok || !pack) throw new Error('the fixtures are broken')
  return { pack, vocabulary: loaded.value.vocabulary }
}

const UNITS = `units:
  - { id: person, dimension: persons, scale: 1, title: { zh: 人, en: persons }, symbol: { zh: 人, en: "" } }
`
const metric = (id: string, unit = 'person') =>
  `  - { id: ${id}, level: school, type: count, unit: ${unit}, stages: [primary], title: { zh: 数, en: N }, definition: { zh: 数, en: N } }\n`

test('a metric in a unit nobody defined is refused with its line', () => {
  const read = readVocabulary([yamlFile('v.yaml', `${UNITS}metrics:\n${metric('pupils', 'heads')}`)])
  expect(read.ok ? [] : read.refusals.map(r => `${r.at} ${r.code} ${r.because.zh}`)).toEqual([
    'v.yaml:4 policy.unknown-unit 没有单位“heads”',
  ])
})

test('a metric defined twice is refused, even in two files', () => {
  const files = [
    yamlFile('a.yaml', `${UNITS}metrics:\n${metric('pupils')}`),
    yamlFile('b.yaml', `metrics:\n${metric('pupils')}`),
  ]
  const read = readVocabulary(files)
  expect(read.ok ? [] : read.refusals.map(r => `${r.at} ${r.code}`)).toEqual(['b.yaml:2 policy.twice'])
})

test('heads and areas add up, codes and years do not, and a metric may say otherwise', () => {
  expect(mergeOf({ type: 'count' })).toBe('add')
  expect(mergeOf({ type: 'amount' })).toBe('add')
  expect(mergeOf({ type: 'money' })).toBe('add')
  expect(mergeOf({ type: 'code' })).toBe('parent')
  expect(mergeOf({ type: 'year' })).toBe('parent')
  expect(mergeOf({ type: 'share' })).toBe('parent')
  expect(mergeOf({ type: 'count', merge: 'largest' })).toBe('largest')
})

const EXAMPLE = `tolerance: 0.001
day: 2025-06-01
period: 2024-2025
defaults:
  all: { books: 10, school_kind: 211 }
  primary: { pupils: 5 }
cases:
  - name: ordinary
    region: { city_readers: 7 }
    schools:
      - { id: A, all: { books: 30 }, primary: {} }
      - { id: B, parent: A, junior: { pupils: null } }
    expect: { schools: [{ id: A, stage: primary, cells: { books-per-pupil: { value: 6 } } }] }
`

test('defaults are given to the stages a school names, and its own figures win', async () => {
  const { pack, vocabulary } = await library()
  const read = readGoldenFiles([yamlFile('g.yaml', EXAMPLE)], pack, vocabulary)
  expect(read.ok && read.value.cases[0]).toMatchObject({
    at: 'g.yaml:8',
    day: '2025-06-01',
    tolerance: 0.001,
    choose: {},
    region: [{ metric: 'city_readers', stage: 'all', value: 7 }],
    schools: [
      {
        id: 'A',
        parent: null,
        figures: [
          { metric: 'pupils', stage: 'primary', value: 5 },
          { metric: 'books', stage: 'all', value: 30 },
          { metric: 'school_kind', stage: 'all', value: 211 },
        ],
      },
      { id: 'B', parent: 'A', figures: [{ metric: 'pupils', stage: 'junior', value: null }] },
    ],
  })
})

test('an example that names what nobody knows is refused at its line', async () => {
  const { pack, vocabulary } = await library()
  const text = EXAMPLE.replace('city_readers', 'readers')
    .replace('books-per-pupil', 'books')
    .replace('id: A, stage', 'id: Z, stage')
  const read = readGoldenFiles([yamlFile('g.yaml', text)], pack, vocabulary)
  expect(read.ok ? [] : read.refusals.map(r => `${r.at} ${r.because.en}`)).toEqual([
    'g.yaml:8 the example names "readers", and there is none',
    'g.yaml:8 the example names "books", and there is none',
    'g.yaml:8 the example names "Z", and there is none',
  ])
})

test('a key that an example may not have is refused, so that a misspelt expectation cannot pass unseen', async () => {
  const { pack, vocabulary } = await library()
  const text = EXAMPLE.replace('{ value: 6 }', '{ vlaue: 6 }')
  const read = readGoldenFiles([yamlFile('g.yaml', text)], pack, vocabulary)
  expect(read.ok ? [] : read.refusals.map(r => `${r.at} ${r.code} ${r.because.en}`)).toEqual([
    'g.yaml:13 policy.unknown-key there is no key "vlaue"',
  ])
})

test('a pack need not have examples', async () => {
  const { pack, vocabulary } = await library()
  expect(await loadGolden(root, pack, vocabulary)).toEqual({ ok: true, value: { cases: [], composites: [] } })
})

test('a folder of rules that is not there is an outage, not a defect', async () => {
  await expect(loadPacks(`${root}/nowhere`)).rejects.toThrow('cannot be read')
})
