import { canonicalJson } from '@kit/base'
import { digestOf } from '@kit/base/digest'
import type { AssessmentResult } from '../schema.ts'
import { decideCounty, testsUnderRoot } from './decide-county.ts'
import { indicatorOf } from './indicator-rows.ts'
import { type AssessmentInput, type County, measureCounty, type StageMeasures } from './measure-county.ts'
import type { Return } from './returns.ts'
import { schoolsOf } from './school-rows.ts'
import { testOf } from './test-rows.ts'
import { allOf } from './verdicts.ts'

/** Changes whenever the same figures and the same pack could give other bytes. */
export const ENGINE = 'junheng-measure@2'

/**
 * From figures to a verdict: what passes, what fails, by how much, which schools drive it, which clause says so.
 * Pure and deterministic: the same figures, pack, day and engine give the same bytes in `canonicalJson`.
 *
 * @requires a checked pack and vocabulary
 * @refuses nothing: what is missing is `undetermined`, never zero
 * @source the pack
 */
export function assessFigures(input: AssessmentInput): AssessmentResult {
  const county = measureCounty(input)
  const outcomes = decideCounty(county)
  const decisive = testsUnderRoot(county)
  const under = outcomes.filter(o => decisive.has(o.test.id))
  const schools = scopeStages(county).flatMap(stage => schoolsOf(county, stage, under))
  return {
    verdict: allOf(outcomes.filter(o => o.test.id === county.book.pack.root).map(o => o.verdict)),
    stages: scopeStages(county).map(({ stage }) => {
      const own = schools.filter(s => s.stage === stage)
      return {
        stage,
        verdict: allOf(under.filter(o => o.stage === stage).map(o => o.verdict)),
        schools: own.length,
        passing: own.filter(s => s.verdict === 'pass').length,
      }
    }),
    tests: outcomes.map(o => testOf(county, o)),
    indicators: scopeStages(county).flatMap(stage =>
      stage.measures.map(m => indicatorOf(county, stage, m, under)),
    ),
    order: county.book.pack.indicators.map(i => i.id),
    schools,
    excluded: county.leftOut.map(({ school, rule, because }) => ({
      unit: school.unit.id,
      name: school.unit.name,
      stage: null,
      rule,
      because,
    })),
    contested: contestedIn(county),
  }
}

/** The bytes of a result and their digest, the thing that recomputing has to reproduce. */
export function bytesOf(result: AssessmentResult): { json: string; digest: string } {
  return { json: canonicalJson(result), digest: digestOf(result) }
}

function scopeStages(county: County): StageMeasures[] {
  return county.book.pack.scope.stages.flatMap(stage => county.stages.get(stage) ?? [])
}

function contestedIn({ stages, region }: County): number {
  const schools = stages.get('all')?.schools ?? []
  const contested = (figures: Return) =>
    [...figures.values()].filter(entry => entry.standing === 'contested').length
  return schools.reduce((sum, school) => sum + contested(school.figures), contested(region))
}
