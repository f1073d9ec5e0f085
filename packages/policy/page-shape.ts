import type { Stage, Text } from '@kit/base'
import type { Clause, Indicator, Parameter, ParameterValue, Source, Test } from './schema.ts'
import type { Unverified } from './standing.ts'

/** A pack as a readable page: clause → rule → parameter → test. Plain data: it crosses HTTP as it is. */
export interface PackPage {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly title: Text
  readonly programme: string
  readonly from: string
  readonly until: string | null
  readonly inForce: boolean
  readonly reviewBy: string
  readonly reviewDue: boolean
  readonly unverified: readonly Unverified[]
  readonly documents: readonly DocumentOnPage[]
  readonly scope: ScopeOnPage
  readonly parameters: readonly ParameterOnPage[]
  readonly indicators: readonly IndicatorOnPage[]
  /** In the order of reading, from the root down; `depth` for indenting. */
  readonly tests: readonly TestOnPage[]
}
export interface DocumentOnPage {
  readonly id: string
  readonly title: Text
  readonly number: string
  readonly issuer: Text
  readonly issuedOn: string
  readonly href: string | null
  readonly clauses: readonly (Omit<Clause, 'document'> & { readonly rules: readonly RuleOnPage[] })[]
}
/** Something of the pack that rests on a clause. */
export interface RuleOnPage {
  readonly kind: Unverified['what']
  readonly id: string
  readonly title: Text
  readonly status: Source['status']
}
export interface FormulaOnPage {
  readonly text: string
  readonly words: Text
}
export interface ScopeOnPage {
  readonly stages: readonly Stage[]
  readonly include: FormulaOnPage
  readonly exclude: readonly {
    readonly id: string
    readonly title: Text
    readonly when: FormulaOnPage
    readonly source: Source
  }[]
  readonly mergeUncounted: boolean
  readonly stageWeights: string
}
export interface ParameterOnPage {
  readonly id: string
  readonly title: Text
  readonly unit: string
  readonly unitSymbol: Text
  /** In force on the day of the page. */
  readonly current: { readonly from: string; readonly value: ParameterValue; readonly source: Source } | null
  readonly values: Parameter['values']
  /** What the present value means, where the law leaves a choice. */
  readonly choice: Text | null
  readonly choices: readonly { readonly value: number; readonly title: Text }[]
  readonly usedBy: readonly string[]
}
export interface IndicatorOnPage {
  readonly id: string
  readonly title: Text
  readonly unit: string
  readonly per: number
  readonly split: Indicator['split']
  readonly formulas: readonly {
    readonly stages: readonly Stage[]
    readonly numerator: FormulaOnPage
    readonly denominator: FormulaOnPage
  }[]
  readonly threshold: string | null
  readonly relaxations: readonly {
    readonly id: string
    readonly title: Text
    readonly when: FormulaOnPage
    readonly numerator: FormulaOnPage
    readonly source: Source
  }[]
  readonly source: Source
}
export interface TestOnPage {
  readonly id: string
  readonly title: Text
  readonly part: string
  readonly op: Test['op']
  readonly depth: number
  readonly stages: readonly Stage[] | null
  readonly value: FormulaOnPage | null
  readonly compare: string | null
  readonly limit: FormulaOnPage | null
  readonly when: FormulaOnPage | null
  readonly indicators: readonly string[]
  readonly parameters: readonly string[]
  readonly children: readonly string[]
  readonly evidence: Text | null
  readonly source: Source
}
