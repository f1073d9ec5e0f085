import { parentPort, workerData } from 'node:worker_threads'
import { startWorker } from '@kit/base/worker'

/** What a worker tells: how far it is, at last its answer. */
type Message<Answer> =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'answer'; readonly answer: Answer }

/** The whole of a worker file: `await workWith(async (input, progress) => answer)`. */
export async function workWith<Input, Answer>(
  work: (input: Input, progress: (share: number) => void) => Promise<Answer> | Answer,
): Promise<void> {
  if (!parentPort) return
  const tell = (message: Message<Answer>) => parentPort?.postMessage(message)
  const answer = await work(workerData as Input, share => tell({ kind: 'progress', share }))
  tell({ kind: 'answer', answer })
}

/** Works in a worker of its own; `stop` ends it at once and the answer is null. */
export function startWork<Answer>(worker: URL, input: unknown, onProgress: (share: number) => void) {
  const thread = startWorker(worker, { workerData: input })
  const answer = new Promise<Answer | null>((resolve, reject) => {
    thread.on('message', (message: Message<Answer>) => {
      if (message.kind === 'progress') onProgress(message.share)
      else resolve(message.answer)
    })
    thread.on('error', reject)
    thread.on('exit', () => resolve(null))
  })
  return { answer, stop: () => thread.terminate() }
}
