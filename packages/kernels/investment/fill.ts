import { type Gifts, openGifts } from './gifts.ts'
import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { raise, stageOf } from './raise.ts'
import { type Levels, sharedLumps } from './shared.ts'
import { benefitOf, evenOf, excessOf, isWithin, openState, type SpreadState } from './spread-state.ts'

/** What one kind costs when it is known which schools may stay at the floor. */
export interface Filled extends Levels {
  /** By pot of the view: what it gains; below zero what it gives to others. */
  readonly lumps: Int32Array
  /** Of them, those that thresholds and floors ask for; the rest only brings schools nearer to one another. */
  readonly base: Int32Array
  /** In fen. */
  readonly cost: number
  /** By pool: whether lumps had to be bought. */
  readonly buys: Uint8Array
  /** Lumps, less than one a stage, that the last lump given for the spread was too much. */
  readonly spare: number
  /** By stage: the spread reached where the limit cannot be kept, else NaN. */
  readonly stuck: Float64Array
}

/**
 * Least lumps of one kind. What a pot shared between stages is worth depends on how far each stage is raised in the end, so the
 * lumps are given again at the levels the last time came to, half the way each time and less once that harms, until nothing
 * changes; the best is kept.
 *
 * @shape waived: 1 where a row may stay at the floor; levels of a fill like this one, if there was one → lumps by pot
 * @complexity O(rounds (pots + lumps) log pots)
 */
export function fill(
  instance: InvestmentInstance,
  view: KindView,
  waived: Uint8Array,
  start?: Levels,
): Filled {
  let given = start ? sharedLumps(instance, view, baseOf(view, waived), start) : null
  let levels = given && start ? start : null
  let step = 0.5
  let last = fillOnce(instance, view, waived, given)
  let best = last
  for (let round = levels ? ROUNDS_AGAIN : ROUNDS; round > 0 && isKept(last); round--) {
    levels = levels ? between(levels, last, step) : last
    const next = sharedLumps(instance, view, last.base, levels)
    if (next === null || next.every((n, pot) => n === given?.[pot])) break
    const { cost } = last
    given = next
    last = fillOnce(instance, view, waived, given)
    best = cheaper(best, last)
    if (last.cost > cost) step /= 2
  }
  return best
}

/** Fills from nothing, and from levels that were right for a fill like this one. */
const ROUNDS = 12
const ROUNDS_AGAIN = 3

const isKept = ({ stuck }: Filled) => stuck.every(Number.isNaN)

function cheaper(a: Filled, b: Filled): Filled {
  if (!isKept(a) || !isKept(b)) return isKept(b) ? b : a
  return b.cost < a.cost || (b.cost === a.cost && b.spare > a.spare) ? b : a
}

function between(a: Levels, b: Levels, share: number): Levels {
  const mean = (x: Float64Array, y: Float64Array) => x.map((v, s) => v + share * ((y[s] as number) - v))
  return { level: mean(a.level, b.level), top: mean(a.top, b.top) }
}

/**
 * First what thresholds and floors ask for and what is settled for shared pots, then always one lump where it brings the spread
 * down most, which is the school with the least per pupil (counted at the middle of the lump), until every stage is within its
 * limit; at last each lump that turns out not to be needed is taken back. What may be moved comes from the schools with the
 * most per pupil where that is cheaper than buying.
 */
function fillOnce(
  instance: InvestmentInstance,
  view: KindView,
  waived: Uint8Array,
  shared: Int32Array | null,
): Filled {
  const need = baseOf(view, waived)
  const base = need.map(n => Math.max(0, n))
  const state = openState(instance, view, base)
  const gifts = openGifts(instance, view, state, need)
  while (gifts.replaceBought());
  const everywhere = instance.stages.map(() => true)
  shared?.forEach((n, pot) => {
    for (let i = 0; i < n; i++) gifts.add(pot, everywhere)
  })
  const stages = instance.stages.length
  const level = new Float64Array(stages)
  const stuck = new Float64Array(stages).fill(Number.NaN)
  const reached = new Float64Array(stages).fill(Number.POSITIVE_INFINITY)
  raise(instance, view, state, gifts, { level, reached, isSharedSettled: shared !== null })
  for (let stage = 0; stage < stages; stage++)
    if ((state.heads[stage] as number) > 0 && !isWithin(instance, view, state, stage))
      stuck[stage] = reached[stage] as number
  if (stuck.every(Number.isNaN)) drop(instance, view, state, gifts, base)
  const top = level.map((_, s) => evenOf(instance, view, state, s))
  const spare = spareOf(instance, view, state, base)
  return { lumps: state.lumps, base, cost: gifts.cost(), buys: gifts.buys(), level, top, spare, stuck }
}

/** In stages where lumps were given for the spread: what of the last one was not needed. */
function spareOf(instance: InvestmentInstance, view: KindView, state: SpreadState, base: Int32Array): number {
  const best = new Float64Array(instance.stages.length)
  const raised = new Uint8Array(instance.stages.length)
  for (let part = 0; part < view.row.length; part++) {
    const stage = stageOf(instance, view, part)
    const pot = view.potOf[view.row[part] as number] as number
    if ((state.lumps[pot] as number) > (base[pot] as number)) raised[stage] = 1
    best[stage] = Math.max(best[stage] as number, benefitOf(instance, view, state, part))
  }
  return best.reduce(
    (sum, b, s) =>
      raised[s] && b > 0 ? sum + Math.min(1, Math.max(0, -excessOf(instance, view, state, s) / b)) : sum,
    0,
  )
}

/** Lumps that thresholds and floors ask for, as far as there is room; below zero what could be given. */
export function baseOf(view: KindView, waived: Uint8Array): Int32Array {
  const base = view.least.slice()
  for (let r = 0; r < view.potOf.length; r++) {
    const pot = view.potOf[r] as number
    const wanted = (waived[r] ? view.low[r] : view.full[r]) as number
    if (wanted > (base[pot] as number)) base[pot] = Math.min(wanted, view.most[pot] as number)
  }
  return base
}

/** Takes back what is not needed, beginning where it helps least. */
function drop(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  gifts: Gifts,
  base: Int32Array,
): void {
  const value = (pot: number) => {
    const r = view.row[view.first[pot] as number] as number
    return (state.x[r] as number) / (instance.rows[r]?.pupils as number)
  }
  const raised = [...base.keys()].filter(pot => (state.lumps[pot] as number) > (base[pot] as number))
  const order = raised.map(pot => ({ pot, at: value(pot) })).sort((a, b) => b.at - a.at || a.pot - b.pot)
  for (const { pot } of order) {
    while ((state.lumps[pot] as number) > (base[pot] as number)) {
      const undo = gifts.takeBack(pot)
      if (
        instance.stages.every(
          (_, s) => (state.heads[s] as number) === 0 || isWithin(instance, view, state, s),
        )
      )
        continue
      undo()
      break
    }
  }
}
