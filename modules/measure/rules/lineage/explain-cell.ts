import type { Stage, Text } from '@kit/base'
import type { Formula, Indicator } from '@kit/policy'
import { quotient } from '../arithmetic.ts'
import type { County, Measure, StageMeasures } from '../measure-county.ts'
import type { School } from '../returns.ts'
import { known } from '../school-tests.ts'
import { sentence, show, stageName } from '../wording.ts'
import { clauseOf, formulaStep, inWords, parameterStep, type Step, step } from './step.ts'

/** The way back from one school's value of one indicator; null when there is no such school, stage or indicator. */
export function explainCell(county: County, unit: string, stage: Stage, indicator: string): Step | null {
  const of = county.stages.get(stage)
  const row = of?.schools.findIndex(s => s.unit.id === unit) ?? -1
  const measure = of?.measures.find(m => m.of.indicator.id === indicator)
  const school = of?.schools[row]
  return of && school && measure ? cellStep(county, of, measure, school, row) : null
}

function cellStep(county: County, of: StageMeasures, measure: Measure, school: School, row: number): Step {
  const { book } = county
  const { indicator } = measure.of
  const relaxation = indicator.relaxations[measure.of.relaxed[row]! - 1]
  const numerator = relaxation?.numerator ?? indicator.numerator[of.stage]
  const denominator = indicator.denominator[of.stage]
  const reading = indicator.split === 'none' ? 'as-given' : 'split'
  const part = (title: Text, formula: Formula | undefined) =>
    formula ? [formulaStep(title, formula, of.columns, school, row, reading)] : []
  const exception = relaxation
    ? [
        step(relaxation.title, null, {
          formula: inWords(book, relaxation.when),
          clause: clauseOf(book, relaxation.source),
          inputs: formulaStep(relaxation.title, relaxation.when, of.columns, school, row, 'as-given').inputs,
        }),
      ]
    : []
  return {
    ...valueStep(of, measure, school, row),
    formula: numerator && denominator ? ratioInWords(county, indicator, numerator, denominator) : null,
    clause: clauseOf(book, indicator.source),
    inputs: [
      ...part({ zh: '分子', en: 'numerator' }, numerator),
      ...part({ zh: '分母', en: 'denominator' }, denominator),
      ...exception,
      ...(indicator.threshold === undefined ? [] : [parameterStep(book, indicator.threshold, of.stage)]),
    ],
  }
}

/** A school's value of an indicator, without the way further back. */
export function valueStep(of: StageMeasures, measure: Measure, school: School, row: number): Step {
  const { indicator, numerator, denominator } = measure.of
  const title = sentence('{school}　{indicator}（{stage}）', '{school}: {indicator} ({stage})', {
    school: school.unit.name,
    indicator: indicator.title,
    stage: stageName(of.stage),
  })
  return step(title, known(quotient(numerator[row]!, denominator[row]!) * indicator.per), {
    unit: indicator.unit,
  })
}

function ratioInWords(county: County, indicator: Indicator, numerator: Formula, denominator: Formula): Text {
  return sentence(
    indicator.per === 1 ? '({a}) ÷ ({b})' : '({a}) ÷ ({b}) × {per}',
    indicator.per === 1 ? '({a}) ÷ ({b})' : '({a}) ÷ ({b}) × {per}',
    {
      a: inWords(county.book, numerator),
      b: inWords(county.book, denominator),
      per: show(indicator.per),
    },
  )
}
