import { parentPort, workerData } from 'node:worker_threads'
import type { RotationInstance } from './instance.ts'
import type { Outcome, Progress } from './plan-rotation.ts'
import { planYear } from './plan-year.ts'

export type RotationMessage =
  | { readonly kind: 'step'; readonly step: Parameters<Progress>[0] }
  | { readonly kind: 'end'; readonly outcome: Outcome }

if (parentPort) {
  const send = (message: RotationMessage) => parentPort?.postMessage(message)
  const outcome = await planYear(workerData as RotationInstance, {
    onProgress: step => {
      send({ kind: 'step', step })
      return true
    },
  })
  send({ kind: 'end', outcome })
}
