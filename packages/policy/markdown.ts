import type { Text } from '@kit/base'
import type { FormulaOnPage, PackPage, ParameterOnPage, TestOnPage } from './page-shape.ts'
import type { ParameterValue, Source } from './schema.ts'

/**
 * The page of a pack as Markdown, Chinese with English beside it: clause → rule → parameter → test.
 *
 * @example packMarkdown(packPage(pack, vocabulary, day)) // → docs/packs/<pack>.md
 */
export function packMarkdown(page: PackPage): string {
  const sections = [
    `# ${both(page.title)}`,
    `\`${page.id}\` · ${page.version} · ${page.from} – ${page.until ?? '…'} · 复核期限 review by ${page.reviewBy} · 未核实 unverified: ${page.unverified.length}`,
    clauses(page),
    scope(page),
    '## 参数 Parameters',
    table(
      ['参数 parameter', '值 value', '来源 source', '用于 used by'],
      page.parameters.flatMap(parameterRows),
    ),
    ...indicators(page),
    '## 检验 Tests',
    table(['检验 test', '要求 demands', '来源 source'], page.tests.map(testRow)),
  ]
  return `${sections.join('\n\n')}\n`
}

function clauses(page: PackPage): string {
  const rows = page.documents.flatMap(document =>
    document.clauses.map(clause => [
      `\`${clause.id}\`<br>${document.title.zh} ${document.number}`,
      both(clause.summary),
      clause.rules.map(rule => `${rule.kind} \`${rule.id}\``).join('<br>'),
    ]),
  )
  return `## 条款 Clauses\n\n${table(['条款 clause', '内容 content', '规则 rules'], rows)}`
}

function scope({ scope }: PackPage): string {
  const rows = [
    ['包括 included', formula(scope.include), ''],
    ...scope.exclude.map(rule => [
      `不含 without: ${both(rule.title)}`,
      formula(rule.when),
      sourceText(rule.source),
    ]),
  ]
  return `## 范围 Scope\n\n${table(['学校 schools', '条件 condition', '来源 source'], rows)}`
}

function parameterRows(parameter: ParameterOnPage): string[][] {
  const choices = parameter.choices.map(choice => `${choice.value}: ${both(choice.title)}`)
  return parameter.values.map(({ from, value, source }, i) => [
    i === 0 ? [`\`${parameter.id}\` ${both(parameter.title)}`, ...choices].join('<br>') : '',
    `${from}: ${valueText(value)} ${parameter.unitSymbol.zh}`.trim(),
    sourceText(source),
    i === 0 ? parameter.usedBy.map(id => `\`${id}\``).join(' ') : '',
  ])
}

function indicators(page: PackPage): string[] {
  if (page.indicators.length === 0) return []
  const rows = page.indicators.flatMap(indicator => [
    ...indicator.formulas.map(({ stages, numerator, denominator }) => [
      `\`${indicator.id}\` ${both(indicator.title)}<br>${stages.join(', ')}`,
      `${formula(numerator)}<br>÷ ${formula(denominator)}${indicator.per === 1 ? '' : ` × ${indicator.per}`}`,
      indicator.threshold === null ? '' : `\`${indicator.threshold}\``,
      sourceText(indicator.source),
    ]),
    ...indicator.relaxations.map(relaxation => [
      `↳ ${both(relaxation.title)}`,
      `${formula(relaxation.when)}<br>→ ${formula(relaxation.numerator)}`,
      '',
      sourceText(relaxation.source),
    ]),
  ])
  return [
    '## 指标 Indicators',
    table(['指标 indicator', '算式 formula', '标准 threshold', '来源 source'], rows),
  ]
}

function testRow(test: TestOnPage): string[] {
  const indent = '&emsp;'.repeat(test.depth)
  return [`${indent}\`${test.id}\` ${both(test.title)}`, demands(test), sourceText(test.source)]
}

function demands(test: TestOnPage): string {
  const when = test.when ? [`若 if ${formula(test.when)}`] : []
  if (test.value && test.limit) {
    return [
      ...when,
      `${formula(test.value)}<br>${SIGNS[test.compare ?? ''] ?? test.compare} ${formula(test.limit)}`,
    ].join('<br>')
  }
  if (test.evidence) return `认定 attested; 佐证 evidence: ${both(test.evidence)}`
  const named = [...test.indicators, ...test.parameters, ...test.children].map(id => `\`${id}\``)
  return `${test.op}: ${named.join(' ')}`
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' }

function valueText(value: ParameterValue): string {
  if (typeof value === 'number') return String(value)
  return Object.entries(value)
    .map(([stage, number]) => `${stage} ${number}`)
    .join(', ')
}

export function sourceText({ clause, status, href, note }: Source): string {
  const named = href === undefined ? `\`${clause}\`` : `[\`${clause}\`](${href})`
  const mark = status === 'unverified' ? '**未核实 unverified**' : status
  return [`${named} ${mark}`, ...(note ? [both(note)] : [])].join('<br>')
}

function formula({ words }: FormulaOnPage): string {
  return words.zh
}

export function both({ zh, en }: Text): string {
  return `${zh} *${en}*`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
