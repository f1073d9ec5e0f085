export { checkRotation, type RotationViolation } from './check-rotation.ts'
export type { Clash, LooseRule } from './clashes.ts'
export { clashText, type Reason, type ReasonCode, reasonFor } from './explain.ts'
export { headReason } from './heads.ts'
export { highsSolver, type MoveSolver, type SolverSteps, type SolverWay } from './highs-solver.ts'
export {
  AIMS,
  type Aim,
  checkInstance,
  DIRECTIONS,
  type Direction,
  type Head,
  type RotationInstance,
  type RotationRules,
  type School,
  type Teacher,
  TIERS,
  type Tier,
} from './instance.ts'
export type { RotationPlan } from './plan.ts'
export { type Outcome, type Progress, planRotation } from './plan-rotation.ts'
export { planYear } from './plan-year.ts'
export type { Stand } from './stand.ts'
export { type VoluntaryMoves, volunteerMoves } from './volunteers.ts'
