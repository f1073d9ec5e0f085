import { startWorker } from '@kit/base/worker'
import type { InvestmentInstance } from '@kit/kernels/investment'
import type { PathMessage } from './path-worker.ts'

export type PathAnswer = Exclude<PathMessage, { kind: 'progress' }>

/** Plans in a worker of its own; `stop` ends it at once and the answer is null. */
export function startPath(instance: InvestmentInstance, onProgress: (share: number) => void) {
  const worker = startWorker(new URL('./path-worker.ts', import.meta.url), { workerData: instance })
  const answer = new Promise<PathAnswer | null>((resolve, reject) => {
    worker.on('message', (message: PathMessage) => {
      if (message.kind === 'progress') onProgress(message.share)
      else resolve(message)
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve(null))
  })
  return { answer, stop: () => worker.terminate() }
}
