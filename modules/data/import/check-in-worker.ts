import { startWorker } from '@kit/base/worker'
import type { CheckJob, CheckMessage } from './worker.ts'

export type CheckEnd =
  | Exclude<CheckMessage, { kind: 'progress' }>
  | { readonly kind: 'died' }
  | { readonly kind: 'stopped' }

/** Heap of the checking thread; a file that needs more is refused, the server lives on. */
const HEAP_MB = 640

/** Checks a file in a thread of its own, which an aborted signal ends at once. */
export function checkInWorker(
  job: CheckJob,
  signal: AbortSignal,
  onProgress: (rows: number, share: number) => void,
): Promise<CheckEnd> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve({ kind: 'stopped' })
    const worker = startWorker(new URL('./worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const stop = () => {
      resolve({ kind: 'stopped' })
      void worker.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: CheckMessage) => {
      if (message.kind === 'progress') onProgress(message.rows, message.share)
      else resolve(message)
    })
    worker.on('error', error => resolve(endOf(error)))
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop)
      resolve({ kind: 'died' })
    })
  })
}

/** Out of memory is the file's doing; anything else is ours and must not be taken for it. */
function endOf(error: unknown): CheckEnd {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { kind: 'died' }
  console.error(error)
  return { kind: 'died' }
}
