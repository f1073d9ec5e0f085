import { startWorker } from '@kit/base/worker'
import { solverDied } from '../highs/solver-died.ts'
import type { ZonePlan } from './plan-zones.ts'
import type { ProofJob, ProofMessage } from './worker.ts'

/**
 * Proves in a thread of its own, which is ended afterwards: the solver blocks its thread and never gives memory back. A round
 * answered with `false`, or a signal, ends the thread at once with the best plan and bound so far.
 */
export function proveInWorker(
  job: ProofJob,
  onRound: (round: number, plan: ZonePlan) => boolean,
  signal?: AbortSignal,
): Promise<ZonePlan> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(new URL('./worker.ts', import.meta.url), { workerData: job })
    let best = job.plan
    const end = (plan: ZonePlan) => {
      resolve(plan)
      void worker.terminate()
    }
    signal?.addEventListener('abort', () => end(best), { once: true })
    worker.on('message', (message: ProofMessage) => {
      best = message.plan
      if (message.kind === 'end' || !onRound(message.round, best)) end(best)
    })
    worker.on('error', cause => reject(solverDied(cause)))
    worker.on('exit', () => reject(solverDied(undefined)))
  })
}
