import type { Gifts } from './gifts.ts'
import { type Heap, heapOf } from './heap.ts'
import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { benefitOf, cvOf, isWithin, type SpreadState } from './spread-state.ts'

/** What raising is told and tells. */
export interface Course {
  /** By stage: value per pupil in the middle of the last lump, and the least spread met; both are written. */
  readonly level: Float64Array
  readonly reached: Float64Array
  /** What is shared between stages was settled beforehand and serves only where nothing else helps. */
  readonly isSharedSettled: boolean
}

/**
 * Adds lumps until every stage is within its limit. What a lump does is counted against the best lump that serves one stage
 * alone; one shared between stages is taken when it does more than that for all of them together.
 */
export function raise(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  gifts: Gifts,
  { level, reached, isSharedSettled }: Course,
): void {
  const heaps = instance.stages.map((_, stage) => aloneIn(instance, view, state, stage))
  const shared = [...view.pots.keys()].filter(pot => partsOf(view, pot) > 1)
  for (let against = 0; against <= MOST_AGAINST * view.pots.length; ) {
    const over = instance.stages.map(
      (_, s) => (state.heads[s] as number) > 0 && !isWithin(instance, view, state, s),
    )
    if (!over.includes(true)) return
    noteReached(state, over, reached)
    const alone = heaps.map((heap, s) => (over[s] ? bestAlone(instance, view, state, heap) : null))
    const own = bestOwn(view, alone)
    const next =
      isSharedSettled && own.gain > 0 ? own : bestShared(instance, view, state, shared, alone, over, own)
    // Where lumps are coarse every single one may harm, and only some more of them bring schools nearer again.
    if (next.gain <= 0) against += 1
    if (next.pot === null) {
      if (gifts.replaceBought('at any price')) continue
      return
    }
    noteLevel(instance, view, state, next.pot, over, level)
    gifts.add(next.pot, over)
    if (next.part !== null)
      heaps[stageOf(instance, view, next.part)]?.replace(middleOf(instance, view, state, next.part))
  }
}

function noteReached(state: SpreadState, over: readonly boolean[], reached: Float64Array): void {
  over.forEach((isOver, s) => {
    if (isOver) reached[s] = Math.min(reached[s] as number, cvOf(state, s))
  })
}

function noteLevel(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  pot: number,
  over: readonly boolean[],
  level: Float64Array,
): void {
  for (let i = view.first[pot] as number; i < (view.first[pot + 1] as number); i++) {
    const stage = stageOf(instance, view, i)
    if (over[stage]) level[stage] = Math.max(level[stage] as number, middleOf(instance, view, state, i))
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

/** The first stage's best lump that serves it alone and helps; if none helps, one that harms. */
function bestOwn(view: KindView, alone: readonly (Alone | null)[]): Next {
  const own = alone.find(x => x !== null && x.benefit > 0) ?? alone.find(x => x !== null)
  if (!own) return { pot: null, part: null, gain: Number.NEGATIVE_INFINITY }
  const pot = view.potOf[view.row[own.part] as number] as number
  return { pot, part: own.part, gain: own.benefit > 0 ? 1 : 0 }
}

/** The shared pot that does most, if it does more than a lump for one stage alone; else that lump. */
function bestShared(
  instance: InvestmentInstance,
  view: KindView,
  state: SpreadState,
  shared: readonly number[],
  alone: readonly (Alone | null)[],
  over: readonly boolean[],
  own: Next,
): Next {
  let best = own
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

export function stageOf(instance: InvestmentInstance, view: KindView, part: number): number {
  return instance.rows[view.row[part] as number]?.stage as number
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
