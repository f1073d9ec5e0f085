import type { Highs } from 'highs'
import type { LinearSolver } from './linear.ts'

/**
 * HiGHS behind the interface the bound asks for. Its calls block and its memory is not collected: run it in a worker and
 * dispose of it.
 */
export function highsSolver(highs: Highs): LinearSolver {
  const model = highs.createModel()
  model.options.set({ output_flag: false, random_seed: 0 })
  const { modelStatus } = highs.constants
  return {
    load({ starts, columns, values, lower, upper, cost, least, most }) {
      model.passModel({
        numCols: cost.length,
        numRows: lower.length,
        colCost: cost,
        colLower: least,
        colUpper: most,
        rowLower: lower,
        rowUpper: upper,
        matrix: {
          format: 'csr',
          numRows: lower.length,
          numCols: cost.length,
          starts,
          indices: columns,
          values,
        },
      })
    },
    add({ starts, columns, values, lower, upper }) {
      const numCols = model.getDimensions().numCols
      model.addRows({
        lower,
        upper,
        matrix: { format: 'csr', numRows: lower.length, numCols, starts, indices: columns, values },
      })
    },
    solve() {
      const { modelStatus: ended } = model.run()
      const { colValue, rowDual } = model.getSolution()
      const status =
        ended === modelStatus.optimal
          ? 'optimal'
          : ended === modelStatus.infeasible
            ? 'infeasible'
            : 'unknown'
      return { status, x: colValue, duals: rowDual }
    },
    dispose: () => model.dispose(),
  }
}
