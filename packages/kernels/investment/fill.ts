import { type Gifts, openGifts } from './gifts.ts'
import { type Heap, heapOf } from './heap.ts'
import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { benefitOf, cvOf, evenOf, excessOf, isWithin, openState, type SpreadState } from './spread-state.ts'

/** What one kind costs when it is known which schools may stay at the floor. */
export interface Filled {
  /** By pot of the view: what it gains; below zero what it gives to others. */
  readonly lumps: Int32Array
  /** Of them, those that thresholds and floors ask for; the rest only brings schools nearer to one another. */
  readonly base: Int32Array
  /** In fen. */
  readonly cost: number
  /** By pool: whether lumps had to be bought. */
  readonly buys: Uint8Array
  /** By stage: value per pupil in the middle of the last lump given for the spread; 0 where the thresholds were enough. */
  readonly level: Float64Array
  /** By stage: value per pupil from which a lump makes the spread worse. */
  readonly top: Float64Array
  /** Lumps, less than one a stage, that the last lump given for the spread was too much. */
  readonly spare: number
  /** By stage: the spread reached where the limit cannot be kept, else NaN. */
  readonly stuck: Float64Array
}

/**
 * Least lumps of one kind: first what thresholds and floors ask for, then always one lump where it brings the spread down
 * most, which is the school with the least per pupil (counted at the middle of the lump), until every stage is within its
 * limit; at last each lump that turns out not to be needed is taken back. What may be moved comes from the schools with the
 * most per pupil where that is cheaper than buying.
 *
 * @shape waived: 1 where a row may stay at the floor → lumps by pot
 * @complexity O((pots + lumps) log pots)
 */
export function fill(instance: InvestmentInstance, view: KindView, waived: Uint8Array): Filled {
  const need = baseOf(view, waived)
  const base = need.map(n => Math.max(0, n))
  const state = openState(instance, view, base)
  const gifts = openGifts(instance, view, state, need)
  while (gifts.replaceBought());
  const stages = instance.stages.length
  const level = new Float64Array(stages)
  const stuck = new Float64Array(stages).fill(Number.NaN)
  const reached = new Float64Array(stages).fill(Number.POSITIVE_INFINITY)
  raise(instance, view, state, gifts, level, reached)
  for (let stage = 0; stage < stages; stage++)
    if ((state.heads[stage] as number) > 0 && !isWithin(instance, view, state, stage))
      stuck[stage] = reached[stage] as number
  if (level.some(x => x > 0) && stuck.every(Number.isNaN)) drop(instance, view, state, gifts, base)
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

/**
 * Adds lumps until every stage is within its limit. What a lump does is counted against the best lump that serves one stage
 * alone; one shared between stages is taken when it does more than that for all of them together.
 */
function raise(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  gifts: Gifts,
  level: Float64Array,
  reached: Float64Array,
): void {
  const heaps = instance.stages.map((_, stage) => aloneIn(instance, view, state, stage))
  const shared = [...view.pots.keys()].filter(pot => partsOf(view, pot) > 1)
  for (let against = 0; against <= MOST_AGAINST * view.pots.length; ) {
    const over = instance.stages.map(
      (_, s) => (state.heads[s] as number) > 0 && !isWithin(instance, view, state, s),
    )
    if (!over.includes(true)) return
    over.forEach((isOver, s) => {
      if (isOver) reached[s] = Math.min(reached[s] as number, cvOf(state, s))
    })
    const alone = heaps.map((heap, s) => (over[s] ? bestAlone(instance, view, state, heap) : null))
    const next = bestShared(instance, view, state, shared, alone, over)
    // Where lumps are coarse every single one may harm, and only some more of them bring schools nearer again.
    if (next.gain <= 0) against += 1
    if (next.pot === null) {
      if (gifts.replaceBought('at any price')) continue
      return
    }
    for (let i = view.first[next.pot] as number; i < (view.first[next.pot + 1] as number); i++) {
      const stage = stageOf(instance, view, i)
      if (over[stage]) level[stage] = Math.max(level[stage] as number, middleOf(instance, view, state, i))
    }
    gifts.add(next.pot, over)
    if (next.part !== null)
      heaps[stageOf(instance, view, next.part)]?.replace(middleOf(instance, view, state, next.part))
  }
}

/** So many lumps a pot may be given although they harm. */
const MOST_AGAINST = 32

interface Alone {
  readonly part: number
  readonly benefit: number
}

interface Next {
  readonly pot: number | null
  /** The part, where the pot serves one stage alone. */
  readonly part: number | null
  /** Not above zero where nothing helps. */
  readonly gain: number
}

/** The best pot that serves this stage alone: the school with the least per pupil that still has room. */
function bestAlone(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  heap: Heap,
): Alone | null {
  for (let part = heap.top(); part !== null; part = heap.top()) {
    const pot = view.potOf[view.row[part] as number] as number
    if ((state.lumps[pot] as number) < (view.most[pot] as number))
      return { part, benefit: benefitOf(instance, view, state, part) }
    heap.pop()
  }
  return null
}

/** The shared pot that does most, if it does more than a lump for one stage alone; else that lump. */
function bestShared(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  shared: readonly number[],
  alone: readonly (Alone | null)[],
  over: readonly boolean[],
): Next {
  const own = alone.find(x => x !== null && x.benefit > 0) ?? alone.find(x => x !== null)
  let best: Next = { pot: null, part: null, gain: Number.NEGATIVE_INFINITY }
  if (own)
    best = {
      pot: view.potOf[view.row[own.part] as number] as number,
      part: own.part,
      gain: own.benefit > 0 ? 1 : 0,
    }
  for (const pot of shared) {
    if ((state.lumps[pot] as number) >= (view.most[pot] as number)) continue
    const gain = gainOf(instance, view, state, pot, alone, over)
    if (gain > best.gain) best = { pot, part: null, gain }
  }
  return best
}

/** What a shared pot does for all stages over their limits, counted in lumps that serve one of them alone. */
function gainOf(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  pot: number,
  alone: readonly (Alone | null)[],
  over: readonly boolean[],
): number {
  let gain = 0
  for (let i = view.first[pot] as number; i < (view.first[pot + 1] as number); i++) {
    const stage = stageOf(instance, view, i)
    const unit = alone[stage]?.benefit ?? 0
    if (over[stage]) gain += benefitOf(instance, view, state, i) / (unit > 0 ? unit : 1)
  }
  return gain
}

function partsOf(view: KindView, pot: number): number {
  return (view.first[pot + 1] as number) - (view.first[pot] as number)
}

function stageOf(instance: InvestmentInstance, view: KindView, part: number): number {
  return instance.rows[view.row[part] as number]?.stage as number
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

function middleOf(instance: InvestmentInstance, view: KindView, state: SpreadState, part: number): number {
  const r = view.row[part] as number
  return ((state.x[r] as number) + (view.gain[part] as number) / 2) / (instance.rows[r]?.pupils as number)
}

/** Parts of pots that serve one stage alone, by the value per pupil in the middle of the next lump. */
function aloneIn(instance: InvestmentInstance, view: KindView, state: SpreadState, stage: number): Heap {
  const parts = [...view.row.keys()].filter(
    i =>
      stageOf(instance, view, i) === stage &&
      partsOf(view, view.potOf[view.row[i] as number] as number) === 1,
  )
  const keyed = parts.map(part => ({ part, key: middleOf(instance, view, state, part) }))
  keyed.sort((a, b) => a.key - b.key || a.part - b.part)
  return heapOf(
    keyed.map(x => x.part),
    keyed.map(x => x.key),
  )
}
