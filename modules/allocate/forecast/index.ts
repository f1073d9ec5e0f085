export { readHistory, readSeats } from './cohorts.ts'
export { gradeTable, type Line, linesOf, placeTable } from './report.ts'
export { namedScenarios, readScenarios, scenariosOf } from './scenarios.ts'
export { readAreas, readHomes, readPermits } from './stated.ts'
