import { startWorker } from '@kit/base/worker'
import { solverDied } from '../highs/solver-died.ts'
import type { InvestmentInstance } from './instance.ts'
import type { PlannedInvestment } from './plan-investment.ts'
import type { InvestmentMessage } from './worker.ts'

/**
 * Plans in a thread of its own, which is ended afterwards: the solver blocks its thread and never gives memory back. Progress
 * answered with `false` ends the thread at once; the plan is then out of time.
 */
export function planInWorker(
  instance: InvestmentInstance,
  onProgress: (share: number) => boolean,
): Promise<PlannedInvestment> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(new URL('./worker.ts', import.meta.url), { workerData: instance })
    const end = (planned: PlannedInvestment) => {
      resolve(planned)
      void worker.terminate()
    }
    worker.on('message', (message: InvestmentMessage) => {
      if (message.kind === 'end') end(message.planned)
      else if (!onProgress(message.share)) end({ status: 'out-of-time' })
    })
    worker.on('error', cause => reject(solverDied(cause)))
    worker.on('exit', () => reject(solverDied(undefined)))
  })
}
