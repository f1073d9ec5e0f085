import type { Cell, SchoolStage } from '../schema.ts'
import { quotient } from './arithmetic.ts'
import { STANDINGS } from './indicator-columns.ts'
import type { County, Measure, StageMeasures } from './measure-county.ts'
import type { Outcome } from './outcome.ts'
import { metricsOf } from './rulebook.ts'
import { gapOf } from './school-says.ts'
import { known } from './school-tests.ts'
import { columnKey, columnOf } from './stage-table.ts'
import { allOf } from './verdicts.ts'

/** Every school of a stage with its cells and what the tests of schools said of it. */
export function schoolsOf(county: County, of: StageMeasures, outcomes: readonly Outcome[]): SchoolStage[] {
  const { table } = of.columns
  const asked = outcomes.filter(o => o.schools !== null && (o.stage === null || o.stage === of.stage))
  const column = (key: string) => columnOf(table, key)
  const [kind, urbanRural, ownership] = [column('school_kind'), column('urban_rural'), column('ownership')]
  const [longitude, latitude] = [column('longitude'), column('latitude')]
  const pupils = column(county.book.pack.scope.pupils)
  return of.schools.map((school, row) => {
    const verdicts = asked.map(o => ({
      test: o.test.id,
      verdict: o.schools?.get(school.unit.id) ?? 'not-applicable',
    }))
    const cells = county.book.pack.indicators.map(indicator => {
      const measure = of.measures.find(m => m.of.indicator === indicator)
      return measure ? cellOf(county, of, measure, row) : NO_CELL
    })
    return {
      unit: school.unit.id,
      name: school.unit.name,
      stage: of.stage,
      pupils: known(pupils[row]!),
      kind: known(kind[row]!),
      urbanRural: known(urbanRural[row]!),
      ownership: known(ownership[row]!),
      longitude: known(longitude[row]!),
      latitude: known(latitude[row]!),
      cells,
      reached: cells.filter(c => c.standing === 'reaches').length,
      verdict: allOf(verdicts.map(v => v.verdict)),
      fails: verdicts.filter(v => v.verdict === 'fail').map(v => v.test),
      merged: school.merged.map(u => u.id),
    }
  })
}

const NO_CELL: Cell = {
  value: null,
  numerator: null,
  denominator: null,
  standing: 'missing',
  gap: null,
  relaxation: null,
  flagged: false,
}

function cellOf(county: County, at_: StageMeasures, measure: Measure, row: number): Cell {
  const { of } = measure
  const numerator = of.numerator[row]!
  const denominator = of.denominator[row]!
  const standing = STANDINGS[of.standing[row]!]!
  return {
    value: known(quotient(numerator, denominator) * of.indicator.per),
    numerator: known(numerator),
    denominator: known(denominator),
    standing,
    gap: standing === 'reaches' ? 0 : gapOf(measure, row),
    relaxation: of.indicator.relaxations[of.relaxed[row]! - 1]?.id ?? null,
    flagged: isContested(county, at_, measure, row),
  }
}

/** A contested figure stands behind the cell (the head-counts of a split included). */
function isContested(
  county: County,
  { stage, schools }: StageMeasures,
  { of }: Measure,
  row: number,
): boolean {
  const school = schools[row]!
  const formulas = [of.indicator.numerator[stage], of.indicator.denominator[stage]]
  const relaxation = of.indicator.relaxations[of.relaxed[row]! - 1]
  if (relaxation) formulas.push(relaxation.when, relaxation.numerator)
  const keys = formulas.flatMap(f => (f ? metricsOf(f.expr) : []))
  const split = keys.some(k => k.stage === undefined && county.book.isWhole(k.id, stage))
  const heads =
    split && of.indicator.split !== 'none'
      ? school.stages.map(s => ({ id: county.book.pack.scope.pupils, stage: s }))
      : []
  return [...keys, ...heads].some(({ id, stage: asked }) =>
    [asked ?? stage, 'all' as const].some(
      s => school.figures.get(columnKey(id, s))?.standing === 'contested',
    ),
  )
}
