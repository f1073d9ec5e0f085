import type { Stage, Text } from '@kit/base'
import type { Formula } from './expression/expr.ts'
import type { Comparison, Pack, Source } from './schema.ts'

/** What a document demands of the conditions of schools, thing by thing, after reading and checking. */
export interface ConditionLists {
  /** In the order in which they are shown. */
  readonly groups: readonly Named[]
  /** From the lowest to the highest: a school has a tier when it meets all standards of it and of those below. */
  readonly tiers: readonly Named[]
  readonly standards: readonly Standard[]
  readonly scores: readonly Score[]
  readonly idle: readonly IdlePremises[]
}

const NOTHING: ConditionLists = { groups: [], tiers: [], standards: [], scores: [], idle: [] }

/** The conditions in a pack; a pack that has none says nothing in all lists. */
export function conditionsOf(pack: Pick<Pack, 'conditions'>): ConditionLists {
  return pack.conditions ?? NOTHING
}

export interface Named {
  readonly id: string
  readonly title: Text
}

/** One thing a school has to have (`>=`) or must not exceed (`<=`). */
export interface Standard extends Named {
  readonly group: string
  readonly tier: string
  readonly level: 'school' | 'school-stage'
  /** At level `school`: the need is asked at each of these stages the school teaches, and added up. */
  readonly stages?: readonly Stage[]
  /** Where it does not hold nothing is asked. */
  readonly when?: Formula
  readonly have: Formula
  readonly need: Formula
  readonly unit: string
  readonly compare: Extract<Comparison, '>=' | '<='>
  /** Parameter: fen for one lump. */
  readonly price?: string
  /** Parameter: the least that can be had at once, in the unit; unless said otherwise one. */
  readonly lump?: string
  /** What changes in the figures once a project has closed the gap. */
  readonly figure?: { readonly metric: string; readonly by: 'adding' | 'setting' }
  readonly source: Source
}

/** Signs that add up to points; from so many points on a school is what the score says. */
export interface Score extends Named {
  /** Of which schools it is asked at all. */
  readonly when?: Formula
  readonly signs: readonly (Named & { readonly when: Formula; readonly points: number })[]
  /** Parameter: points from which on it holds. */
  readonly weakFrom: string
  readonly source: Source
}

/** Premises nobody uses, and what is to be done next about them: the first step that holds. */
export interface IdlePremises extends Named {
  readonly area: string
  /** Yes-no metric: is the title settled? */
  readonly settled: string
  /** Code metric: present use. */
  readonly use: string
  readonly steps: readonly (Named & { readonly when: Formula })[]
  readonly source: Source
}
