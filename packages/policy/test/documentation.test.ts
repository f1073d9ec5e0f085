import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseExpression } from '../expression/parse.ts'
import { loadVocabulary } from '../load.ts'
import { readGoldenFiles } from '../read-golden.ts'
import { readPack } from '../read-pack.ts'
import { TestShape } from '../shapes.ts'
import { yamlFile } from '../yaml-file.ts'

/** docs/pack-language.md is read as its readers read it. */

const text = readFileSync(new URL('../../../docs/pack-language.md', import.meta.url), 'utf8')
const blocks = [...text.matchAll(/```(yaml|expression)(?: (\S+))?\n([\s\S]*?)```/g)].map(
  ([, kind, name, body]) => ({
    kind,
    name: name ?? '',
    body: body ?? '',
  }),
)
const files = blocks.filter(b => b.kind === 'yaml').map(b => yamlFile(`doc/${b.name}`, b.body))

test('the pack of the documentation reads without a fault', async () => {
  const vocabulary = await loadVocabulary(fileURLToPath(new URL('../../../policies', import.meta.url)))
  if (!vocabulary.ok) throw new Error('the vocabulary does not read')
  const isGolden = (name: string) => name.includes('golden/')
  const pack = readPack(
    'example/teachers',
    files.filter(f => !isGolden(f.name)),
    vocabulary.value,
  )
  expect(pack.ok ? [] : pack.refusals).toEqual([])
  if (!pack.ok) return
  const golden = readGoldenFiles(
    files.filter(f => isGolden(f.name)),
    pack.value,
    vocabulary.value,
  )
  expect(golden.ok && golden.value.cases).toHaveLength(4)
})

test('every expression of the documentation can be read', () => {
  const lines = blocks.filter(b => b.kind === 'expression').flatMap(b => b.body.trim().split('\n'))
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) expect(parseExpression(line)).toMatchObject({ ok: true })
})

test('the documentation explains every operation of a test, and no other', () => {
  const shapes = TestShape.options.map(option => option.shape.op.value)
  const rows = [...text.matchAll(/^\| `([a-z-]+@\d+)` \|/gm)].map(match => match[1])
  expect(new Set(rows)).toEqual(new Set(shapes))
})
