import type { InvestmentInstance } from './instance.ts'
import type { KindView } from './needs.ts'
import { cvOf, helps, isWithin, openState, put, type SpreadState } from './spread-state.ts'

/** What one kind costs when it is known which schools may stay at the floor. */
export interface Filled {
  /** By pot of the view. */
  readonly lumps: Int32Array
  /** Of them, those that thresholds and floors ask for; the rest only brings schools nearer to one another. */
  readonly base: Int32Array
  readonly count: number
  /** By stage: schools were raised for the spread up to this value per pupil; 0 where the thresholds were enough. */
  readonly level: Float64Array
  /** By stage: the spread reached where the limit cannot be kept, else NaN. */
  readonly stuck: Float64Array
}

/**
 * Least lumps of one kind: first what thresholds and floors ask for, then always one lump where it brings the spread down
 * most, which is the school with the least per pupil (counted at the middle of the lump), until every stage is within its
 * limit; at last each lump that turns out not to be needed is taken back.
 *
 * @shape waived: 1 where a row may stay at the floor → lumps by pot
 * @complexity O((pots + lumps) log pots)
 */
export function fill(instance: InvestmentInstance, view: KindView, waived: Uint8Array): Filled {
  const base = baseOf(view, waived)
  const state = openState(instance, view, base)
  const stages = instance.stages.length
  const level = new Float64Array(stages)
  const stuck = new Float64Array(stages).fill(Number.NaN)
  // What a one-through school gets for one stage moves the other one too, so the stages take turns.
  for (let round = 0; round < 4 * stages; round++) {
    let isDone = true
    for (let stage = 0; stage < stages; stage++) {
      if ((state.heads[stage] as number) === 0 || isWithin(instance, view, state, stage)) continue
      isDone = false
      level[stage] = Math.max(level[stage] as number, raise(instance, view, state, stage))
    }
    if (isDone) break
  }
  for (let stage = 0; stage < stages; stage++)
    if ((state.heads[stage] as number) > 0 && !isWithin(instance, view, state, stage))
      stuck[stage] = cvOf(state, stage)
  if (level.some(x => x > 0) && stuck.every(Number.isNaN)) drop(instance, view, state, base)
  return { lumps: state.lumps, base, count: state.lumps.reduce((a, b) => a + b, 0), level, stuck }
}

/** Lumps that thresholds and floors ask for, as far as there is room. */
export function baseOf(view: KindView, waived: Uint8Array): Int32Array {
  const base = new Int32Array(view.pots.length)
  for (let r = 0; r < view.potOf.length; r++) {
    const pot = view.potOf[r] as number
    const wanted = (waived[r] ? view.low[r] : view.full[r]) as number
    if (wanted > (base[pot] as number)) base[pot] = Math.min(wanted, view.most[pot] as number)
  }
  return base
}

/** Raises the schools of a stage from below; gives the value per pupil reached by the last one raised. */
function raise(instance: InvestmentInstance, view: KindView, state: SpreadState, stage: number): number {
  let level = 0
  let aside: number[] = []
  const heap = heapOf(instance, view, state, stage)
  while (!isWithin(instance, view, state, stage)) {
    const part = heap.pop()
    if (part === null) return level
    const row = view.row[part] as number
    const pot = view.potOf[row] as number
    if ((state.lumps[pot] as number) >= (view.most[pot] as number)) continue
    if (!helps(instance, view, state, part)) {
      aside.push(part)
      continue
    }
    put(instance, view, state, pot, 1)
    level = Math.max(level, (state.x[row] as number) / (instance.rows[row]?.pupils as number))
    heap.push(part, middleOf(instance, view, state, part))
    // The mean has moved: a lump that was too large before may be right now.
    for (const other of aside) heap.push(other, middleOf(instance, view, state, other))
    aside = []
  }
  return level
}

/** Takes back what is not needed, beginning where it helps least. */
function drop(instance: InvestmentInstance, view: KindView, state: SpreadState, base: Int32Array): void {
  const value = (pot: number) => {
    const r = view.row[view.first[pot] as number] as number
    return (state.x[r] as number) / (instance.rows[r]?.pupils as number)
  }
  const raised = [...base.keys()].filter(pot => (state.lumps[pot] as number) > (base[pot] as number))
  const order = raised.map(pot => ({ pot, at: value(pot) })).sort((a, b) => b.at - a.at || a.pot - b.pot)
  for (const { pot } of order) {
    while ((state.lumps[pot] as number) > (base[pot] as number)) {
      put(instance, view, state, pot, -1)
      if (
        instance.stages.every(
          (_, s) => (state.heads[s] as number) === 0 || isWithin(instance, view, state, s),
        )
      )
        continue
      put(instance, view, state, pot, 1)
      break
    }
  }
}

function middleOf(instance: InvestmentInstance, view: KindView, state: SpreadState, part: number): number {
  const r = view.row[part] as number
  return ((state.x[r] as number) + (view.gain[part] as number) / 2) / (instance.rows[r]?.pupils as number)
}

interface Heap {
  push(item: number, key: number): void
  /** The item with the least key, of equal keys the least item; null when empty. */
  pop(): number | null
}

function heapOf(instance: InvestmentInstance, view: KindView, state: SpreadState, stage: number): Heap {
  const heap = emptyHeap()
  for (let part = 0; part < view.row.length; part++)
    if (instance.rows[view.row[part] as number]?.stage === stage)
      heap.push(part, middleOf(instance, view, state, part))
  return heap
}

function emptyHeap(): Heap {
  const items: number[] = []
  const keys: number[] = []
  const before = (a: number, b: number) => {
    const [ka, kb] = [keys[a] as number, keys[b] as number]
    return ka < kb || (ka === kb && (items[a] as number) < (items[b] as number))
  }
  const swap = (a: number, b: number) => {
    ;[items[a], items[b]] = [items[b] as number, items[a] as number]
    ;[keys[a], keys[b]] = [keys[b] as number, keys[a] as number]
  }
  const sink = (from: number) => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      if (left >= items.length) return
      const least = left + 1 < items.length && before(left + 1, left) ? left + 1 : left
      if (!before(least, at)) return
      swap(least, at)
      at = least
    }
  }
  return {
    push(item, key) {
      items.push(item)
      keys.push(key)
      for (let at = items.length - 1; at > 0 && before(at, (at - 1) >> 1); at = (at - 1) >> 1)
        swap(at, (at - 1) >> 1)
    },
    pop() {
      const top = items[0]
      if (top === undefined) return null
      swap(0, items.length - 1)
      items.pop()
      keys.pop()
      sink(0)
      return top
    },
  }
}
