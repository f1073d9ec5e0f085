import type { Lang, Stage, Text } from '@kit/base'
import { childrenOf } from './check/references.ts'
import { describe } from './describe.ts'
import type {
  DocumentOnPage,
  FormulaOnPage,
  IndicatorOnPage,
  PackPage,
  ParameterOnPage,
  RuleOnPage,
  ScopeOnPage,
  TestOnPage,
} from './page-shape.ts'
import { datedValueAt } from './parameter.ts'
import { planOf } from './plan-schema.ts'
import type { Formula, Indicator, Pack, Parameter, Source, Test, Vocabulary } from './schema.ts'
import { conditionsOf } from './standards-schema.ts'
import { isInForce, isReviewDue, unverifiedIn } from './standing.ts'
import {
  parametersIn,
  parametersOfConditions,
  parametersOfIndicator,
  parametersOfPlan,
  parametersOfTarget,
  parametersOfTest,
} from './uses.ts'

/** @example packPage(pack, vocabulary, '2021-06-01').documents[0].clauses */
export function packPage(pack: Pack, vocabulary: Vocabulary, day: string): PackPage {
  const { id, version, digest, title, programme, from, until, reviewBy } = pack
  return {
    ...{ id, version, digest, title, programme, from, until, reviewBy },
    inForce: isInForce(pack, day),
    reviewDue: isReviewDue(pack, day),
    unverified: unverifiedIn(pack),
    documents: documentsOf(pack),
    scope: scopeOf(pack, vocabulary),
    parameters: pack.parameters.map(p => parameterOf(p, pack, vocabulary, day)),
    indicators: pack.indicators.map(i => indicatorOf(i, pack, vocabulary)),
    tests: testsFrom(pack.root, 0, pack, vocabulary),
  }
}

function documentsOf(pack: Pack): DocumentOnPage[] {
  const rules = rulesOf(pack)
  return pack.documents.map(document => ({
    ...document,
    href: document.href ?? null,
    clauses: pack.clauses
      .filter(clause => clause.document === document.id)
      .map(({ id, article, summary }) => ({
        ...{ id, article, summary },
        rules: rules.filter(rule => rule.clause === id).map(({ clause: _, ...rule }) => rule),
      })),
  }))
}

function rulesOf(pack: Pack): (RuleOnPage & { readonly clause: string })[] {
  const plan = planOf(pack)
  const conditions = conditionsOf(pack)
  type Sourced = { readonly id: string; readonly title: Text; readonly source: Source }
  const of = (kind: RuleOnPage['kind'], things: readonly Sourced[]) =>
    things.map(({ id, title, source }) => ({ kind, id, title, status: source.status, clause: source.clause }))
  const parameters = pack.parameters.flatMap(({ id, title, values }) =>
    values
      .map(({ source }) => ({ id, title, source }))
      .filter(({ source }, i, all) => all.findIndex(other => other.source.clause === source.clause) === i),
  )
  return [
    ...of('parameter', parameters),
    ...of('exclusion', pack.scope.exclude),
    ...of('indicator', pack.indicators),
    ...of(
      'relaxation',
      pack.indicators.flatMap(i => i.relaxations),
    ),
    ...of('test', pack.tests),
    ...of('target', pack.targets),
    ...of('duty', plan.duties),
    ...of('disclosure', plan.disclosures),
    ...of('record', plan.records),
    ...of('trigger', plan.triggers),
    ...of('entitlement', plan.entitlements),
    ...of('standard', conditions.standards),
    ...of('score', conditions.scores),
    ...of('idle', conditions.idle),
  ]
}

function scopeOf({ scope, parameters }: Pack, vocabulary: Vocabulary): ScopeOnPage {
  const words = (formula: Formula) => formulaOf(formula, { parameters }, vocabulary)
  return {
    stages: scope.stages,
    include: words(scope.include),
    exclude: scope.exclude.map(rule => ({ ...rule, when: words(rule.when) })),
    mergeUncounted: scope.mergeUncounted,
    stageWeights: scope.stageWeights,
  }
}

function parameterOf(parameter: Parameter, pack: Pack, vocabulary: Vocabulary, day: string): ParameterOnPage {
  const { id, title, unit, values, choices = [] } = parameter
  const current = datedValueAt(parameter, day) ?? null
  return {
    ...{ id, title, unit, values, choices, current },
    unitSymbol: vocabulary.units.get(unit)?.symbol ?? { zh: '', en: '' },
    choice: choices.find(choice => choice.value === current?.value)?.title ?? null,
    usedBy: [
      ...pack.tests.filter(test => parametersOfTest(test).includes(id)).map(test => test.id),
      ...pack.indicators.filter(i => parametersOfIndicator(i).includes(id)).map(i => i.id),
      ...pack.scope.exclude.filter(rule => parametersIn(rule.when.expr).includes(id)).map(rule => rule.id),
      ...pack.targets.filter(target => parametersOfTarget(target).includes(id)).map(target => target.id),
      ...[...parametersOfPlan(pack), ...parametersOfConditions(pack)]
        .filter(({ reads }) => reads.includes(id))
        .map(reader => reader.id),
    ],
  }
}

function indicatorOf(indicator: Indicator, pack: Pack, vocabulary: Vocabulary): IndicatorOnPage {
  const { id, title, unit, per, split, source } = indicator
  const words = (formula: Formula) => formulaOf(formula, pack, vocabulary)
  const stages = Object.keys(indicator.numerator) as Stage[]
  const texts = [...new Set(stages.map(stage => indicator.numerator[stage]?.text))]
  return {
    ...{ id, title, unit, per, split, source },
    formulas: texts.map(text => {
      const same = stages.filter(stage => indicator.numerator[stage]?.text === text)
      const stage = same[0] as Stage
      return {
        stages: same,
        numerator: words(indicator.numerator[stage] as Formula),
        denominator: words(indicator.denominator[stage] as Formula),
      }
    }),
    threshold: indicator.threshold ?? null,
    relaxations: indicator.relaxations.map(relaxation => ({
      ...relaxation,
      when: words(relaxation.when),
      numerator: words(relaxation.numerator),
    })),
  }
}

function testsFrom(id: string, depth: number, pack: Pack, vocabulary: Vocabulary): TestOnPage[] {
  const test = pack.tests.find(candidate => candidate.id === id)
  if (!test) return []
  const below = childrenOf(test).flatMap(child => testsFrom(child, depth + 1, pack, vocabulary))
  return [testOf(test, depth, pack, vocabulary), ...below]
}

function testOf(test: Test, depth: number, pack: Pack, vocabulary: Vocabulary): TestOnPage {
  const { id, title, part, op, source } = test
  const words = (formula: Formula | undefined) => (formula ? formulaOf(formula, pack, vocabulary) : null)
  const compared = test.op === 'region-value@1' || test.op === 'school-value@1' ? test : null
  const metric = test.op === 'attested@1' ? vocabulary.metrics.get(test.metric) : undefined
  return {
    ...{ id, title, part, op, depth, source },
    stages: 'stages' in test ? test.stages : null,
    value: words(compared?.value),
    compare: compared?.compare ?? null,
    limit: words(compared?.limit),
    when: words(test.op === 'school-value@1' ? test.when : undefined),
    indicators: 'indicators' in test ? test.indicators : [],
    parameters: parametersOfTest(test),
    children: childrenOf(test),
    evidence: metric?.evidence ?? null,
  }
}

function formulaOf(formula: Formula, pack: Pick<Pack, 'parameters'>, vocabulary: Vocabulary): FormulaOnPage {
  const words = (lang: Lang) => describe(formula, pack, vocabulary, lang)
  return { text: formula.text, words: { zh: words('zh'), en: words('en') } }
}
