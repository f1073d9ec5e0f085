import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a TypeScript file as a worker thread. Node 20 runs no TypeScript by itself and a loader that was registered at
 * run time is not inherited, so the worker gets its own.
 */
export function startWorker(module: URL, options: WorkerOptions = {}): Worker {
  // Test runners bring no `import.meta.resolve`.
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return new Worker(fileURLToPath(module), {
    ...options,
    execArgv: ['--import', loader, ...(options.execArgv ?? [])],
  })
}
