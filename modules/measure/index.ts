export { assessFigures, bytesOf, ENGINE } from './rules/assess-figures.ts'
export type { AssessmentInput } from './rules/measure-county.ts'
export type { FigureInput } from './rules/returns.ts'
