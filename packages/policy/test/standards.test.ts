import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadVocabulary } from '../load.ts'
import { readPack } from '../read-pack.ts'
import { yamlFile } from '../yaml-file.ts'

const root = fileURLToPath(new URL('./fixtures/policies', import.meta.url))
const own = ['pack.yaml', 'rules.yaml'].map(name => ({
  name,
  text: readFileSync(`${root}/example/library/${name}`, 'utf8'),
}))

async function codesOf(conditions: string): Promise<string[]> {
  const vocabulary = await loadVocabulary(root)
  if (!vocabulary.ok) throw new Error('the vocabulary of the fixtures is broken')
  const files = [...own, { name: 'conditions.yaml', text: conditions }]
  const read = readPack(
    'example/library',
    files.map(({ name, text }) => yamlFile(`x/${name}`, text)),
    vocabulary.value,
  )
  return read.ok ? [] : read.refusals.map(r => `${r.at.replace('x/conditions.yaml', '')} ${r.code}`)
}

const LISTS = `groups: [{ id: rooms, title: { zh: 室, en: Rooms } }]
tiers: [{ id: low, title: { zh: 低, en: Low } }]
`
const standard = (more: string) =>
  `${LISTS}standards:
  - { id: books-there, title: { zh: 书, en: Books }, ${more}, source: { clause: order/3, status: seen } }
`
const SOUND = 'group: rooms, tier: low, have: books, need: books, unit: volume'

test('a standard that holds together is read', async () => {
  expect(await codesOf(standard(SOUND))).toEqual([])
})

test.each([
  ['a group nobody defined', SOUND.replace('rooms', 'halls'), 'policy.unknown-group'],
  ['a tier nobody defined', SOUND.replace('low', 'high'), 'policy.unknown-tier'],
  ['a need in another unit', SOUND.replace('need: books', 'need: pupils'), 'policy.unit-clash'],
  ['a price without a figure that changes', `${SOUND}, price: floor`, 'policy.missing-key'],
  ['a figure in another unit', `${SOUND}, figure: { metric: pupils, by: adding }`, 'policy.unit-clash'],
  ['a figure nobody knows', `${SOUND}, figure: { metric: nothing, by: adding }`, 'policy.unknown-metric'],
])('%s is refused with its place', async (_, more, told) => {
  const found = await codesOf(standard(more))
  expect(found.some(line => line.startsWith(':4') && line.endsWith(told))).toBe(true)
})

test('a target on a score that does not exist is refused', async () => {
  const target = `targets:
  - { id: none-weak, title: { zh: 无, en: None }, score: weak, compare: "<=", kind: expected, by: [{ year: 2030, value: 0 }], source: { clause: order/3, status: seen } }
`
  expect(await codesOf(target)).toContain(':2 policy.unknown-score')
})
