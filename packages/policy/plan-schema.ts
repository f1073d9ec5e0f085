import type { Stage, Text } from '@kit/base'
import type { Formula } from './expression/expr.ts'
import type { Pack, Source } from './schema.ts'

/** What the plan of a local government says beyond its tests and targets, after reading and checking. */
export interface PlanLists {
  readonly duties: readonly Duty[]
  readonly disclosures: readonly Disclosure[]
  readonly records: readonly PlanRecord[]
  readonly conflicts: readonly Conflict[]
  readonly triggers: readonly Trigger[]
  readonly entitlements: readonly Entitlement[]
  /** Clauses that do not run yet, and why. */
  readonly open: readonly { readonly clause: string; readonly because: Text }[]
}

const NOTHING: PlanLists = {
  duties: [],
  disclosures: [],
  records: [],
  conflicts: [],
  triggers: [],
  entitlements: [],
  open: [],
}

/** The plan in a pack; a pack that has none says nothing in all lists. */
export function planOf(pack: Pick<Pack, 'plan'>): PlanLists {
  return pack.plan ?? NOTHING
}

export type Recurrence = 'yearly' | 'half-yearly' | 'quarterly' | 'monthly'

/** Until when something has to be done, in every shape the documents know. */
export type Deadline =
  /** By a day; `from`: not before; `thenMaintain`: and kept so from then on. */
  | { readonly by: string; readonly from?: string; readonly thenMaintain?: boolean }
  /** Again and again; `month` and `day` where the document says which, otherwise the last day of the span. */
  | { readonly recurring: Recurrence; readonly month?: number; readonly day?: number }
  /** Every so many years, counted from `first`. */
  | {
      readonly recurring: 'every-n-years'
      readonly years: number
      readonly first: number
      readonly month?: number
      readonly day?: number
    }
  /** Once something has happened. */
  | { readonly after: Text }
  /** The document names no day, or it cannot be read. */
  | { readonly unknown: Text }

export type Role = 'responsible' | 'lead' | 'joint-lead' | 'cooperating'

export interface Responsible {
  readonly unit: Text
  readonly role: Role
  /** The document does not say so; whoever wrote the pack concluded it. */
  readonly inferred?: boolean
}

export type Audience =
  | 'city'
  | 'county'
  | 'department'
  | 'township'
  | 'school'
  | 'kindergarten'
  | 'institution'
  | 'community'

/** Something somebody has to do, to build or to keep to: it becomes a task with a clock and evidence. */
export interface Duty {
  readonly id: string
  readonly title: Text
  readonly kind: 'task' | 'system' | 'mechanism' | 'workflow' | 'rule' | 'responsibility'
  readonly deadline: Deadline
  readonly responsible: readonly Responsible[]
  /** Of whom the document asks it. */
  readonly for: readonly Audience[]
  /** What has to lie in the file before anybody may call it done. */
  readonly evidence?: Text
  readonly source: Source
}

/** Something to be made public, or (`forbidden`) never to be. */
export interface Disclosure {
  readonly id: string
  readonly title: Text
  readonly by: Text
  readonly items: readonly Text[]
  readonly when: Deadline
  readonly forbidden?: boolean
  readonly source: Source
}

/** A figure or statement the document prints. It is laid beside our figures, never among them. */
export interface PlanRecord {
  readonly id: string
  readonly title: Text
  readonly value?: number
  readonly unit?: string
  /** How fine the print is: `0.1`, `1000000`; unless said otherwise its last decimal. */
  readonly precision?: number
  /** The document says «at least», «at most» or «about» so much; unless said otherwise just so much. */
  readonly relation?: 'at-least' | 'at-most' | 'about'
  /** Year, school year or years of which the document speaks: `2020`, `2020-2021`, `2016..2020`. */
  readonly period?: string
  /** The same figure from the facts of the county. */
  readonly formula?: Formula
  /** What is wrong with the print: such a record has no value, and nothing is computed with it. */
  readonly damaged?: Text
  readonly statement?: Text
  readonly source: Source
}

/** Records or targets of the same thing that do not agree: both stay, a person picks the official one. */
export interface Conflict {
  readonly id: string
  readonly title: Text
  readonly between: readonly string[]
  readonly note: Text
}

/** Whom a formula of a plan is asked about. */
export type AskedOf = 'county' | 'school' | 'school-stage'

/** Where the condition holds, a duty opens. */
export interface Trigger {
  readonly id: string
  readonly title: Text
  readonly level: AskedOf
  readonly stages?: readonly Stage[]
  readonly when: Formula
  readonly opens: string
  readonly note?: Text
  readonly source: Source
}

/** Money somebody is entitled to: heads, heads that count, rate, amount, shares of the levels of government. */
export interface Entitlement {
  readonly id: string
  /** What the money is for: entitlements of several packs for one purpose are versions of one thing, never added up. */
  readonly purpose: string
  readonly title: Text
  readonly level: AskedOf
  readonly stages?: readonly Stage[]
  /** Where it does not hold there is no entitlement. */
  readonly when?: Formula
  readonly heads: Formula
  /** Heads that count, where they are not the heads there are (floors, caps). */
  readonly counted?: Formula
  /** Of the heads that count no more than this parameter, in per cent, of the persons of `of`; whole persons. */
  readonly cover?: { readonly of: Formula; readonly atMost: string }
  /** Parameter: fen a person a year. */
  readonly rate: string
  /** In fen; unless said otherwise, heads that count × rate. */
  readonly amount?: Formula
  /**
   * The money follows who moves within the funding year, day by day: by these heads of a move; `year` is the parameter
   * with the month in which the funding year begins.
   */
  readonly portable?: { readonly heads: Formula; readonly year: string }
  /** What was paid, in fen. */
  readonly paid?: Formula
  /** Who pays which part; the parts make one. */
  readonly shares: readonly { readonly level: Text; readonly part: string }[]
  readonly source: Source
}
