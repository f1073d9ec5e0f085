import type { UnitKind } from './unit.ts'

/** What a school, point or campus of the district is; its figures are drawn from it year by year. */
export interface School {
  readonly id: string
  readonly unitKind: UnitKind
  readonly name: string
  readonly stage: 'primary' | 'junior'
  /** Statistical code of the kind of school. */
  readonly kind: number
  readonly urbanRural: number
  readonly ownership: 1 | 2
  readonly counted: boolean
  readonly parent: string | null
  readonly legalEntity: string | null
  readonly memberOf: string | null
  readonly openedIn: number | null
  readonly builtYear: number
  readonly township: number
  /** Its share of the pupils, against the others of its stage. */
  readonly weight: number
  /** How well it is provided for, in permille of the ordinary school. */
  readonly quality: number
  readonly teaches: CaseId | null
}

/** Schools made to show one thing; `cases.ts` says what. */
export type CaseId =
  | 'exact'
  | 'floor'
  | 'below-floor'
  | 'two-short'
  | 'oversized'
  | 'missing'
  | 'contested'
  | 'big-old'
  | 'big-new'
  | 'dense'
  | 'migrant'
  | 'small-rural'
  | 'point-excluded'
  | 'point-merged'
  | 'campus'
  | 'newly-opened'
  | 'junior-oversized'

/** 国函〔2008〕60号: classes beginning with 2 are townships and villages. */
export function isRural(school: School): boolean {
  return school.urbanRural >= 200
}
