import { parentPort, workerData } from 'node:worker_threads'
import { loadWholeSolver } from '../highs/index.ts'
import type { ZoneInstance, ZoneRules } from './instance.ts'
import type { ZonePlan } from './plan-zones.ts'
import { type ProofEffort, proveZones } from './prove-zones.ts'

export interface ProofJob {
  readonly instance: ZoneInstance
  readonly rules: ZoneRules
  readonly plan: ZonePlan
  readonly effort: Pick<ProofEffort, 'gap' | 'rounds'>
  /** Nodes a solve may look at. */
  readonly nodes: number
}

export type ProofMessage =
  | { readonly kind: 'round'; readonly round: number; readonly plan: ZonePlan }
  | { readonly kind: 'end'; readonly plan: ZonePlan }

if (parentPort) {
  const { instance, rules, plan, effort, nodes } = workerData as ProofJob
  const send = (message: ProofMessage) => parentPort?.postMessage(message)
  const solver = await loadWholeSolver({ nodes })
  const onRound: NonNullable<ProofEffort['onRound']> = (round, best) => {
    send({ kind: 'round', round, plan: best })
    return true
  }
  send({ kind: 'end', plan: proveZones(instance, rules, plan, solver, { ...effort, onRound }) })
}
