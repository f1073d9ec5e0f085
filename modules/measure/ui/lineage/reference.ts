import type { Lang } from '@kit/base'
import type { LineageNode } from '@loop/measure/schema'

/** Where a figure stands in its file, as one would write it into a report. */
export function placeText(source: NonNullable<LineageNode['source']>): string {
  const inside = [
    source.sheet,
    source.cell,
    source.line === null ? null : `#${source.line}`,
    source.rows,
  ].filter(part => part !== null && part !== '')
  const place = inside.join('!')
  return [source.file ?? source.kind, place].filter(part => part !== '').join(' · ')
}

/** The whole way back as indented text, for a letter or a minute. */
export function referenceText(node: LineageNode, lang: Lang, depth = 0): string {
  const indent = '  '.repeat(depth)
  const value = node.value === null ? '—' : String(node.value)
  const lines = [`${indent}${node.title[lang]} = ${value}`]
  if (node.formula) lines.push(`${indent}  ${node.formula[lang]}`)
  if (node.clause) lines.push(`${indent}  [${node.clause.id}] ${node.clause.summary[lang]}`)
  if (node.source) lines.push(`${indent}  ${placeText(node.source)}`)
  return [...lines, ...node.inputs.map(input => referenceText(input, lang, depth + 1))].join('\n')
}
