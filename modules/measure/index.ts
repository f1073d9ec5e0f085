export { recordMoves } from './funding/moves.ts'
export { type AskedMoney, moneyOf, schoolSheet } from './funding/service.ts'
export { measureModule } from './module.ts'
export { loadClassSizeRules, loadStaffingRules } from './monitor/load.ts'
export { applyOverlay } from './rules/apply-overlay.ts'
export { assessFigures, bytesOf, ENGINE } from './rules/assess-figures.ts'
export { explainCell } from './rules/lineage/explain-cell.ts'
export { explainTest } from './rules/lineage/explain-test.ts'
export type { Step } from './rules/lineage/step.ts'
export { type AssessmentInput, measureCounty } from './rules/measure-county.ts'
export { measureNation, type NationBlock, type NationCvs, nationCvs } from './rules/measure-nation.ts'
export { ownView } from './rules/own-view.ts'
export { evaluatePlan, type PlanInput } from './rules/plan/evaluate-plan.ts'
export { referenceDay } from './rules/reference-day.ts'
export type { FigureInput } from './rules/returns.ts'
export { openRulebook, type Rulebook } from './rules/rulebook.ts'
export type { StageTable } from './rules/stage-table.ts'
export { statutorySheet } from './rules/statutory/sheet.ts'
export { show, stageName } from './rules/wording.ts'
export {
  adoptedPacks,
  adoptionOf,
  adoptPack,
  giveUpPack,
  listAdoptions,
  withAdoption,
} from './service/adoptions.ts'
export { type AskedAsks, asksOf, attentionOf } from './service/asks.ts'
export { assess, current, findAssessment, listAssessments, recompute } from './service/assessments.ts'
export { classSizesOf } from './service/class-sizes.ts'
export { type AskedConditions, conditionsOfRegion } from './service/conditions.ts'
export type { Asked, MeasureDeps } from './service/deps.ts'
export { lineage, type Subject } from './service/lineage.ts'
export { type AskedPlan, entitlementsOf, planStanding } from './service/plan-standing.ts'
export { compareOverlays, keepOverlay, listOverlays, whatIf } from './service/plans.ts'
export { staffingOf } from './service/staffing.ts'
export { schoolHistory, trend } from './service/years.ts'
export { statutoryOf } from './statutory/service.ts'
