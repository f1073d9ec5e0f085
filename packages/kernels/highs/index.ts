export type { WholeAnswer, WholeAsk, WholeSession, WholeSolver } from './solver.ts'
export { loadWholeSolver, wholeSolver } from './whole-solver.ts'
