import type { Stage } from '@kit/base'
import {
  add,
  compare,
  divide,
  floorOf,
  multiply,
  type Rational,
  rationalOf,
  subtract,
  ZERO,
} from '@kit/kernels'
import type { Formula, Standard } from '@kit/policy'
import type { ConditionRow } from '../../conditions/schema.ts'
import { exactRow } from '../exact-row.ts'
import { type ExactRow, exactly, exactValue } from '../exact-value.ts'
import type { County, StageMeasures } from '../measure-county.ts'
import { numberOf } from '../plan/target-standing.ts'
import type { School } from '../returns.ts'

/** A school a standard is asked of, at one stage or as a whole. */
export interface Place {
  readonly of: StageMeasures
  readonly school: School
  readonly row: number
  readonly stage: Stage | null
}

/** Every school (school-stage) a standard is asked of: what it has, needs, lacks, and what that costs. */
export function standardRows(county: County, standard: Standard): { place: Place; row: ConditionRow }[] {
  return placesOf(county, standard).flatMap(place => {
    const asked = standard.when ? exactValue(standard.when.expr, rowAt(place)) : rationalOf(1)
    return asked?.n === 0n ? [] : [{ place, row: rowOf(county, standard, place, asked !== null) }]
  })
}

function placesOf(county: County, { level, stages }: Standard): Place[] {
  const asked = stages ?? county.book.pack.scope.stages
  const tables = level === 'school' ? (['all'] as const) : asked
  return tables.flatMap(stage => {
    const of = county.stages.get(stage)
    const schools = of?.schools ?? []
    return schools.flatMap((school, row) => {
      if (!of || (stages && !school.stages.some(s => stages.includes(s)))) return []
      return [{ of, school, row, stage: stage === 'all' ? null : stage }]
    })
  })
}

export function rowAt({ of, row }: Pick<Place, 'of' | 'row'>): ExactRow {
  return exactRow(of.columns, row, 'as-given')
}

/** The places at which a need is asked: the school itself, or each of the stages it teaches. */
export function needPlaces(county: County, { level, stages }: Standard, place: Place): Place[] {
  if (level === 'school-stage' || !stages) return [place]
  return stages
    .filter(stage => place.school.stages.includes(stage))
    .flatMap(stage => {
      const of = county.stages.get(stage)
      const row = of?.schools.findIndex(s => s.unit.id === place.school.unit.id) ?? -1
      return of && row >= 0 ? [{ of, school: place.school, row, stage }] : []
    })
}

function rowOf(county: County, standard: Standard, place: Place, isAsked: boolean): ConditionRow {
  const value = (formula: Formula, at: Place) => exactValue(formula.expr, rowAt(at))
  const have = value(standard.have, place)
  const needs = needPlaces(county, standard, place).map(at => value(standard.need, at))
  const need = sumOf(needs)
  const lacking = isAsked && have && need ? lackOf(standard, have, need) : null
  const bill = lacking && billOf(county, standard, place, lacking)
  return {
    unit: place.school.unit.id,
    name: place.school.unit.name,
    stage: place.stage,
    standard: standard.id,
    state: lacking === null ? 'missing' : lacking.n === 0n ? 'met' : 'lacking',
    have: have && numberOf(have),
    need: need && numberOf(need),
    lacking: lacking && numberOf(lacking),
    quantity: bill?.quantity ?? null,
    cost: bill?.cost ?? null,
  }
}

function sumOf(parts: readonly (Rational | null)[]): Rational | null {
  return parts.reduce<Rational | null>((sum, part) => sum && part && add(sum, part), ZERO)
}

function lackOf({ compare: side }: Standard, have: Rational, need: Rational): Rational {
  const lacking = side === '>=' ? subtract(need, have) : subtract(have, need)
  return compare(lacking, ZERO) > 0 ? lacking : ZERO
}

/** Whole lumps, the last one begun counts; nothing where nothing can be bought. */
function billOf(
  { book }: County,
  { price, lump }: Standard,
  { of: { stage } }: Place,
  lacking: Rational,
): { quantity: number; cost: number } | null {
  const each = price === undefined ? null : exactly(book.parameter(price, stage))
  const least = lump === undefined ? rationalOf(1) : exactly(book.parameter(lump, stage))
  if (!each || !least || least.n === 0n) return null
  const lumps = ceilingOf(divide(lacking, least))
  return { quantity: numberOf(multiply(lumps, least)), cost: numberOf(multiply(lumps, each)) }
}

function ceilingOf(value: Rational): Rational {
  return subtract(ZERO, floorOf(subtract(ZERO, value)))
}
