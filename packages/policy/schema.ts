import type { Lang, Stage, Text } from '@kit/base'
import type { Formula } from './expression/expr.ts'
import type { PlanLists } from './plan-schema.ts'
import type { ConditionLists } from './standards-schema.ts'

/**
 * The shapes of the rule packs after reading and checking. The files are YAML (docs/pack-language.md); this is what the
 * rest of the house sees. Numbers of the law live here and nowhere else.
 */

/** How sure we are of a figure of the law. `unverified` is shown to the user wherever the figure is used. */
export type SourceStatus = 'verified' | 'seen' | 'computed' | 'unverified'

export interface Source {
  /** Clause id of the pack: `<document>/<article>`. */
  readonly clause: string
  readonly href?: string
  /** Day on which somebody last looked and it still held, ISO date. */
  readonly checked?: string
  readonly status: SourceStatus
  readonly note?: Text
}

export interface PolicyDocument {
  readonly id: string
  readonly title: Text
  readonly number: string
  readonly issuer: Text
  readonly issuedOn: string
  readonly href?: string
}

export interface Clause {
  /** `<document>/<article>` */
  readonly id: string
  readonly document: string
  readonly article: string
  readonly summary: Text
}

/** A value of the law: one number, or one number a stage. */
export type ParameterValue = number | Readonly<Partial<Record<Stage, number>>>

export interface DatedValue {
  /** First day on which it holds, ISO date; the last `from` not after the day asked about wins. */
  readonly from: string
  readonly value: ParameterValue
  readonly source: Source
}

export interface Parameter {
  readonly id: string
  readonly title: Text
  readonly unit: string
  readonly values: readonly DatedValue[]
  /** For a parameter that selects between readings of the law: what each value means. */
  readonly choices?: readonly { readonly value: number; readonly title: Text }[]
}

/** What a metric's figures may never be used for; every screen, export and API obeys. */
export type PolicyFlag = 'no-rank' | 'no-publish' | 'no-target'

/** A counted or measured thing of the vocabulary (`policies/vocabulary/metrics/*.yaml`). */
export interface Metric {
  readonly id: string
  readonly title: Text
  readonly definition: Text
  /** `school`: per school (and stage); `region`: one figure for the county. */
  readonly level: 'school' | 'region'
  /** Unit id of `policies/vocabulary/units.yaml`: person, m2, fen, piece, room, class, percent, code, yes-no, year, degree, … */
  readonly unit: string
  readonly type: 'count' | 'amount' | 'money' | 'share' | 'code' | 'flag' | 'year' | 'coordinate' | 'text'
  /** Stages a figure may be given for; `all` = a whole school, split by pack rule where a stage needs its part. */
  readonly stages: readonly Stage[]
  readonly minimum?: number
  readonly maximum?: number
  /** `stages`: what a school of this kind teaches, so that a stage without figures is missing and not forgotten. */
  readonly codes?: readonly {
    readonly code: number
    readonly title: Text
    readonly stages?: readonly Stage[]
  }[]
  /**
   * How the figure of an uncounted campus or point joins its parent's. Unless said otherwise: counts, amounts and money
   * are added; of everything else the parent's stays.
   */
  readonly merge?: 'add' | 'largest' | 'smallest' | 'parent'
  /** For attested items: what has to lie in the file before a person may say yes. */
  readonly evidence?: Text
  readonly flags: readonly PolicyFlag[]
  readonly source: Source | null
}

export type { Expr, ExprFunction, Formula } from './expression/expr.ts'

export type ByStage<T> = Readonly<Partial<Record<Stage, T>>>

/** A ratio per school-stage: numerator / denominator × per. Its county value is Σ numerator / Σ denominator × per. */
export interface Indicator {
  readonly id: string
  readonly title: Text
  readonly unit: string
  readonly numerator: ByStage<Formula>
  readonly denominator: ByStage<Formula>
  readonly per: number
  /** `stage-weights`: figures given for the whole school are split by the scope's stage weights; `none`: given by stage. */
  readonly split: 'none' | 'stage-weights'
  readonly better: 'higher' | 'lower'
  /** Parameter id of the per-school threshold, if the document sets one. */
  readonly threshold?: string
  readonly relaxations: readonly Relaxation[]
  /** What one unit of the numerator is called when it is bought or built: m², yuan, rooms, teachers. */
  readonly gapUnit: Text
  readonly source: Source
  readonly flags: readonly PolicyFlag[]
}

/** An exception the documents allow: where `when` holds, the numerator is counted by this formula instead. */
export interface Relaxation {
  readonly id: string
  readonly title: Text
  readonly when: Formula
  readonly numerator: Formula
  readonly source: Source
}

export interface Scope {
  readonly stages: readonly Stage[]
  /** Schools whose rows take part; a school-level condition over attribute metrics. */
  readonly include: Formula
  readonly exclude: readonly {
    readonly id: string
    readonly title: Text
    readonly when: Formula
    readonly source: Source
  }[]
  /** Records with counted = 0 (是否计校数) are added to their parent before anything is measured. */
  readonly mergeUncounted: boolean
  /** Parameter with one weight a stage (1 : 1.1 : 1.32) for splitting whole-school figures. */
  readonly stageWeights: string
  /** Metric that counts the pupils of a stage. */
  readonly pupils: string
}

/** A test the law names: three growths, only up, a share of something; always with the accounts it is read from. */
export interface Statutory {
  /** As the law calls it; tests of one name are shown together. */
  readonly name: Text
  readonly base: 'budget' | 'final' | 'both'
  /** The sum it is about, and the pupils among whom it is divided, both of the county. */
  readonly amount?: Formula
  readonly heads?: Formula
  /** What is lacking where it fails, in fen; below zero counts as nothing. */
  readonly shortfall?: Formula
  /** Parameter with `choices`: readings of the law that are shown side by side. */
  readonly readings?: string
}

interface TestBase {
  readonly id: string
  readonly title: Text
  /** Part of the document it belongs to: resources, assurance, quality, recognition, veto … */
  readonly part: string
  readonly source: Source
  /** How to read a failure in plain words. */
  readonly advice?: Text
  readonly statutory?: Statutory
}

export type Comparison = '>=' | '>' | '<=' | '<' | '='
export type TestStageScope = { readonly stages: readonly Stage[] | null }

/** The closed, versioned set of rule operations. */
export type Test =
  /** Every school-stage: at least `k` indicators reach their threshold, the rest at least `floor` of it. */
  | (TestBase &
      TestStageScope & {
        readonly op: 'at-least-k@1'
        readonly indicators: readonly string[]
        readonly k: number
        readonly floor: string
      })
  /** County-stage: each indicator's enrolment-weighted CV is within the limit (a parameter by stage). */
  | (TestBase &
      TestStageScope & {
        readonly op: 'cv-each@1'
        readonly indicators: readonly string[]
        readonly limit: string
      })
  /** County-stage: the plain mean of the CVs is within the limit. */
  | (TestBase &
      TestStageScope & {
        readonly op: 'cv-mean@1'
        readonly indicators: readonly string[]
        readonly limit: string
      })
  /** One comparison on region-level figures and aggregates. */
  | (TestBase & {
      readonly op: 'region-value@1'
      readonly value: Formula
      readonly compare: Comparison
      readonly limit: Formula
      readonly unit: string
    })
  /** One comparison a school(-stage); passes when at least `share` (parameter or 1) of the schools in scope pass. */
  | (TestBase &
      TestStageScope & {
        readonly op: 'school-value@1'
        readonly value: Formula
        readonly compare: Comparison
        readonly limit: Formula
        readonly unit: string
        readonly when?: Formula
        readonly share: number | string
      })
  /** A qualitative item: a person attests it (metric of type flag) with evidence. */
  | (TestBase & { readonly op: 'attested@1'; readonly metric: string })
  /** Points: each item gives its weight when it passes; deductions by formula; passes at `pass` points. */
  | (TestBase & {
      readonly op: 'score@1'
      readonly items: readonly { readonly test: string; readonly points: number; readonly deduct?: Formula }[]
      readonly pass: string
    })
  /** All of the named tests. */
  | (TestBase & { readonly op: 'all@1'; readonly of: readonly string[] })

/** A value in a year. */
export interface YearValue {
  readonly year: number
  readonly value: number
}

/** Where something shall stand in which year: on the value of a test, or on a county formula of its own. */
export interface Target {
  readonly id: string
  readonly title: Text
  /** Of a `region-value@1` test: its value, comparison and unit. Of any other: 1 when it passes, 0 when it fails. */
  readonly test?: string
  /** A score: the value is how many schools it holds of, above those tolerated. */
  readonly score?: string
  readonly value?: Formula
  readonly unit?: string
  /** Says which way is better. */
  readonly compare?: Comparison
  readonly kind: 'expected' | 'binding' | 'floor' | 'maintain' | 'direction' | 'peer'
  /** `inferred`: the document says «all» or «none», the number is ours. */
  readonly origin?: 'literal' | 'inferred'
  /** Where the plan says it started. */
  readonly baseline?: YearValue
  /** The path, in order of year. */
  readonly by: readonly YearValue[]
  /** What is demanded between two years: a straight line (unless said otherwise), or the last value that fell due. */
  readonly interpolation?: 'linear' | 'steps'
  /** Whom it shall be compared with; `benchmark` gives the figure of the group, `due` the year from which it counts. */
  readonly peer?: {
    readonly group: Text
    readonly statistic: 'mean' | 'median'
    readonly benchmark: Formula
    readonly due?: number
  }
  readonly source: Source
}

export interface Pack {
  /** `national/quality-balance-2017` */
  readonly id: string
  readonly version: string
  /** SHA-256 over the canonical content: same digest, same rules. */
  readonly digest: string
  readonly title: Text
  readonly programme: string
  /** Region scope in which it applies: `` for the nation. */
  readonly jurisdiction: string
  readonly from: string
  readonly until: string | null
  /** After this day the pack raises an alarm until somebody has looked again. */
  readonly reviewBy: string
  readonly documents: readonly PolicyDocument[]
  readonly clauses: readonly Clause[]
  readonly parameters: readonly Parameter[]
  readonly scope: Scope
  readonly indicators: readonly Indicator[]
  readonly tests: readonly Test[]
  /** Test that decides the whole pack. */
  readonly root: string
  readonly targets: readonly Target[]
  /** Absent where the document is no plan, so that its bytes and digest stay what they were. Read it with `planOf`. */
  readonly plan?: PlanLists
  /** Absent where the document says nothing of conditions. Read it with `conditionsOf`. */
  readonly conditions?: ConditionLists
}

export interface Vocabulary {
  readonly metrics: ReadonlyMap<string, Metric>
  readonly units: ReadonlyMap<
    string,
    {
      readonly id: string
      readonly title: Text
      readonly symbol: Text
      readonly dimension: string
      readonly scale: number
      /** What it is made of (`m2/person`); several where the same word covers several (`/100 pupils`). */
      readonly forms?: readonly string[]
      /** Factor between the plain ratio and this unit: 100 for per cent. */
      readonly per?: number
    }
  >
}

export type { Lang }
