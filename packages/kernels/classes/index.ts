export { objectiveBound } from './bound.ts'
export { type Changed, changeClasses, type Move } from './change-classes.ts'
export { type ClassViolation, checkClasses } from './check-classes.ts'
export { type Relaxation, randomFormations, randomObjectives, relaxations } from './compare.ts'
export { type Columns, type Feature, standardise } from './features.ts'
export { type Formation, formClasses, objectiveOf } from './form-classes.ts'
export { type ClassInstance, classSizes, type Effort, type Unit } from './instance.ts'
export {
  checkTeams,
  formTeams,
  type Place,
  randomTeams,
  type TeamInstance,
  type TeamViolation,
} from './teacher-teams.ts'
