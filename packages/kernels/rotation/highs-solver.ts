import type { Highs } from 'highs'
import type { LinearAnswer, LinearModel } from '../investment/linear.ts'

/** What the plan needs of a solver: the least of cost · x; the first `whole` columns have to be whole numbers. */
export interface MoveSolver {
  solve(model: LinearModel, whole: number, way?: SolverWay): LinearAnswer
}

/** `corner`: exact to the last digit; `inside`: several times faster on large models, its figures only nearly right. */
export type SolverWay = 'corner' | 'inside'

/** Steps after which a solve is given up: a count, not a clock, so that every machine gives up at the same place. */
export interface SolverSteps {
  readonly iterations: number
  readonly nodes: number
}

/**
 * HiGHS behind that interface. Each solve has a model of its own that is disposed of. Its calls block, and the memory it once
 * took stays taken: run it in a worker and end the worker.
 */
export function highsSolver(highs: Highs, { iterations, nodes }: SolverSteps): MoveSolver {
  return {
    solve(linear, whole, way = 'corner') {
      const model = highs.createModel()
      try {
        model.options.set({
          output_flag: false,
          random_seed: 0,
          // presolving costs more than it saves where the optimum is whole
          presolve: whole > 0 || way === 'inside' ? 'on' : 'off',
          ...(way === 'inside' ? { solver: 'ipm', run_crossover: 'off' } : {}),
          simplex_iteration_limit: iterations,
          mip_max_nodes: nodes,
          mip_rel_gap: 0,
          mip_abs_gap: 0.9, // costs are whole numbers: nothing lies between
        })
        model.passModel(modelData(linear, whole))
        const { modelStatus: ended } = model.run()
        const { modelStatus } = highs.constants
        const status =
          ended === modelStatus.optimal
            ? 'optimal'
            : ended === modelStatus.infeasible
              ? 'infeasible'
              : 'unknown'
        const { colValue, rowDual } = model.getSolution()
        return { status, x: colValue, duals: rowDual }
      } finally {
        model.dispose()
      }
    },
  }
}

function modelData(
  { starts, columns, values, lower, upper, cost, least, most }: LinearModel,
  whole: number,
): Parameters<ReturnType<Highs['createModel']>['passModel']>[0] {
  const numRows = lower.length
  const numCols = cost.length
  return {
    numCols,
    numRows,
    colCost: cost,
    colLower: least,
    colUpper: most,
    rowLower: lower,
    rowUpper: upper,
    matrix: { format: 'csr', numRows, numCols, starts, indices: columns, values },
    ...(whole > 0
      ? { integrality: Int32Array.from({ length: numCols }, (_, c) => (c < whole ? 1 : 0)) }
      : {}),
  }
}
