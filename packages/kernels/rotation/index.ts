export {
  AIMS, type Aim, checkInstance, DIRECTIONS, type Direction, type RotationInstance, type RotationRules, type School, TIERS, type Teacher, type Tier,
} from './instance.ts'
export { type VoluntaryMoves, volunteerMoves } from './volunteers.ts'
