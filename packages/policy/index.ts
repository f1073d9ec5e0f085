export { pointsExpr, scoreExpr } from './build-standards.ts'
export { withChoices } from './choices.ts'
export {
  type Coverage,
  type CoverageCount,
  type CoveredClause,
  clauseCoverage,
  countCoverage,
  RUNS,
  type Run,
  type Way,
} from './coverage.ts'
export { coverageMarkdown } from './coverage-page.ts'
export { type Due, nextDue } from './deadline.ts'
export { deadlineWords } from './deadline-words.ts'
export { describe } from './describe.ts'
export { evaluate, type Row, stageNamedIn, type Value } from './expression/evaluate.ts'
export { AGGREGATES, yearsBack } from './expression/functions.ts'
export { type ExpressionProblem, type ParsedExpression, parseExpression } from './expression/parse.ts'
export { printExpression } from './expression/print.ts'
export type * from './golden.ts'
export { loadCoverage, loadGolden, loadPack, loadPacks, loadVocabulary, type Policies } from './load.ts'
export { packMarkdown } from './markdown.ts'
export { mergeOf } from './merge.ts'
export { packPage } from './page.ts'
export type * from './page-shape.ts'
export { datedValueAt, parameterAt, type ValueInForce } from './parameter.ts'
export { planMarkdown } from './plan-markdown.ts'
export type * from './plan-schema.ts'
export { planOf } from './plan-schema.ts'
export type * from './schema.ts'
export type * from './standards-schema.ts'
export { conditionsOf } from './standards-schema.ts'
export { isInForce, isReviewDue, type Unverified, unverifiedIn } from './standing.ts'
export { parametersOfPlan } from './uses.ts'
