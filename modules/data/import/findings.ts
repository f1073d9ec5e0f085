import type { Text } from '@kit/base'
import type { Metric, Vocabulary } from '@kit/policy'
import { type Catalogue, type Finding, type Place, problem, type Words } from '../rules/checks/catalogue.ts'
import type { Problem } from '../schema.ts'
import { unitOfColumn } from './heading.ts'

/** Problems that are kept with their sentences; beyond, they are only counted. */
const KEPT = 50_000

/** Everything found wrong in one file. */
export class Findings {
  readonly problems: Problem[] = []
  readonly counts = { error: 0, warning: 0, note: 0 }
  readonly #checks: Catalogue

  constructor(checks: Catalogue) {
    this.#checks = checks
  }

  add(problems: readonly Problem[]): void {
    for (const one of problems) {
      this.counts[one.level]++
      if (this.problems.length < KEPT) this.problems.push(one)
    }
  }

  get isFull(): boolean {
    return this.problems.length >= KEPT
  }

  count(level: Problem['level'], problems: number): void {
    this.counts[level] += problems
  }

  /** A catalogue without a rule for a finding does not report it: whoever keeps the catalogue decides. */
  found(finding: Finding, place: Place, value: string | null, words: Words): void {
    const rule = this.#checks.byFinding.get(finding)
    if (rule && this.isFull) this.count(rule.level, 1)
    else if (rule) this.add([problem(rule, place, value, { ...(value === null ? {} : { value }), ...words })])
  }
}

/** A figure as people write it: money in yuan or 万元, everything with its unit. */
export function figureText(metric: Metric, value: number, vocabulary: Vocabulary): Text {
  const code = metric.codes?.find(entry => entry.code === value)
  if (code) return code.title
  if (metric.type === 'flag') return value === 1 ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  const yuan = metric.unit === 'fen' ? value / 100 : null
  const large = yuan !== null && Math.abs(yuan) >= 100_000
  const shown = yuan === null ? value : large ? yuan / 10_000 : yuan
  const unit = vocabulary.units.get(yuan === null ? metric.unit : large ? 'wan-yuan' : unitOfColumn(metric))
  const number = shown.toLocaleString('en-US', { maximumFractionDigits: 4 })
  return {
    zh: number + (unit?.symbol.zh ?? ''),
    en: `${number} ${unit?.symbol.en || (unit?.title.en ?? '')}`.trim(),
  }
}
