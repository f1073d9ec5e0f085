import type { Stage } from '@kit/base'
import type { AskedOf } from '@kit/policy'
import type { AskedUnit } from '../../plan-schema.ts'
import type { Columns } from '../column.ts'
import { exactRow } from '../exact-row.ts'
import type { ExactRow } from '../exact-value.ts'
import type { County } from '../measure-county.ts'
import { exactCounty } from '../region-tests.ts'
import type { School } from '../returns.ts'

/** Somebody a formula of a plan is asked about. */
export interface Asked extends AskedUnit {
  readonly exact: ExactRow
  /** For the way back; null for the county. */
  readonly at: { readonly columns: Columns; readonly school: School; readonly row: number } | null
  readonly stageForRates: Stage
}

/** The county, every school as a whole, or every school at every stage named (of the scope, where none is). */
export function askedOf(
  county: County,
  { level, stages }: { readonly level: AskedOf; readonly stages?: readonly Stage[] },
  regionUnit: { readonly id: string; readonly name: string },
): Asked[] {
  if (level === 'county') {
    const of = { unit: regionUnit.id, name: regionUnit.name, stage: null }
    return [{ ...of, exact: exactCounty(county), at: null, stageForRates: 'all' }]
  }
  const asked = level === 'school' ? (['all'] as const) : (stages ?? county.book.pack.scope.stages)
  return asked.flatMap(stage => schoolsAt(county, stage))
}

function schoolsAt(county: County, stage: Stage): Asked[] {
  const of = county.stages.get(stage)
  if (!of) return []
  return of.schools.map((school, row) => ({
    unit: school.unit.id,
    name: school.unit.name,
    stage: stage === 'all' ? null : stage,
    exact: exactRow(of.columns, row, 'as-given'),
    at: { columns: of.columns, school, row },
    stageForRates: stage,
  }))
}

export function nameOnly({ unit, name, stage }: Asked): AskedUnit {
  return { unit, name, stage }
}
