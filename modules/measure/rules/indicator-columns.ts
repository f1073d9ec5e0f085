import { assert } from '@kit/base'
import { compare, divide, multiply, noiseAround, type Rational, rationalOf, sideOf } from '@kit/kernels'
import type { Indicator, Relaxation } from '@kit/policy'
import { at, type Column, type Columns } from './column.ts'
import { exactRow } from './exact-row.ts'
import { exactValue } from './exact-value.ts'

export const STANDINGS = ['missing', 'below', 'floor', 'reaches', 'none'] as const
export type Standing = (typeof STANDINGS)[number]
/** How standings are held in columns. */
export const STANDING = { missing: 0, below: 1, floor: 2, reaches: 3, none: 4 } as const satisfies Record<
  Standing,
  number
>

/** One indicator of one stage, a row a school. Values are numerator / denominator × per, unrounded. */
export interface IndicatorColumns {
  readonly indicator: Indicator
  readonly numerator: Float64Array
  readonly denominator: Float64Array
  readonly threshold: number | null
  /** Share of the threshold that may not be missed (0.85); null where no test sets one. */
  readonly floor: number | null
  /** 0: none; k: the k-th relaxation of the indicator was applied. */
  readonly relaxed: Uint8Array
  /** `STANDING` codes. */
  readonly standing: Uint8Array
}

/**
 * An indicator over all schools of a stage; null when the pack has no formula for the stage.
 *
 * @requires `floor`: the share of the threshold the per-school test tolerates, if there is such a test
 */
export function indicatorColumns(
  columns: Columns,
  indicator: Indicator,
  floor: number | null,
): IndicatorColumns | null {
  const { table, book } = columns
  const relaxed = new Uint8Array(table.rows)
  const counted = amountsAndPupils(columns, indicator, relaxed)
  if (!counted) return null
  const unit = {
    indicator,
    numerator: counted.amounts,
    denominator: counted.pupils,
    threshold: indicator.threshold === undefined ? null : book.parameter(indicator.threshold, table.stage),
    floor,
    relaxed,
  }
  return { ...unit, standing: standings(columns, unit) }
}

/** Numerator, relaxations applied, and denominator of every row; null when the pack has no formula for the stage. */
export function amountsAndPupils(
  columns: Columns,
  indicator: Indicator,
  relaxed = new Uint8Array(columns.table.rows),
): { amounts: Float64Array; pupils: Float64Array } | null {
  const { rows, stage } = columns.table
  const numerator = indicator.numerator[stage]
  const denominator = indicator.denominator[stage]
  if (!numerator || !denominator) return null
  const reading = indicator.split === 'none' ? 'as-given' : 'split'
  const plain = spread(columns.evaluate(numerator.expr, reading), rows)
  return {
    amounts: relax(columns, indicator, plain, relaxed),
    pupils: spread(columns.evaluate(denominator.expr, reading), rows),
  }
}

/** Where a relaxation's condition holds, the numerator is what the relaxation counts; the first that holds counts. */
function relax(
  columns: Columns,
  indicator: Indicator,
  plain: Float64Array,
  relaxed: Uint8Array,
): Float64Array {
  const reading = indicator.split === 'none' ? 'as-given' : 'split'
  let numerator = plain
  indicator.relaxations.forEach((relaxation, k) => {
    const when = columns.evaluate(relaxation.when.expr, 'as-given')
    if (!holdsSomewhere(when, relaxed.length)) return
    const other = columns.evaluate(relaxation.numerator.expr, reading)
    if (numerator === plain) numerator = plain.slice()
    for (let i = 0; i < relaxed.length; i++) {
      if (relaxed[i] !== 0 || at(when, i) !== 1) continue
      relaxed[i] = k + 1
      numerator[i] = at(other, i)
    }
    columns.release(when)
    columns.release(other)
  })
  return numerator
}

function holdsSomewhere(when: Column, rows: number): boolean {
  return typeof when === 'number' ? when === 1 && rows > 0 : when.includes(1)
}

function spread(column: Column, rows: number): Float64Array {
  return typeof column === 'number' ? new Float64Array(rows).fill(column) : column
}

/** The two limits of an indicator: the threshold and the share of it that may not be missed. */
interface Limits {
  readonly threshold: number
  readonly floor: number
}

function standings(columns: Columns, of: Omit<IndicatorColumns, 'standing'>): Uint8Array {
  const { numerator, denominator, threshold, indicator } = of
  const out = new Uint8Array(numerator.length)
  const up = indicator.better === 'higher' ? 1 : -1
  const limits = limitsOf(of)
  const [first, second] = [noiseAround(limits.threshold), noiseAround(limits.floor)]
  for (let i = 0; i < out.length; i++) {
    const value = (numerator[i]! / denominator[i]!) * indicator.per
    if (Number.isNaN(value) || denominator[i] === 0) out[i] = STANDING.missing
    else if (threshold === null) out[i] = STANDING.none
    else if ((value - limits.threshold) * up > first) out[i] = STANDING.reaches
    else if ((value - limits.floor) * up < -second) out[i] = STANDING.below
    else out[i] = standingNear(columns, of, i, value, limits, up)
  }
  return out
}

/** Without a floor nothing lies between reaching the threshold and missing it. */
function limitsOf({ threshold, floor, indicator }: Omit<IndicatorColumns, 'standing'>): Limits {
  const t = threshold ?? Number.NaN
  if (floor === null) return { threshold: t, floor: t }
  return { threshold: t, floor: indicator.better === 'higher' ? t * floor : t / floor }
}

/** Between the limits, or so near to one that only exact arithmetic can tell. */
function standingNear(
  columns: Columns,
  of: Omit<IndicatorColumns, 'standing'>,
  row: number,
  value: number,
  limits: Limits,
  up: number,
): number {
  if (side(columns, of, row, sideOf(value, limits.threshold), 1) * up >= 0) return STANDING.reaches
  if (of.floor === null) return STANDING.below
  return side(columns, of, row, sideOf(value, limits.floor), of.floor) * up >= 0
    ? STANDING.floor
    : STANDING.below
}

/** Where the value lies to threshold × share: −1, 0, 1; decided exactly when floating point could not tell. */
function side(
  columns: Columns,
  of: Omit<IndicatorColumns, 'standing'>,
  row: number,
  near: number,
  share: number,
): number {
  if (near !== 0 || of.threshold === null) return near
  const scale = of.indicator.better === 'higher' ? multiply : divide
  const limit = scale(rationalOf(of.threshold), rationalOf(share))
  const exact = exactRatio(columns, of, row)
  assert(exact !== null, 'a value that floating point has is not missing')
  return compare(multiply(exact.amount, rationalOf(of.indicator.per)), multiply(limit, exact.pupils))
}

/** Numerator and denominator of one row without rounding, relaxations applied; null when missing. */
export function exactRatio(
  columns: Columns,
  of: Pick<IndicatorColumns, 'indicator' | 'relaxed'>,
  row: number,
): { amount: Rational; pupils: Rational } | null {
  const { indicator } = of
  const reading = indicator.split === 'none' ? 'as-given' : 'split'
  const relaxation: Relaxation | undefined = indicator.relaxations[of.relaxed[row]! - 1]
  const numerator = relaxation?.numerator ?? indicator.numerator[columns.table.stage]
  const denominator = indicator.denominator[columns.table.stage]
  assert(numerator && denominator, 'the stage has formulas')
  const amount = exactValue(numerator.expr, exactRow(columns, row, reading))
  const pupils = exactValue(denominator.expr, exactRow(columns, row, reading))
  return amount && pupils && { amount, pupils }
}
