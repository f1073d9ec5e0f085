import type { LinearModel, LinearRows } from '../investment/linear.ts'

/** Solves models whose first `whole` columns have to be whole numbers. */
export interface WholeSolver {
  open(model: LinearModel, whole: number): WholeSession
}

/** One model, solved again and again as rows are added. */
export interface WholeSession {
  add(rows: LinearRows): void
  solve(ask: WholeAsk): WholeAnswer
  dispose(): void
}

export interface WholeAsk {
  /** How far from the best is near enough, as a share of it. */
  readonly gap: number
  /** A solution known already. */
  readonly start?: Float64Array
}

export interface WholeAnswer {
  /** `stopped`: the allowed nodes were not enough; `x` is the best found, null for none. */
  readonly status: 'solved' | 'infeasible' | 'stopped'
  readonly x: Float64Array | null
  /** No solution counts less, says the solver. */
  readonly bound: number
}
