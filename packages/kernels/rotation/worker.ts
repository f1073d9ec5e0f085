import { parentPort, workerData } from 'node:worker_threads'
import loadHighs from 'highs'
import { highsSolver, type SolverSteps } from './highs-solver.ts'
import type { RotationInstance } from './instance.ts'
import { type Outcome, type Progress, planRotation } from './plan-rotation.ts'

export interface RotationJob {
  readonly instance: RotationInstance
  readonly steps: SolverSteps
}

export type RotationMessage =
  | { readonly kind: 'step'; readonly step: Parameters<Progress>[0] }
  | { readonly kind: 'end'; readonly outcome: Outcome }

if (parentPort) {
  const { instance, steps } = workerData as RotationJob
  const send = (message: RotationMessage) => parentPort?.postMessage(message)
  const outcome = planRotation(instance, highsSolver(await loadHighs(), steps), step => {
    send({ kind: 'step', step })
    return true
  })
  send({ kind: 'end', outcome })
}
