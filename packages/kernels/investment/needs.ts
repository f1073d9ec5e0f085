import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rationalOf,
  subtract,
  ZERO,
} from '../exact/rational.ts'
import type { InvestmentInstance, Part, Pot } from './instance.ts'

/** One kind seen alone: its pots, what a lump gives to each row, and how many lumps each row needs. */
export interface KindView {
  readonly kind: number
  /** Index of each pot in the instance. */
  readonly pots: Int32Array
  /** Parts of pot i: `first[i]` to `first[i + 1] − 1` of `row` and `gain`. */
  readonly first: Int32Array
  readonly row: Int32Array
  readonly gain: Float64Array
  /** Most lumps of pot i; 2^31 − 1 for no limit. */
  readonly most: Int32Array
  /** By row: the pot that serves it, its part there, its resource today. */
  readonly potOf: Int32Array
  readonly partOf: Int32Array
  readonly amount: Float64Array
  /** Lumps that pot i has to gain at least: below zero where it may give some to others. */
  readonly least: Int32Array
  /** Who may give to whom, and what moving a lump costs in fen; null where nothing moves. */
  readonly pool: Int32Array
  readonly movePrice: number | null
  /** By row: lumps to the threshold and to the floor; below zero where some could be given, but never below `least`. */
  readonly full: Int32Array
  readonly low: Int32Array
}

const NO_LIMIT = 2 ** 31 - 1

/** @complexity O(R + pots) a kind; exact fractions only where a quotient is within 1e-9 of a whole number */
export function viewOf(instance: InvestmentInstance, kind: number): KindView {
  const chosen = instance.pots.flatMap((pot, i) => (pot.kind === kind ? [i] : []))
  const of = chosen.map(i => instance.pots[i] as Pot)
  const parts = of.flatMap((pot, i) =>
    pot.parts.flatMap(p => (p.row === null ? [] : [{ pot: i, p, row: p.row }])),
  )
  const view = {
    kind,
    pots: Int32Array.from(chosen),
    first: new Int32Array(of.length + 1),
    row: Int32Array.from(parts, x => x.row),
    gain: new Float64Array(parts.length),
    most: Int32Array.from(of, pot => Math.min(pot.most ?? NO_LIMIT, NO_LIMIT)),
    least: Int32Array.from(of, pot => leastOf(instance, pot)),
    pool: Int32Array.from(of, pot => pot.pool ?? 0),
    movePrice: instance.kinds[kind]?.move?.price ?? null,
    potOf: new Int32Array(instance.rows.length),
    partOf: new Int32Array(instance.rows.length),
    amount: Float64Array.from(instance.rows, r => r.amounts[kind] as number),
    full: new Int32Array(instance.rows.length),
    low: new Int32Array(instance.rows.length),
  }
  for (let i = 0; i < of.length; i++)
    view.first[i + 1] = (view.first[i] as number) + (of[i] as Pot).parts.filter(p => p.row !== null).length
  parts.forEach(({ pot, p, row }, i) => {
    view.gain[i] = (instance.kinds[kind]?.lump ?? 0) * shareOf(of[pot] as Pot, p)
    view.potOf[row] = pot
    view.partOf[row] = i
    const wanted = (share: number) => lumpsTo(instance, of[pot] as Pot, p, row, share)
    view.full[row] = Math.max(view.least[pot] as number, wanted(1))
    view.low[row] = Math.max(view.least[pot] as number, wanted(ruleOf(instance, row).floor))
  })
  return view
}

export function ruleOf({ stages, rows }: InvestmentInstance, row: number) {
  return stages[rows[row]?.stage ?? -1] as InvestmentInstance['stages'][number]
}

function shareOf(pot: Pot, part: Part): number {
  if (pot.parts.length === 1) return 1
  return (part.pupils * part.weight) / pot.parts.reduce((s, p) => s + p.pupils * p.weight, 0)
}

/** Where something is shared with a stage outside the plan nobody can say what that stage may spare: nothing is given. */
function leastOf(instance: InvestmentInstance, pot: Pot): number {
  const keep = instance.kinds[pot.kind]?.move?.keep
  if (keep === undefined || pot.parts.some(p => p.row === null)) return 0
  const kept = pot.parts.map(p => lumpsTo(instance, pot, p, p.row as number, keep))
  return Math.min(0, Math.max(-(pot.give ?? 0), ...kept))
}

/** Lumps until the row has `share` of its threshold; below zero what it has beyond. */
function lumpsTo(instance: InvestmentInstance, pot: Pot, part: Part, row: number, share: number): number {
  const { kind } = pot
  const { per, lump } = instance.kinds[kind] as InvestmentInstance['kinds'][number]
  const { pupils, amounts } = instance.rows[row] as InvestmentInstance['rows'][number]
  const threshold = ruleOf(instance, row).threshold[kind] as number
  const lacking = (threshold * share * pupils) / per - (amounts[kind] as number)
  const lumps = lacking / (lump * shareOf(pot, part))
  const whole = Math.round(lumps)
  if (Math.abs(lumps - whole) > 1e-9 * Math.max(1, Math.abs(lumps))) return Math.ceil(lumps)
  const goal = divide(
    multiply(multiply(rationalOf(threshold), rationalOf(share)), rationalOf(pupils)),
    rationalOf(per),
  )
  const exact = subtract(goal, rationalOf(amounts[kind] as number))
  const given = multiply(multiply(rationalOf(lump), exactShare(pot, part)), { n: BigInt(whole), d: 1n })
  return compare(given, exact) >= 0 ? whole : whole + 1
}

/** Which part of a lump a stage of a one-through school gets, without rounding. */
export function exactShare(pot: Pot, part: Part): Rational {
  const weighted = (p: Part) => multiply(rationalOf(p.pupils), rationalOf(p.weight))
  return divide(
    weighted(part),
    pot.parts.reduce((s, p) => add(s, weighted(p)), ZERO),
  )
}
