import type { Stage } from '@kit/base'

/**
 * The schools of one stage as columns: one row a school-stage, counties one after another. This is the whole county when
 * a bureau measures itself and the whole nation in the benchmark; the engine sees no difference.
 */
export interface StageTable {
  readonly stage: Stage
  readonly rows: number
  /** Row at which each county begins, and after the last one the number of rows. */
  readonly counties: Int32Array
  /** One column a key (`columnKey`); NaN is missing. A key that is not there is missing in every row. */
  readonly columns: ReadonlyMap<string, Float64Array>
  /** Pupils of every stage that has a weight, for splitting; 0 where a school does not have the stage. */
  readonly heads: ReadonlyMap<Stage, Float64Array>
  /** The same rows so many years before; null, or no such function: nothing is on record. */
  before?(years: number): StageTable | null
  /** Of a table of an earlier year, 0 where the row was not on record then; no such column: all were. */
  readonly onRecord?: Uint8Array
}

/** `teachers` is the figure of the row's stage, or of the whole school where none is given by stage; `teachers@junior` as asked. */
export function columnKey(metric: string, stage?: Stage): string {
  return stage === undefined ? metric : `${metric}@${stage}`
}

/** A column that is all missing, for keys nobody reported. */
export function missingColumn(rows: number): Float64Array {
  return new Float64Array(rows).fill(Number.NaN)
}

export function columnOf(table: StageTable, key: string): Float64Array {
  return table.columns.get(key) ?? missingColumn(table.rows)
}

/** Columns that are filled when somebody asks for them: of an earlier year a pack mostly reads a few figures only. */
export class ColumnsOnDemand extends Map<string, Float64Array> {
  readonly #fill: (key: string) => Float64Array | undefined

  constructor(fill: (key: string) => Float64Array | undefined) {
    super()
    this.#fill = fill
  }

  override get(key: string): Float64Array | undefined {
    const known = super.get(key)
    if (known) return known
    const column = this.#fill(key)
    if (column) this.set(key, column)
    return column
  }
}
