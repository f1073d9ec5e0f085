import { type IndicatorColumns, STANDING } from './indicator-columns.ts'

/** How the verdict of a row is held in a column: index into it. */
export const ROW_VERDICTS = ['undetermined', 'fail', 'pass'] as const
const [OPEN, FAIL, PASS] = [0, 1, 2]

export interface RowVerdicts {
  readonly reached: Uint8Array
  readonly verdict: Uint8Array
}

/**
 * Every school-stage: at least `k` indicators reach their threshold and none lies below the floor
 * (每所学校至少6项达到要求,余项不能低于要求的85%).
 *
 * @requires indicators with thresholds, over the same rows
 * @refuses nothing: a missing value leaves the row open unless the known ones already decide that it fails
 * @complexity O(rows × indicators)
 */
export function atLeastK(indicators: readonly IndicatorColumns[], k: number, rows: number): RowVerdicts {
  const reached = count(indicators, STANDING.reaches, rows)
  const missing = count(indicators, STANDING.missing, rows)
  const below = count(indicators, STANDING.below, rows)
  const verdict = new Uint8Array(rows)
  for (let i = 0; i < rows; i++) {
    if (below[i]! > 0 || reached[i]! + missing[i]! < k) verdict[i] = FAIL
    else verdict[i] = missing[i] === 0 ? PASS : OPEN
  }
  return { reached, verdict }
}

function count(indicators: readonly IndicatorColumns[], wanted: number, rows: number): Uint8Array {
  const out = new Uint8Array(rows)
  for (const { standing } of indicators)
    for (let i = 0; i < rows; i++) out[i]! += Number(standing[i] === wanted)
  return out
}
