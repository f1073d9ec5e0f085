import { parentPort, workerData } from 'node:worker_threads'

const given: number = workerData
parentPort?.postMessage(given + 1)
