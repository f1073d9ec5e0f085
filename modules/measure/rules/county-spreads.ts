import { type Pulls, strongestPulls, weightedSpread } from '@kit/kernels'
import { type IndicatorColumns, STANDING } from './indicator-columns.ts'
import type { StageTable } from './stage-table.ts'

/** How many schools are named as driving a CV. */
export const DRIVERS = 5

/** One indicator of one stage, a row a county. NaN: a school of the county is missing, or there is nothing to compare. */
export interface CountySpreads {
  readonly mean: Float64Array
  readonly deviation: Float64Array
  readonly cv: Float64Array
  readonly missing: Int32Array
  readonly reaching: Int32Array
  /** `DRIVERS` entries a county, strongest first: row of the table, −1 where there are fewer. */
  readonly drivers: Pulls
}

/**
 * Mean, deviation, CV and drivers of every county of the table. With one school missing the county's figures are missing:
 * leaving the school out would flatter or blacken the county.
 *
 * @shape parts: room for one number a row, when several indicators share it
 * @complexity O(rows)
 */
export function countySpreads(
  table: StageTable,
  of: IndicatorColumns,
  parts = new Float64Array(table.rows),
): CountySpreads {
  const counties = table.counties.length - 1
  const out: CountySpreads = {
    mean: new Float64Array(counties),
    deviation: new Float64Array(counties),
    cv: new Float64Array(counties),
    missing: new Int32Array(counties),
    reaching: new Int32Array(counties),
    drivers: {
      row: new Int32Array(counties * DRIVERS).fill(-1),
      without: new Float64Array(counties * DRIVERS).fill(Number.NaN),
    },
  }
  const { numerator: amounts, denominator: pupils } = of
  for (let c = 0; c < counties; c++) {
    const from = table.counties[c]!
    const to = table.counties[c + 1]!
    for (let i = from; i < to; i++) {
      if (of.standing[i] === STANDING.missing) out.missing[c]! += 1
      else if (of.standing[i] === STANDING.reaches) out.reaching[c]! += 1
    }
    const spread = weightedSpread(amounts, pupils, from, to, parts)
    out.mean[c] = spread.mean * of.indicator.per
    out.deviation[c] = spread.deviation * of.indicator.per
    out.cv[c] = spread.cv
    strongestPulls({ spread, amounts, pupils, parts, from, to }, out.drivers, c * DRIVERS, DRIVERS)
  }
  return out
}
