import type { Comparison, Target, YearValue } from '@kit/policy'
import type { TargetStatus } from '../../plan-schema.ts'
import { numberOf, type Quantity, quantityOf, sideOfQuantity, written } from '../quantity.ts'
import { betterOf, demandedIn, heldIn, isAsGood, trendIn } from './target-path.ts'

/** What a target says of a year, whatever the figures are. */
export interface Demand {
  readonly target: Target
  readonly year: number
  readonly better: 'higher' | 'lower'
  /** It has to be better, not only as good. */
  readonly strict: boolean
  /** What path or floor demand in the year; null where the year before or a group decides, or nothing is due yet. */
  readonly due: Quantity | null
  readonly end: Quantity | null
}

/** What is known of the value a target is about. */
export interface TargetFigures {
  /** This year's. */
  readonly value: Quantity | null
  /** Years before, ascending, of which it is known. */
  readonly past: readonly YearValue[]
  readonly benchmark: Quantity | null
}

export interface Standing {
  readonly status: TargetStatus
  readonly expected: number | null
  readonly gap: number | null
  readonly projected: number | null
}

export function demandOf(target: Target, compare: Comparison, year: number): Demand {
  const held = target.kind === 'floor' || target.kind === 'maintain'
  const due = held ? heldIn(target, year) : isPath(target) ? demandedIn(target, year) : null
  const end = target.by.at(-1)
  return {
    ...{ target, year },
    better: betterOf({ ...target, compare }),
    strict: compare === '>' || compare === '<',
    due: due && quantityOf(due),
    end: end ? written(end.value) : null,
  }
}

/**
 * Where a target stands in a year: decided by its kind before any rounding.
 *
 * @requires figures up to the year asked about only
 * @refuses nothing: a missing value is `undetermined`, and so is a year of which neither path nor trend says anything
 */
export function standingOf(demand: Demand, figures: TargetFigures): Standing {
  const expected = expectedOf(demand, figures)
  const end = isPath(demand.target) ? demand.end : expected
  const projected = projectedOf(demand, figures)
  return {
    status: statusOf(demand, figures, expected, projected),
    expected: expected?.near ?? null,
    gap: figures.value && end && gapOf(figures.value, end, demand.better),
    projected,
  }
}

/** `expected` and `binding` lead along a path to an end; the others demand something every year. */
function isPath({ kind }: Target): boolean {
  return kind === 'expected' || kind === 'binding'
}

function expectedOf({ target, year, due }: Demand, { past, benchmark }: TargetFigures): Quantity | null {
  if (target.kind === 'peer') return benchmark
  if (target.kind !== 'direction') return due
  const last = past.at(-1) ?? (target.baseline && target.baseline.year < year ? target.baseline : undefined)
  return last ? written(last.value) : null
}

function statusOf(
  demand: Demand,
  { value }: TargetFigures,
  expected: Quantity | null,
  projected: number | null,
): TargetStatus {
  if (value === null) return 'undetermined'
  const { target, year, better, strict } = demand
  if (isPath(target)) return statusOnPath(demand, value, projected)
  if (expected === null) return 'undetermined'
  const holds = isAsGood(value, expected, better, strict)
  if (target.kind === 'direction') return holds ? 'on-track' : 'off-track'
  if (holds) return 'reached'
  const due = target.peer?.due
  return target.kind === 'peer' && (due === undefined || year < due) ? 'off-track' : 'missed'
}

function statusOnPath(
  { target, year, end, due, better, strict }: Demand,
  value: Quantity,
  projected: number | null,
): TargetStatus {
  const last = target.by.at(-1)
  if (!end || !last) return 'undetermined'
  if (isAsGood(value, end, better, strict)) return 'reached'
  if (year >= last.year) return 'missed'
  if (due !== null) return isAsGood(value, due, better, strict) ? 'on-track' : 'off-track'
  if (projected === null) return 'undetermined'
  return isAsGood(written(projected), end, better, strict) ? 'on-track' : 'off-track'
}

function projectedOf({ target, year }: Demand, { value, past }: TargetFigures): number | null {
  const end = target.by.at(-1)?.year ?? target.peer?.due
  if (end === undefined || end < year) return null
  const known = [...past, ...(value ? [{ year, value: value.near }] : [])]
  const { baseline } = target
  const start = baseline && !known.some(p => p.year <= baseline.year) ? [baseline] : []
  return trendIn([...start, ...known], end)
}

/** What is lacking, never less than nothing. */
function gapOf(value: Quantity, demanded: Quantity, better: 'higher' | 'lower'): number {
  const up = better === 'higher' ? 1 : -1
  if (sideOfQuantity(value, demanded) * up >= 0) return 0
  return (demanded.near - value.near) * up
}

export { numberOf }
