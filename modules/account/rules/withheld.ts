import { t } from '@kit/base'
import type { AssessmentResult, Cell, IndicatorStage, TestResult } from '@loop/measure/schema'

export const NOT_FOR_PUBLICATION = t('按规定不公开', 'not for publication')

/**
 * An assessment as it may leave the house: of figures that carry the flag `no-publish` the verdict stays, every number
 * goes, and so do the sentences that would tell it.
 *
 * @example publishable(result).tests.find(test => test.flags.includes('no-publish'))?.value // → null
 */
export function publishable(result: AssessmentResult): AssessmentResult {
  const hidden = new Set(result.indicators.filter(isHidden).map(x => `${x.indicator} ${x.stage}`))
  return {
    ...result,
    tests: result.tests.map(test => (isHidden(test) ? withoutFigures(test) : test)),
    indicators: result.indicators.map(x => (isHidden(x) ? withoutSpread(x) : x)),
    schools: result.schools.map(school => ({
      ...school,
      cells: school.cells.map((cell, i) =>
        hidden.has(`${result.order[i]} ${school.stage}`) ? EMPTY_CELL : cell,
      ),
    })),
  }
}

function isHidden({ flags }: Pick<TestResult | IndicatorStage, 'flags'>): boolean {
  return flags.includes('no-publish')
}

function withoutFigures(test: TestResult): TestResult {
  return { ...test, value: null, points: null, failing: [], says: NOT_FOR_PUBLICATION }
}

function withoutSpread(of: IndicatorStage): IndicatorStage {
  return { ...of, mean: null, deviation: null, cv: null, reaching: 0, drivers: [] }
}

const EMPTY_CELL: Cell = {
  ...{ value: null, numerator: null, denominator: null, gap: null },
  ...{ standing: 'none', relaxation: null, flagged: false },
}
