export type { WholeAnswer, WholeAsk, WholeSession, WholeSolver } from './solver.ts'
export { wholeSolver } from './whole-solver.ts'
