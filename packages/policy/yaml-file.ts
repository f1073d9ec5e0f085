import { fill, type Refusal, refusal, type Text, t } from '@kit/base'
import {
  type Alias,
  type Document,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'

export type Path = readonly (string | number)[]

/** A YAML text that remembers where everything stands, so that every complaint can point at file, line and column. */
export interface YamlFile {
  /** As people see it: `policies/national/…/pack.yaml` */
  readonly name: string
  readonly data: unknown
  readonly refusals: readonly Refusal[]
  /** `file:line` of a node, or of the nearest thing around it that exists. */
  at(path: Path): string
  /** `file:line:column` of a character inside a text. */
  atCharacter(path: Path, offset: number): string
}

export function yamlFile(name: string, text: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true })
  const place = (offset: number, column: boolean) => {
    const { line, col } = lines.linePos(offset)
    return column ? `${name}:${line}:${col}` : `${name}:${line}`
  }
  const nodeAt = (path: Path): Node | null => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
      if (node && typeof node === 'object' && 'range' in node) return node as Node
    }
    return null
  }
  /** The key itself where there is one: the value of `tests:` only begins on the next line. */
  const keyAt = (path: Path): Node | null => {
    const around = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
    if (!isMap(around)) return null
    const pair = around.items.find(item => isScalar(item.key) && item.key.value === path.at(-1))
    return isScalar(pair?.key) ? pair.key : null
  }
  const lost = document.errors.length > 0 ? [] : lostAliases(document)
  return {
    name,
    data: document.errors.length > 0 || lost.length > 0 ? null : document.toJS(),
    // One broken line makes the parser stumble several times: its first complaint is the useful one.
    refusals: [
      ...document.errors
        .map(error => refusal('policy.yaml', place(error.pos[0], true), yamlSaid(error.message), REPAIR))
        .slice(0, 1),
      ...lost.map(alias =>
        refusal('policy.yaml', place(alias.range?.[0] ?? 0, true), noAnchor(alias), ANCHOR),
      ),
    ],
    at: path => place((keyAt(path) ?? nodeAt(path))?.range?.[0] ?? 0, false),
    atCharacter: (path, offset) => {
      const node = nodeAt(path)
      const from = node?.range?.[0] ?? 0
      const value = isScalar(node) ? String(node.value) : ''
      return place(from + sourceOffset(text.slice(from, node?.range?.[1]), value, offset), true)
    },
  }
}

/** `*name` where no `&name` stands before it in the same file. */
function lostAliases(document: Document): Alias[] {
  const lost: Alias[] = []
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) lost.push(alias)
    },
  })
  return lost
}

const noAnchor = ({ source }: Alias): Text =>
  fill(t('引用了不存在的锚点“*{source}”', 'refers to an anchor "&{source}" that does not exist'), { source })
const ANCHOR = t(
  '锚点（&名称）只在同一个文件里有效，且须写在引用之前',
  'an anchor (&name) holds within one file and stands before its use',
)

const REPAIR = t('请检查缩进、引号和冒号', 'check indentation, quotes and colons')

function yamlSaid(message: string): Text {
  const first = message.split(/ at line |\n/)[0] ?? message
  return fill(t('不是有效的 YAML：{said}', 'not valid YAML: {said}'), { said: first })
}

/**
 * Where a character of the value stands in the source: quotes, block marks and folded line ends lie between. Only blanks
 * are ever changed by folding, so the n-th visible character of one is found again as the n-th of the other.
 */
function sourceOffset(source: string, value: string, offset: number): number {
  let at = Math.max(source.indexOf(value.trimStart().split(/\s/)[0] ?? ''), 0)
  for (const character of value.slice(0, offset).replace(/\s/g, '')) {
    at = source.indexOf(character, at) + 1
  }
  while (/\s/.test(source.charAt(at))) at += 1
  return Math.min(at, source.length)
}
