import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadVocabulary } from '../load.ts'
import { readPack } from '../read-pack.ts'
import { yamlFile } from '../yaml-file.ts'

const root = fileURLToPath(new URL('./fixtures/policies', import.meta.url))
const texts = new Map(
  ['pack.yaml', 'rules.yaml'].map(name => [name, readFileSync(`${root}/example/library/${name}`, 'utf8')]),
)

interface Break {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly put: string
  readonly expect: readonly { code: string; at: string; zh: string; en: string }[]
}
const breaks = parse(readFileSync(new URL('./fixtures/breaks.yaml', import.meta.url), 'utf8')) as Break[]

test.each(breaks)(
  'the reader reports $name with file, line and what to do',
  async ({ file, find, put, expect: told }) => {
    const vocabulary = await loadVocabulary(root)
    if (!vocabulary.ok) throw new Error('the vocabulary of the fixtures is broken')
    const files = [...texts].map(([name, text]) => {
      if (name === file) expect(text).toContain(find)
      return yamlFile(`x/${name}`, name === file ? text.replace(find, () => put) : text)
    })
    const read = readPack('example/library', files, vocabulary.value)
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(
      read.refusals.map(({ code, at, because, todo }) => ({
        code,
        at: at.replace('x/', ''),
        zh: `${because.zh};${todo.zh}`,
        en: `${because.en}; ${todo.en}`,
      })),
    ).toEqual(told)
  },
)

test('several faults in several files are told at once, file by file and top to bottom', async () => {
  const vocabulary = await loadVocabulary(root)
  if (!vocabulary.ok) throw new Error('the vocabulary of the fixtures is broken')
  const files = [...texts].map(([name, text]) =>
    yamlFile(
      `x/${name}`,
      text
        .replace('root: well-read', 'root: well-fed')
        .replace('    split: stage-weights\n', '    split: halves\n')
        .replace('$library-share', '$library-part')
        .replace('limit: spread-max', 'limit: spread-most'),
    ),
  )
  const read = readPack('example/library', files, vocabulary.value)
  expect(read.ok ? [] : read.refusals.map(r => `${r.at} ${r.code}`)).toEqual([
    'x/pack.yaml:10 policy.unknown-test',
    'x/rules.yaml:52 policy.shape',
    'x/rules.yaml:84 policy.unknown-parameter',
    'x/rules.yaml:92:12 policy.unknown-parameter',
  ])
})
