import type { Text } from '@kit/base'
import { type Coverage, type CoveredClause, countCoverage, RUNS, type Run } from './coverage.ts'

const NAMES: Readonly<Record<Run, Text>> = {
  computed: { zh: '可计算', en: 'computed' },
  tracked: { zh: '可督办', en: 'tracked' },
  published: { zh: '可公开', en: 'published' },
  recorded: { zh: '已记录', en: 'recorded' },
  open: { zh: '未覆盖', en: 'open' },
}

/**
 * How every clause of the five documents runs, as Markdown, Chinese with English beside it.
 *
 * @example coverageMarkdown(await loadCoverage('policies')) // → docs/packs/coverage.md
 */
export function coverageMarkdown(coverage: Coverage): string {
  const { open, quantified, quantifiedComputed, byKind } = countCoverage(coverage)
  const all = coverage.clauses.length
  const share = quantified === 0 ? 0 : Math.round((1000 * quantifiedComputed) / quantified) / 10
  const kinds = Object.entries(byKind).map(([kind, runs]) => [kind, ...RUNS.map(run => String(runs[run]))])
  return `${[
    '# 条款覆盖 *Coverage of the clauses*',
    '由 `npm run coverage:clauses` 从规则包推算，不手填。 *Derived from the packs; nobody fills it in.*',
    `共 ${all} 条，未覆盖 ${open} 条；有数字的 ${quantified} 条，其中可计算 ${quantifiedComputed} 条（${share}%）。 *${all} clauses, ${open} open; ${quantified} with a number, ${quantifiedComputed} of them computed (${share} %).*`,
    table(['类别 kind', ...RUNS.map(run => both(NAMES[run]))], kinds),
    table(
      ['条款 clause', '类别 kind', '怎样运行 runs as', '由什么 by', '内容 content'],
      coverage.clauses.map(rowOf),
    ),
  ].join('\n\n')}\n`
}

function rowOf({ id, kind, quantified, run, ways, summary, because }: CoveredClause): string[] {
  const by = [...new Set(ways.filter(way => way.run === run).map(way => `${way.what} \`${way.id}\``))]
  return [
    `\`${id}\``,
    quantified ? `${kind} #` : kind,
    both(NAMES[run]),
    by.length > 0 ? by.join('<br>') : because === null ? '' : both(because),
    summary === null ? '' : both(summary),
  ]
}

function both({ zh, en }: Text): string {
  return `${zh} *${en}*`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
