import type { AssessmentResult, TestResult } from '../schema.ts'

/**
 * What people of one school see of an assessment: the county's verdicts and means, and of the schools only their own.
 * Sentences that would name other schools are replaced by the bare verdict, and so are those about figures that are not for
 * publication: a school is outside the office.
 */
export function ownView(result: AssessmentResult, unit: string): AssessmentResult {
  const own = (ids: readonly string[]) => ids.filter(id => id === unit)
  const ofSchools = (test: TestResult) => test.op === 'at-least-k@1' || test.op === 'school-value@1'
  return {
    ...result,
    tests: result.tests.map(withheld).map(test => ({
      ...test,
      failing: ofSchools(test) ? own(test.failing) : test.failing,
      missing: ofSchools(test) ? own(test.missing) : test.missing,
      says: ofSchools(test) || test.op.startsWith('cv-') ? test.title : test.says,
    })),
    indicators: result.indicators.map(i => ({ ...i, drivers: i.drivers.filter(d => d.unit === unit) })),
    schools: result.schools.filter(s => s.unit === unit),
    excluded: result.excluded.filter(x => x.unit === unit),
  }
}

function withheld(test: TestResult): TestResult {
  return test.flags.includes('no-publish') ? { ...test, value: null, points: null, says: test.title } : test
}
