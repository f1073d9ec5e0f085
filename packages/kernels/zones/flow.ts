/** Which schools a block may be sent to, row by row: `schools[starts[b]] … schools[starts[b + 1] - 1]`. */
export interface Transport {
  /** By block. */
  readonly pupils: Int32Array
  /** Seats by school. */
  readonly capacity: Int32Array
  readonly starts: Int32Array
  readonly schools: Int32Array
  /** Whole numbers, by choice; usually metres. */
  readonly cost: Float64Array
}

export interface Flow {
  /** Pupils by choice. */
  readonly flow: Int32Array
  /** Pupils over the seats, by school. */
  readonly overload: Int32Array
  /** What one more seat at the school would save, by school; `overflowCost` where the county as a whole lacks seats. */
  readonly seatValue: Float64Array
  /** Σ pupils × cost, overload not counted. */
  readonly cost: number
  readonly overflowCost: number
  readonly pivots: number
}
