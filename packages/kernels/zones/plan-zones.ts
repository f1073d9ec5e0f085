import { assert } from '@kit/base'
import { randomFrom } from '../random/index.ts'
import { weigh, type ZoneInstance, type ZoneRules } from './instance.ts'
import { objective, type State, stateOf, tryMove } from './search.ts'
import { growZones, unreachable } from './start.ts'
import { transport } from './transport.ts'

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
  /** Everything the rules count, in pupil-metres. */
  readonly objective: number
  /** No plan counts less, whole zones or not. */
  readonly bound: number
  /** What one more seat would save; by school. */
  readonly seatValue: Float64Array
}

export type ZoneOutcome =
  | { readonly status: 'solved'; readonly plan: ZonePlan }
  /** Blocks no school can reach over blocks that may attend it: allow them more schools, or note the borders they lack. */
  | { readonly status: 'infeasible'; readonly blocks: readonly number[] }
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
export function planZones(of: ZoneInstance, rules: ZoneRules, effort: ZoneEffort): ZoneOutcome {
  const cutOff = unreachable(of)
  if (cutOff.length > 0) return { status: 'infeasible', blocks: cutOff }
  const weight = weigh(of, rules)
  const flow = transport({ ...of, cost: weight }, { overflowCost: rules.overload })
  assert(flow, 'nobody stopped the transport')
  const choice = growZones(of, flow.seatValue)
  const blocks = [...choice.keys()].filter(b => choice[b] === -1)
  if (blocks.length > 0) return { status: 'out-of-time', blocks }
  const state = stateOf(of, rules, weight, choice)
  const best = anneal(state, effort)
  const overload = flow.overload.reduce((a, b) => a + b, 0)
  const bound = flow.cost + rules.overload * overload
  return { status: 'solved', plan: planOf(of, rules, weight, best, bound, flow.seatValue) }
}

const EPOCHS = 256
/** From 20 mean ways down to 0.08 in all epochs. */
const COOLING = 0.9787

function anneal(state: State, { seed, steps, onProgress }: ZoneEffort): Int32Array {
  const random = randomFrom(seed)
  const pupils = state.load.reduce((a, b) => a + b, 0)
  let mean = 0
  state.choice.forEach((a, b) => {
    mean += (state.of.pupils[b]! * state.weight[a]!) / Math.max(1, pupils)
  })
  let heat = 20 * mean
  let best = state.choice.slice()
  let least = objective(state)
  const each = Math.ceil(steps / EPOCHS)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const t = epoch / EPOCHS
    state.penalty = state.rules.overload * Math.min(1, 0.05 + 1.2 * t * t)
    const isLast = epoch >= EPOCHS - 8
    for (let i = 0; i < each; i++) tryMove(state, random, isLast ? 0 : heat)
    heat *= COOLING
    const now = objective(state)
    if (now < least) {
      least = now
      best = state.choice.slice()
    }
    if (onProgress?.((epoch + 1) / EPOCHS) === false) break
  }
  return best
}

function planOf(
  of: ZoneInstance,
  rules: ZoneRules,
  weight: Float64Array,
  choice: Int32Array,
  bound: number,
  seatValue: Float64Array,
): ZonePlan {
  const state = stateOf(of, rules, weight, choice)
  let metres = 0
  let changed = 0
  choice.forEach((a, b) => {
    metres += of.pupils[b]! * of.cost[a]!
    if (of.current[b]! >= 0 && of.current[b] !== state.zone[b]) changed += of.pupils[b]!
  })
  const overload = state.load.reduce((sum, n, s) => sum + Math.max(0, n - of.capacity[s]!), 0)
  const { zone: zoneOf, load } = state
  return { zoneOf, load, metres, overload, changed, objective: objective(state), bound, seatValue }
}
