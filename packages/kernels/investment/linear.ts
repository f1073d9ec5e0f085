/** Rows of a linear model, packed one after another. */
export interface LinearRows {
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** Minimise cost · x over the box of the columns, within the rows. */
export interface LinearModel extends LinearRows {
  readonly cost: Float64Array
  readonly least: Float64Array
  readonly most: Float64Array
}

export interface LinearAnswer {
  readonly status: 'optimal' | 'infeasible' | 'unknown'
  readonly x: Float64Array
  /** One multiplier a row. */
  readonly duals: Float64Array
}

/** What the bound needs of a solver of linear programs; `highs-solver.ts` is one. */
export interface LinearSolver {
  load(model: LinearModel): void
  add(rows: LinearRows): void
  solve(): LinearAnswer
  dispose(): void
}

/** Collects rows entry by entry. */
export function rowList() {
  const starts = [0]
  const columns: number[] = []
  const values: number[] = []
  const lower: number[] = []
  const upper: number[] = []
  return {
    /** Σ value · column within [least, most] */
    add(entries: readonly (readonly [number, number])[], least: number, most: number) {
      for (const [column, value] of entries) {
        columns.push(column)
        values.push(value)
      }
      starts.push(columns.length)
      lower.push(least)
      upper.push(most)
    },
    count: () => lower.length,
    rows: (): LinearRows => ({
      starts: Int32Array.from(starts),
      columns: Int32Array.from(columns),
      values: Float64Array.from(values),
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
    }),
  }
}

/**
 * Lower bound that a solver's multipliers prove by themselves (weak duality): nobody has to trust the solver. A multiplier of
 * the wrong sign, or one that rests on an infinite side, counts as zero.
 *
 * @shape one multiplier a row, rows in all given blocks in order
 * @requires every column has a finite box
 * @complexity O(entries)
 */
export function provenBound(model: LinearModel, blocks: readonly LinearRows[], duals: Float64Array): number {
  const reduced = model.cost.slice()
  let bound = 0
  let row = 0
  for (const block of blocks) {
    for (let i = 0; i < block.lower.length; i++, row++) {
      const side = ((duals[row] as number) > 0 ? block.lower[i] : block.upper[i]) as number
      const y = Number.isFinite(side) ? (duals[row] as number) : 0
      if (y === 0) continue
      bound += y * side
      for (let e = block.starts[i] as number; e < (block.starts[i + 1] as number); e++) {
        const c = block.columns[e] as number
        reduced[c] = (reduced[c] as number) - y * (block.values[e] as number)
      }
    }
  }
  for (let c = 0; c < reduced.length; c++) {
    const r = reduced[c] as number
    bound += r * ((r > 0 ? model.least[c] : model.most[c]) as number)
  }
  return bound
}
