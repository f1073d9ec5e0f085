import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const UI_FOLDERS = [
  'packages/ui-kit',
  'apps/web',
  ...readdirSync(join(ROOT, 'modules')).map(name => `modules/${name}/ui`),
]

function filesUnder(folder: string, ends: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith(ends) && !path.includes('node_modules'))
      .map(path => join(ROOT, folder, path))
  } catch {
    return [] // a module without screens
  }
}

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, below]) => keysOf(below, `${path}.${key}`))
}

const catalogues = UI_FOLDERS.flatMap(folder => filesUnder(folder, 'messages/zh.json'))
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const english = (path: string) => path.replace('zh.json', 'en.json')

test.each(catalogues.map(path => [relative(ROOT, path), path]))(
  '%s and its English have the same keys',
  (_, path) => {
    expect(keysOf(read(path)).sort()).toEqual(keysOf(read(english(path))).sort())
  },
)

test.each(catalogues.map(path => [relative(ROOT, path), path]))(
  '%s and its English fill the same places',
  (_, path) => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(m => m[1]).sort()
    const flat = (value: unknown, at = ''): [string, string][] =>
      typeof value === 'string'
        ? [[at, value]]
        : Object.entries(value as object).flatMap(([key, below]) => flat(below, `${at}.${key}`))
    const other = new Map(flat(read(english(path))))
    for (const [key, text] of flat(read(path))) {
      expect([key, places(other.get(key) ?? '')]).toEqual([key, places(text)])
    }
  },
)

test.each(catalogues.map(path => [relative(ROOT, path), path]))(
  '%s writes Chinese punctuation after Chinese',
  (_, path) => {
    expect(readFileSync(path, 'utf8').match(/\p{Script=Han}[,;:!?]/gu) ?? []).toEqual([])
  },
)

const TEXT_ATTRIBUTES = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'extra',
  'description',
])
const isWords = (text: string) => /\p{Script=Han}|[A-Za-z]{2}/u.test(text)
/** A lone lower-case word in an attribute is the name of something, not a text. */
const isSentence = (text: string) => isWords(text) && !/^[a-z.-]+$/.test(text)

/** Texts for people that stand in a component instead of in the messages. */
function strayTexts(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isWords(node.text)) found.push(node.text.trim())
    if (ts.isStringLiteralLike(node) && /\p{Script=Han}/u.test(node.text) && node.text !== YUAN)
      found.push(node.text)
    if (ts.isJsxAttribute(node) && TEXT_ATTRIBUTES.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer) && isSentence(node.initializer.text))
        found.push(node.initializer.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Not a text but what a unit of the packs is called; asked for to read much of it in ten thousands. */
const YUAN = '元'

const components = UI_FOLDERS.flatMap(folder => filesUnder(folder, '.tsx')).filter(
  path => !/[\\/]gallery[\\/]|\.test\./.test(path),
)

test('the search for stray texts finds one', () => {
  expect(strayTexts('x.tsx', '<p title="Hello">你好</p>')).toEqual(['Hello', '你好'])
})

test('no text for people stands in a component', () => {
  const stray = components.flatMap(path =>
    strayTexts(path, readFileSync(path, 'utf8')).map(text => `${relative(ROOT, path)}: ${text}`),
  )
  expect(components.length).toBeGreaterThan(20)
  expect(stray).toEqual([])
})

test('every message a component asks for by its full name exists', () => {
  const namespaces = new Map<string, Set<string>>()
  for (const path of catalogues) {
    const keys = namespaces.get(namespaceOf(path)) ?? new Set()
    namespaces.set(namespaceOf(path), keys)
    for (const key of keysOf(read(path))) keys.add(prefixOf(path) + key.slice(1))
  }
  const missing = components.flatMap(path => {
    const source = readFileSync(path, 'utf8')
    return [...source.matchAll(/(?:const (\w+) = useWords\('(\w+)'\))/g)].flatMap(([, name, namespace]) => {
      const asked = [...source.matchAll(new RegExp(`\\b${name}\\('([\\w.-]+)'`, 'g'))].map(m => m[1] ?? '')
      const known = namespaces.get(namespace ?? '')
      const others = new Set(
        [...source.matchAll(/const (\w+) = useWords\('(\w+)'\)/g)].filter(m => m[1] === name).map(m => m[2]),
      )
      return others.size > 1
        ? []
        : asked.filter(key => !known?.has(key)).map(key => `${relative(ROOT, path)}: ${key}`)
    })
  })
  expect(missing).toEqual([])
})

/** The words of one screen stand in its own folder, under its name. */
function prefixOf(path: string): string {
  const screen = /ui[\\/](\w+)[\\/]messages/.exec(path)?.[1]
  return screen === undefined ? '' : `${screen}.`
}

function namespaceOf(path: string): string {
  if (path.includes('ui-kit')) return 'kit'
  return path.includes('apps') ? 'shell' : (/modules[\\/](\w+)/.exec(path)?.[1] ?? '')
}
