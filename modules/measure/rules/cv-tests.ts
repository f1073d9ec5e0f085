import type { Stage } from '@kit/base'
import {
  compareCompositeExactly,
  compareCvExactly,
  compositeCv,
  type ExactSchool,
  exactSquaredCv,
  sideOf,
} from '@kit/kernels'
import type { Test } from '@kit/policy'
import type { Verdict } from '../schema.ts'
import { compositeSays, cvEachSays } from './cv-says.ts'
import { exactRatio } from './indicator-columns.ts'
import type { County, Measure, StageMeasures } from './measure-county.ts'
import { NOTHING, type Outcome } from './outcome.ts'
import { known, stageOf } from './school-tests.ts'
import { allOf } from './verdicts.ts'

type CvEach = Extract<Test, { op: 'cv-each@1' }>
type CvMean = Extract<Test, { op: 'cv-mean@1' }>

/** Each single coefficient within the limit of the stage: there is no composite that could make up for one. */
export function cvEachOutcome(county: County, test: CvEach, stage: Stage): Outcome {
  const { tested, limit, isAsked } = asked(county, test, stage)
  const verdicts = tested.map(m => cvVerdict(county, stage, m, limit))
  const names = (wanted: Verdict) =>
    tested.filter((_, i) => verdicts[i] === wanted).map(m => m.of.indicator.id)
  const cvs = tested.map(m => known(m.spread.cv[0]!))
  const summary = {
    ...NOTHING,
    test,
    stage,
    verdict: isAsked ? allOf(verdicts) : ('not-applicable' as const),
    value: cvs.includes(null) || cvs.length === 0 ? null : Math.max(...cvs.filter(cv => cv !== null)),
    compare: '<=' as const,
    limit,
    unit: 'ratio',
    failing: names('fail'),
    missing: names('undetermined'),
  }
  return { ...summary, says: cvEachSays(county, summary, tested) }
}

/** Whether one indicator's CV is within the limit; open when a school is missing. */
export function cvVerdict(county: County, stage: Stage, measure: Measure, limit: number | null): Verdict {
  const cv = measure.spread.cv[0]!
  if (county.leftOut.some(l => l.open) || Number.isNaN(cv) || limit === null) return 'undetermined'
  const near = sideOf(cv, limit)
  const side = near === 0 ? compareCvExactly(exactSchools(stageOf(county, stage), measure), limit) : near
  return side <= 0 ? 'pass' : 'fail'
}

/** The plain mean of the single coefficients within the limit. */
export function cvMeanOutcome(county: County, test: CvMean, stage: Stage): Outcome {
  const { tested, limit, isAsked } = asked(county, test, stage)
  const cvs = tested.map(m => m.spread.cv[0]!)
  const value = cvs.length === 0 || county.leftOut.some(l => l.open) ? null : known(compositeCv(cvs))
  const summary = {
    ...NOTHING,
    test,
    stage,
    verdict: isAsked ? compositeVerdict(county, stage, tested, value, limit) : ('not-applicable' as const),
    value,
    compare: '<=' as const,
    limit,
    unit: 'ratio',
    missing: tested.filter((_, i) => Number.isNaN(cvs[i])).map(m => m.of.indicator.id),
  }
  return { ...summary, says: compositeSays(county, summary, tested) }
}

function compositeVerdict(
  county: County,
  stage: Stage,
  tested: readonly Measure[],
  value: number | null,
  limit: number | null,
): Verdict {
  if (value === null || limit === null) return 'undetermined'
  const near = sideOf(value, limit)
  const squared = () => tested.map(m => exactSquaredCv(exactSchools(stageOf(county, stage), m)))
  const side = near === 0 ? compareCompositeExactly(squared(), limit) : near
  return side <= 0 ? 'pass' : 'fail'
}

function asked(county: County, test: CvEach | CvMean, stage: Stage) {
  const { measures, schools } = stageOf(county, stage)
  const tested = test.indicators.flatMap(id => measures.filter(m => m.of.indicator.id === id))
  const isAsked = tested.length > 0 && (schools.length > 0 || county.leftOut.some(l => l.open))
  return { tested, limit: county.book.parameter(test.limit, stage), isAsked }
}

/** @requires no row is missing */
function exactSchools({ columns }: StageMeasures, { of }: Measure): ExactSchool[] {
  const rows = Array.from({ length: columns.table.rows }, (_, row) => exactRatio(columns, of, row))
  return rows.filter(row => row !== null)
}
