import { assert } from '@kit/base'
import { wholeSolver } from '@kit/kernels/highs'
import {
  checkZones,
  planZones,
  proveZones,
  type ZoneInstance,
  type ZoneOutcome,
  type ZonePlan,
} from '@kit/kernels/zones'
import loadHighs from 'highs'
import { workWith } from '../plan/work.ts'
import type { ZonePlanRules } from './plan.ts'
import type { ZoneWeights } from './schema.ts'

export interface ZoneWork {
  readonly of: ZoneInstance
  readonly weights: ZoneWeights
  readonly seed: number
  readonly steps: number
  /** How far to prove; null: not beyond the transport bound. */
  readonly proof: ZonePlanRules['proof'] | null
}

async function work(given: ZoneWork, tell: (share: number) => void): Promise<ZoneOutcome> {
  const { of, weights, seed, steps, proof } = given
  const whole = proof === null ? 1 : 0.3
  const onProgress = (share: number) => {
    tell(whole * share)
    return true
  }
  const outcome = planZones(of, weights, { seed, steps, onProgress })
  if (outcome.status !== 'solved') return outcome
  const plan = proof === null ? outcome.plan : await proved(given, proof, outcome.plan, tell)
  const violations = checkZones(of, weights, plan)
  assert(violations.length === 0, `the zones do not stand: ${JSON.stringify(violations.slice(0, 5))}`)
  return { status: 'solved', plan }
}

async function proved(
  { of, weights }: ZoneWork,
  { nodes, gap, rounds }: ZonePlanRules['proof'],
  plan: ZonePlan,
  tell: (share: number) => void,
): Promise<ZonePlan> {
  const solver = wholeSolver(await loadHighs(), { nodes })
  const onRound = (round: number) => {
    tell(0.3 + (0.7 * round) / rounds)
    return true
  }
  return proveZones(of, weights, plan, solver, { gap, rounds, onRound })
}

await workWith(work)
