import { describe } from './describe.ts'
import { both, sourceText, table } from './markdown.ts'
import type { Formula, Pack, Vocabulary } from './schema.ts'
import { conditionsOf, type IdlePremises, type Score, type Standard } from './standards-schema.ts'

/**
 * What a document demands of the conditions of schools, as Markdown, Chinese with English beside it: standards, scores,
 * idle premises. Nothing where the pack has none.
 *
 * @example standardsMarkdown(pack, vocabulary) // → the end of docs/packs/<pack>.md
 */
export function standardsMarkdown(pack: Pack, vocabulary: Vocabulary): string {
  const { standards, scores, idle } = conditionsOf(pack)
  const words: Words = formula => (formula ? describe(formula, pack, vocabulary, 'zh') : '')
  const rows = standards.map(standard => standardRow(standard, words))
  const sections = [
    ...(rows.length === 0 ? [] : [`## 办学条件标准 Standards\n\n${table(STANDARDS, rows)}`]),
    ...scores.map(score => scoreText(score, words)),
    ...idle.map(premises => idleText(premises, words)),
  ]
  return sections.length === 0 ? '' : `\n${sections.join('\n\n')}\n`
}

type Words = (formula: Formula | undefined) => string

const STANDARDS = ['项目 thing', '档次 tier', '要求 demands', '单价 price', '来源 source']

function standardRow(standard: Standard, words: Words): string[] {
  const { id, title, group, tier, when, have, need, compare, price, lump, source } = standard
  return [
    `\`${id}\` ${both(title)}`,
    `${group} · ${tier}`,
    `${when ? `若 if ${words(when)}<br>` : ''}${words(have)}<br>${compare === '>=' ? '≥' : '≤'} ${words(need)}`,
    [price, lump].flatMap(one => (one === undefined ? [] : [`\`${one}\``])).join('<br>'),
    sourceText(source),
  ]
}

function scoreText({ title, when, signs, weakFrom, source }: Score, words: Words): string {
  const rows = signs.map(sign => [
    `\`${sign.id}\` ${both(sign.title)}`,
    words(sign.when),
    String(sign.points),
  ])
  const asked = when ? `适用 asked of: ${words(when)}；` : ''
  return [
    `## ${both(title)}`,
    `${asked}分数线 from: \`${weakFrom}\` · ${sourceText(source)}`,
    table(['判定项 sign', '何时 when', '分 points'], rows),
  ].join('\n\n')
}

function idleText({ title, steps, source }: IdlePremises, words: Words): string {
  const rows = steps.map(step => [`\`${step.id}\` ${both(step.title)}`, words(step.when)])
  return [`## ${both(title)}`, sourceText(source), table(['步骤 step', '何时 when'], rows)].join('\n\n')
}
