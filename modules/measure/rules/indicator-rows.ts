import type { Test } from '@kit/policy'
import type { IndicatorStage } from '../schema.ts'
import { DRIVERS } from './county-spreads.ts'
import { cvVerdict } from './cv-tests.ts'
import type { County, Measure, StageMeasures } from './measure-county.ts'
import type { Outcome } from './outcome.ts'
import { known } from './school-tests.ts'
import { flagsOfIndicator } from './test-rows.ts'

/** One indicator over the schools of one stage: county mean, spread, limit, drivers. */
export function indicatorOf(
  county: County,
  of: StageMeasures,
  measure: Measure,
  outcomes: readonly Outcome[],
): IndicatorStage {
  const { indicator, threshold, floor } = measure.of
  const { spread } = measure
  const flags = flagsOfIndicator(county.book, indicator)
  const cv = county.book.pack.tests.find(
    (t): t is Extract<Test, { op: 'cv-each@1' }> =>
      t.op === 'cv-each@1' && t.indicators.includes(indicator.id),
  )
  const asked =
    cv && outcomes.some(o => o.test === cv && o.stage === of.stage && o.verdict !== 'not-applicable')
  const cvLimit = cv ? county.book.parameter(cv.limit, of.stage) : null
  return {
    indicator: indicator.id,
    stage: of.stage,
    title: indicator.title,
    unit: indicator.unit,
    gapUnit: indicator.gapUnit,
    better: indicator.better,
    per: indicator.per,
    threshold,
    floor:
      threshold === null || floor === null
        ? null
        : indicator.better === 'higher'
          ? threshold * floor
          : threshold / floor,
    mean: known(spread.mean[0]!),
    deviation: known(spread.deviation[0]!),
    cv: known(spread.cv[0]!),
    cvLimit,
    verdict: asked ? cvVerdict(county, of.stage, measure, cvLimit) : 'not-applicable',
    schools: of.schools.length,
    missing: spread.missing[0]!,
    reaching: spread.reaching[0]!,
    drivers: flags.includes('no-rank') ? [] : driversOf(of, measure),
    flags,
  }
}

function driversOf(of: StageMeasures, { spread }: Measure): IndicatorStage['drivers'] {
  return Array.from({ length: DRIVERS }, (_, k) => k).flatMap(k => {
    const school = of.schools[spread.drivers.row[k]!]
    const without = spread.drivers.without[k]!
    return school
      ? [{ unit: school.unit.id, name: school.unit.name, without, effect: spread.cv[0]! - without }]
      : []
  })
}
