import { assert, type Period, type Stage, unreachable } from '@kit/base'
import type { Expr, Formula, Test } from '@kit/policy'
import { AGGREGATES, stageNamedIn, yearsBack } from '@kit/policy'
import { decideCounty } from '../decide-county.ts'
import type { County, Measure, StageMeasures } from '../measure-county.ts'
import type { Outcome } from '../outcome.ts'
import { periodBefore } from '../pack-formulas.ts'
import { regionValue } from '../region-tests.ts'
import { metricsOf } from '../rulebook.ts'
import { known, stageOf } from '../school-tests.ts'
import { parametersIn } from '../test-rows.ts'
import { sentence, stageName } from '../wording.ts'
import { type Call, earlierIn, withoutEarlier } from './earlier.ts'
import { valueStep } from './explain-cell.ts'
import {
  clauseOf,
  figureStep,
  formulaStep,
  inWords,
  parameterStep,
  type Step,
  step,
  type Whose,
} from './step.ts'

/** The way back from a test: what was compared, with which limit, and whose figures decide. Null when there is no such test. */
export function explainTest(county: County, id: string, stage: Stage | null): Step | null {
  const outcomes = decideCounty(county)
  const own = outcomes.filter(o => o.test.id === id && (stage === null || o.stage === stage))
  const [first] = own
  if (!first) return null
  if (own.length === 1) return testStep(county, outcomes, first)
  return step(first.test.title, null, {
    clause: clauseOf(county.book, first.test.source),
    inputs: own.map(o => testStep(county, outcomes, o)),
  })
}

function testStep(county: County, outcomes: readonly Outcome[], o: Outcome): Step {
  return { ...headStep(county, o), inputs: inputsOf(county, outcomes, o) }
}

/** What came out, in one sentence, with the clause. */
function headStep(county: County, o: Outcome): Step {
  const title =
    o.stage === null
      ? o.test.title
      : sentence('{title}（{stage}）', '{title} ({stage})', {
          title: o.test.title,
          stage: stageName(o.stage),
        })
  return step(title, o.value, { unit: o.unit, formula: o.says, clause: clauseOf(county.book, o.test.source) })
}

function inputsOf(county: County, outcomes: readonly Outcome[], o: Outcome): Step[] {
  const { book } = county
  const { test } = o
  switch (test.op) {
    case 'at-least-k@1':
      return [
        parameterStep(book, test.floor, o.stage ?? 'all'),
        ...decidingSchools(county, o, test.indicators),
      ]
    case 'cv-each@1':
    case 'cv-mean@1':
      return cvSteps(county, test, o.stage ?? 'all')
    case 'school-value@1':
      return comparedSchools(county, test, o)
    case 'region-value@1':
      return [regionStep(county, test.value, o.value), regionStep(county, test.limit, o.limit)]
    case 'attested@1':
      return [figureStep(book, countyOf(county), test.metric, 'all')]
    case 'score@1':
      return [
        ...testsNamed(
          county,
          outcomes,
          test.items.map(i => i.test),
        ),
        parameterStep(book, test.pass, 'all'),
      ]
    case 'all@1':
      return testsNamed(county, outcomes, test.of)
    default:
      return unreachable(test)
  }
}

function testsNamed(county: County, outcomes: readonly Outcome[], ids: readonly string[]): Step[] {
  return ids.flatMap(id => outcomes.filter(o => o.test.id === id).map(o => headStep(county, o)))
}

/** Schools that fail or cannot be decided, each with its values. */
function decidingSchools(county: County, o: Outcome, indicators: readonly string[]): Step[] {
  const of = stageOf(county, o.stage ?? 'all')
  const tested = of.measures.filter(m => indicators.includes(m.of.indicator.id))
  return of.schools.flatMap((school, row) => {
    if (![...o.failing, ...o.missing].includes(school.unit.id)) return []
    const title = { zh: school.unit.name, en: school.unit.name }
    return [step(title, null, { inputs: tested.map(m => valueStep(of, m, school, row)) })]
  })
}

function comparedSchools(county: County, test: Extract<Test, { op: 'school-value@1' }>, o: Outcome): Step[] {
  const of = stageOf(county, o.stage ?? 'all')
  const parameters = [test.value, test.limit, ...(test.when ? [test.when] : [])].flatMap(f =>
    parametersIn(f.expr),
  )
  const schools = of.schools.flatMap((school, row) => {
    if (![...o.failing, ...o.missing].includes(school.unit.id)) return []
    const title = { zh: school.unit.name, en: school.unit.name }
    return [{ ...formulaStep(title, test.value, of.columns, school, row, 'as-given'), unit: test.unit }]
  })
  return [...new Set(parameters)].map(id => parameterStep(county.book, id, o.stage ?? 'all')).concat(schools)
}

const CV_WORDS = { zh: '√(Σ(Pᵢ/P)·(Xᵢ − X̄)²) ÷ X̄', en: '√(Σ(Pᵢ/P)·(Xᵢ − X̄)²) ÷ X̄' }

/** Each coefficient with its mean, its deviation and every school's value; the schools that drive it come first. */
function cvSteps(
  county: County,
  test: Extract<Test, { op: 'cv-each@1' | 'cv-mean@1' }>,
  stage: Stage,
): Step[] {
  const of = stageOf(county, stage)
  const tested = test.indicators.flatMap(id => of.measures.filter(m => m.of.indicator.id === id))
  return [parameterStep(county.book, test.limit, stage), ...tested.map(m => cvStep(county, of, m))]
}

function cvStep(county: County, of: StageMeasures, measure: Measure): Step {
  const { indicator } = measure.of
  const { spread } = measure
  const drivers = [...spread.drivers.row].filter(row => row >= 0)
  const order = [...drivers, ...of.schools.map((_, row) => row).filter(row => !drivers.includes(row))]
  const title = sentence('{indicator} 校际差异系数', 'coefficient of variation of {indicator}', {
    indicator: indicator.title,
  })
  return step(title, known(spread.cv[0]!), {
    unit: 'ratio',
    formula: CV_WORDS,
    clause: clauseOf(county.book, indicator.source),
    inputs: [
      step(
        { zh: '县域平均值 X̄（总量 ÷ 总学生数）', en: 'county value X̄ (total ÷ pupils)' },
        known(spread.mean[0]!),
        {
          unit: indicator.unit,
        },
      ),
      step(
        { zh: '标准差 S（按学生数加权）', en: 'deviation S (weighted by pupils)' },
        known(spread.deviation[0]!),
        {
          unit: indicator.unit,
        },
      ),
      ...order.map(row => valueStep(of, measure, of.schools[row]!, row)),
    ],
  })
}

/** A formula of the county: its own figures, what each school brings to sums, and the county of earlier years. */
export function regionStep(county: County, formula: Formula, value: number | null): Step {
  return step(inWords(county.book, formula), value, {
    formula: inWords(county.book, formula),
    inputs: inputsOfRegion(county, formula.expr),
  })
}

function inputsOfRegion(county: County, expr: Expr): Step[] {
  const today = withoutEarlier(expr)
  const own = metricsOf(today).filter(m => county.book.metric(m.id).level === 'region')
  return [
    ...own.map(m => figureStep(county.book, countyOf(county), m.id, m.stage ?? 'all')),
    ...[...new Set(parametersIn(today))].map(id => parameterStep(county.book, id, 'all')),
    ...aggregatesIn(today).flatMap(arg => summedSchools(county, arg)),
    ...earlierIn(expr).map(call => earlierStep(county, call)),
  ]
}

function earlierStep(county: County, { args }: Call): Step {
  const [of] = args
  assert(of, 'previous has an argument')
  const formula: Formula = { text: '', expr: of, at: '' }
  const years = yearsBack(args)
  const earlier = county.before(years)
  const title = sentence('{period}：{formula}', '{period}: {formula}', {
    period: periodBefore(county.period as Period, years),
    formula: inWords(county.book, formula),
  })
  if (earlier === null) return step(title, null, { formula: { zh: '无数据', en: 'nothing on record' } })
  return step(title, regionValue(earlier, formula), { inputs: inputsOfRegion(earlier, of) })
}

function countyOf(county: County): Whose {
  return { unit: null, figures: county.region, merged: [] }
}

function aggregatesIn(expr: Expr): Expr[] {
  if (expr.op !== 'call') return []
  return AGGREGATES.has(expr.fn) ? [...expr.args] : expr.args.flatMap(aggregatesIn)
}

function summedSchools(county: County, expr: Expr): Step[] {
  const of = county.stages.get(stageNamedIn(expr) ?? 'all')
  if (!of) return []
  const formula: Formula = { text: '', expr, at: '' }
  return of.schools.map((school, row) =>
    formulaStep({ zh: school.unit.name, en: school.unit.name }, formula, of.columns, school, row, 'as-given'),
  )
}
