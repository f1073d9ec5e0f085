import { randomFrom } from '../random/index.ts'
import type { ZoneInstance, ZoneRules } from './instance.ts'
import { narrowed } from './narrow.ts'
import { objective, type State, stateOf, tryMove } from './search.ts'
import { type SplitBound, splitBound } from './split-bound.ts'
import { growZones, unreachable } from './start.ts'
import { sum, tollOf, type Year, yearsOf } from './years.ts'

export interface ZonePlan {
  /** School of each block. */
  readonly zoneOf: Int32Array
  readonly load: Int32Array
  /** Σ pupils × metres. */
  readonly metres: number
  /** Pupils over the seats, all schools together. */
  readonly overload: number
  /** Pupils whose zone is another than today. */
  readonly changed: number
  /** Years after the first: pupils by school, and over the seats in all. */
  readonly later: readonly YearFigures[]
  /** Everything the rules count, in pupil-metres. */
  readonly objective: number
  /** No plan counts less, whole zones or not. */
  readonly bound: number
  /** What one more seat would save in all years; by school. */
  readonly seatValue: Float64Array
}

export interface YearFigures {
  readonly load: Int32Array
  readonly overload: number
}

export type ZoneOutcome =
  | { readonly status: 'solved'; readonly plan: ZonePlan }
  /**
   * Blocks no school can reach over blocks that may attend it. By their borders: allow them more schools, or note the borders they
   * lack. Only because a school keeps them: what it keeps lies in pieces.
   */
  | { readonly status: 'infeasible'; readonly blocks: readonly number[]; readonly by: 'borders' | 'kept' }
  /** Stopped, or blocks were cut off by their neighbours: not proved impossible. */
  | { readonly status: 'out-of-time'; readonly blocks: readonly number[] }

export interface ZoneEffort {
  readonly seed: number
  readonly steps: number
  /** Called now and then with 0 … 1; returning false stops with the best plan so far. */
  readonly onProgress?: (share: number) => boolean
}

/**
 * Whole, connected zones of least weight: grown from the schools by the prices of the transport bound, then annealed by shifts
 * and exchanges of blocks that keep every zone connected.
 *
 * @shape B blocks × S schools, A choices → school of each block
 * @unit cost in metres, weights in metres for one pupil
 * @requires an instance that `checkInstance` accepted
 * @complexity transport + O(steps × blocks of a zone)
 */
export function planZones(given: ZoneInstance, rules: ZoneRules, effort: ZoneEffort): ZoneOutcome {
  const of = narrowed(given)
  const cutOff = unreachable(of)
  if (cutOff.length > 0) {
    const anyway = unreachable(given)
    return anyway.length > 0
      ? { status: 'infeasible', blocks: anyway, by: 'borders' }
      : { status: 'infeasible', blocks: cutOff, by: 'kept' }
  }
  const years = yearsOf(of, rules)
  const split = splitBound(years, rules.overload)
  const choice = growZones(of, split.seatValue)
  const blocks = [...choice.keys()].filter(b => choice[b] === -1)
  if (blocks.length > 0) return { status: 'out-of-time', blocks }
  const best = anneal(stateOf(of, rules, years, choice), split, effort)
  return { status: 'solved', plan: planOf(of, rules, years, best, split) }
}

const EPOCHS = 256
/** From 12 mean ways down to 0.3 in all epochs. */
const COOLING = 0.98569

/**
 * At first a seat has the price of the transport bound, which fades, while the penalty for being over grows: so blocks leave the
 * schools that will be full before they are.
 */
function anneal(state: State, { byYear }: SplitBound, { seed, steps, onProgress }: ZoneEffort): Int32Array {
  const random = randomFrom(seed)
  const pupils = state.years.reduce((n, year) => n + year.weight * sum(year.pupils), 0)
  const plain = state.toll.slice()
  const price = tollOf(
    state.years.map((year, y) => ({
      ...year,
      cost: state.of.cost.map((_, a) => byYear[y]![state.of.schools[a]!]!),
    })),
  )
  let mean = 0
  for (const a of state.choice) mean += plain[a]! / Math.max(1, pupils)
  let heat = 12 * mean
  let best = state.choice.slice()
  let least = objective(state)
  const each = Math.ceil(steps / EPOCHS)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const isLast = epoch >= EPOCHS - 8
    const t = epoch / EPOCHS
    state.penalty = isLast ? state.rules.overload : Math.min(state.rules.overload, mean * (3 + 20 * t))
    state.toll.forEach((_, a, toll) => {
      toll[a] = plain[a]! + (isLast ? 0 : (1 - t) * price[a]!)
    })
    for (let i = 0; i < each; i++) tryMove(state, random, isLast ? 0 : heat)
    heat *= COOLING
    state.toll.set(plain)
    const now = objective(state)
    if (now < least) {
      least = now
      best = state.choice.slice()
    }
    if (onProgress?.((epoch + 1) / EPOCHS) === false) break
  }
  return best
}

/** The figures of zones, given by the choice of each block. */
export function planOf(
  of: ZoneInstance,
  rules: ZoneRules,
  years: readonly Year[],
  choice: Int32Array,
  { bound, seatValue }: Pick<SplitBound, 'bound' | 'seatValue'>,
): ZonePlan {
  const state = stateOf(of, rules, years, choice)
  let metres = 0
  let changed = 0
  choice.forEach((a, b) => {
    metres += of.pupils[b]! * of.cost[a]!
    if (of.current[b]! >= 0 && of.current[b] !== state.zone[b]) changed += of.pupils[b]!
  })
  const [first, ...later] = state.years.map(({ load, capacity }) => ({
    load,
    overload: load.reduce((over, n, s) => over + Math.max(0, n - capacity[s]!), 0),
  }))
  return {
    zoneOf: state.zone,
    ...first!,
    later,
    metres,
    changed,
    objective: objective(state),
    bound,
    seatValue,
  }
}
