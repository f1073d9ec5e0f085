export { type Bound, type BoundEffort, boundOf } from './bound.ts'
export { checkPlan, type PlanViolation } from './check-plan.ts'
export type { Effort } from './exchange.ts'
export { highsSolver } from './highs-solver.ts'
export {
  checkInstance,
  type InvestmentInstance,
  type Kind,
  type Moving,
  type Part,
  type Pot,
  type SchoolStage,
  type StageRule,
} from './instance.ts'
export type { LinearSolver } from './linear.ts'
export { type InvestmentEffort, type PlannedInvestment, planInvestment } from './plan-investment.ts'
export { type Clash, type InvestmentPlan, type Outcome, planPath, type Transfer } from './plan-path.ts'
export { type Payment, type Schedule, scheduleOf } from './schedule.ts'
