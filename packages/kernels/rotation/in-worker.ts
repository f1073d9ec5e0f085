import { startWorker } from '@kit/base/worker'
import { solverDied } from '../highs/solver-died.ts'
import type { RotationInstance } from './instance.ts'
import type { Outcome, Progress } from './plan-rotation.ts'
import type { RotationMessage } from './worker.ts'

/**
 * Plans in a thread of its own, which is ended afterwards: the solver blocks its thread and never gives memory back. A step
 * answered with `false` ends the thread at once; the plan is then out of time.
 */
export function planInWorker(instance: RotationInstance, progress: Progress): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(new URL('./worker.ts', import.meta.url), { workerData: instance })
    const end = (outcome: Outcome) => {
      resolve(outcome)
      void worker.terminate()
    }
    worker.on('message', (message: RotationMessage) => {
      if (message.kind === 'end') end(message.outcome)
      else if (!progress(message.step)) end({ status: 'out-of-time' })
    })
    worker.on('error', cause => reject(solverDied(cause)))
    worker.on('exit', () => reject(solverDied(undefined)))
  })
}
