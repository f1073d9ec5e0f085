import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Starts a TypeScript file as a worker thread. Node 20 runs no TypeScript by itself, a loader of the main thread is not
 * inherited and `--import` comes too late for the first file: so the worker begins with a line that registers its own.
 */
export function startWorker(module: URL, options: WorkerOptions = {}): Worker {
  const found = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'))
  const loader = new URL('index.mjs', found).href // `require` finds its twin, which registers nothing here
  const first = `import(${JSON.stringify(loader)}).then(tsx => { tsx.register(); return import(${JSON.stringify(module.href)}) })`
  return new Worker(first, { ...options, eval: true })
}
