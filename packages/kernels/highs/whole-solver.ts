import loadHighs, { type Highs } from 'highs'
import type { LinearModel, LinearRows } from '../investment/linear.ts'
import type { WholeAnswer, WholeSolver } from './solver.ts'

/**
 * HiGHS behind that interface. `nodes` limits each solve: a count, not a clock, so that every machine gives up at the same place.
 * Its calls block, and the memory it once took stays taken: for large models run it in a worker and end the worker.
 */
export function wholeSolver(highs: Highs, { nodes }: { readonly nodes: number }): WholeSolver {
  const { modelStatus } = highs.constants
  return {
    open(linear, whole) {
      const model = highs.createModel()
      const numCols = linear.cost.length
      model.options.set({ output_flag: false, random_seed: 0, mip_max_nodes: nodes, mip_abs_gap: 0 })
      model.passModel(modelData(linear, whole))
      return {
        add(rows) {
          const { lower, upper } = rows
          model.addRows({ lower, upper, matrix: matrixOf(rows, numCols) })
        },
        solve({ gap, start }): WholeAnswer {
          model.options.set({ mip_rel_gap: gap })
          if (start !== undefined) model.setSolution({ colValue: start })
          const { modelStatus: ended } = model.run()
          if (ended === modelStatus.infeasible)
            return { status: 'infeasible', x: null, bound: Number.POSITIVE_INFINITY }
          const isFound = Number(model.info.get('primal_solution_status')) === FEASIBLE
          const bound = Number(model.info.get('mip_dual_bound'))
          const status = ended === modelStatus.optimal ? 'solved' : 'stopped'
          return { status, x: isFound ? model.getSolution().colValue : null, bound }
        },
        dispose: () => model.dispose(),
      }
    },
  }
}

/** What HiGHS calls a feasible point. */
const FEASIBLE = 2

function modelData(linear: LinearModel, whole: number) {
  const numCols = linear.cost.length
  return {
    numCols,
    numRows: linear.lower.length,
    colCost: linear.cost,
    colLower: linear.least,
    colUpper: linear.most,
    rowLower: linear.lower,
    rowUpper: linear.upper,
    matrix: matrixOf(linear, numCols),
    integrality: Int32Array.from({ length: numCols }, (_, c) => (c < whole ? 1 : 0)),
  }
}

function matrixOf({ starts, columns, values, lower }: LinearRows, numCols: number) {
  return { format: 'csr' as const, numRows: lower.length, numCols, starts, indices: columns, values }
}

/** The solver, loaded; each has memory of its own. */
export async function loadWholeSolver(limits: { readonly nodes: number }): Promise<WholeSolver> {
  return wholeSolver(await loadHighs(), limits)
}
