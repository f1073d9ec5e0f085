import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startWorker } from './worker.ts'

test('a TypeScript file runs as a worker, under the test runner too', async () => {
  const worker = startWorker(new URL('./worker.example.ts', import.meta.url), { workerData: 20 })
  const [answer] = await once(worker, 'message')
  await worker.terminate()
  expect(answer).toBe(21)
})
