import { compare, type Rational, rationalOf, subtract, ZERO } from '@kit/kernels'
import type { Comparison, Target, YearValue } from '@kit/policy'
import type { TargetStatus } from '../../plan-schema.ts'
import { betterOf, demandedIn, heldIn, isAsGood, trendIn } from './target-path.ts'

/** What is known of the value a target is about. */
export interface TargetFigures {
  readonly year: number
  readonly compare: Comparison
  /** This year's, without rounding. */
  readonly value: Rational | null
  /** Years before, ascending, of which it is known. */
  readonly past: readonly YearValue[]
  readonly benchmark: Rational | null
}

export interface Standing {
  readonly status: TargetStatus
  readonly better: 'higher' | 'lower'
  readonly expected: number | null
  readonly gap: number | null
  readonly projected: number | null
}

/**
 * Where a target stands in a year: decided by its kind before any rounding.
 *
 * @requires figures up to the year asked about only
 * @refuses nothing: a missing value is `undetermined`, and so is a year of which neither path nor trend says anything
 */
export function standingOf(target: Target, figures: TargetFigures): Standing {
  const better = betterOf({ ...target, compare: figures.compare })
  const strict = figures.compare === '>' || figures.compare === '<'
  const good = (value: Rational, demanded: Rational) => isAsGood(value, demanded, better, strict)
  const expected = expectedOf(target, figures)
  const end = isPath(target) ? endOf(target) : expected
  const projected = projectedOf(target, figures)
  return {
    status: statusOf(target, figures, { expected, projected, good }),
    better,
    expected: expected && numberOf(expected),
    gap: figures.value && end && gapOf(figures.value, end, better),
    projected,
  }
}

/** `expected` and `binding` lead along a path to an end; the others demand something every year. */
function isPath({ kind }: Target): boolean {
  return kind === 'expected' || kind === 'binding'
}

function endOf({ by }: Target): Rational | null {
  const end = by.at(-1)
  return end ? rationalOf(end.value) : null
}

function expectedOf(target: Target, { year, past, benchmark }: TargetFigures): Rational | null {
  switch (target.kind) {
    case 'floor':
    case 'maintain':
      return heldIn(target, year)
    case 'direction': {
      const last =
        past.at(-1) ?? (target.baseline && target.baseline.year < year ? target.baseline : undefined)
      return last ? rationalOf(last.value) : null
    }
    case 'peer':
      return benchmark
    default:
      return demandedIn(target, year)
  }
}

interface Demand {
  readonly expected: Rational | null
  readonly projected: number | null
  readonly good: (value: Rational, demanded: Rational) => boolean
}

function statusOf(
  target: Target,
  { value, year }: TargetFigures,
  { expected, projected, good }: Demand,
): TargetStatus {
  if (value === null) return 'undetermined'
  if (isPath(target)) return statusOnPath(target, value, year, { expected, projected, good })
  if (expected === null) return 'undetermined'
  const holds = good(value, expected)
  if (target.kind === 'direction') return holds ? 'on-track' : 'off-track'
  if (holds) return 'reached'
  const due = target.peer?.due
  return target.kind === 'peer' && (due === undefined || year < due) ? 'off-track' : 'missed'
}

function statusOnPath(
  target: Target,
  value: Rational,
  year: number,
  { expected, projected, good }: Demand,
): TargetStatus {
  const end = target.by.at(-1)
  if (!end) return 'undetermined'
  const last = rationalOf(end.value)
  if (good(value, last)) return 'reached'
  if (year >= end.year) return 'missed'
  if (expected !== null) return good(value, expected) ? 'on-track' : 'off-track'
  if (projected === null) return 'undetermined'
  return good(rationalOf(projected), last) ? 'on-track' : 'off-track'
}

function projectedOf(target: Target, { value, year, past }: TargetFigures): number | null {
  const end = target.by.at(-1)?.year ?? target.peer?.due
  if (end === undefined || end < year) return null
  const known = [...past, ...(value ? [{ year, value: numberOf(value) }] : [])]
  const { baseline } = target
  const start = baseline && !known.some(p => p.year <= baseline.year) ? [baseline] : []
  return trendIn([...start, ...known], end)
}

/** What is lacking, never less than nothing. */
function gapOf(value: Rational, demanded: Rational, better: 'higher' | 'lower'): number {
  const lacking = better === 'higher' ? subtract(demanded, value) : subtract(value, demanded)
  return compare(lacking, ZERO) > 0 ? numberOf(lacking) : 0
}

export function numberOf({ n, d }: Rational): number {
  return Number(n) / Number(d)
}
