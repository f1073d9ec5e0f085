import { parentPort, workerData } from 'node:worker_threads'
import type { InvestmentInstance } from './instance.ts'
import { type PlannedInvestment, planInvestment } from './plan-investment.ts'

export type InvestmentMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'end'; readonly planned: PlannedInvestment }

if (parentPort) {
  const send = (message: InvestmentMessage) => parentPort?.postMessage(message)
  const planned = await planInvestment(workerData as InvestmentInstance, {
    onProgress: share => {
      send({ kind: 'progress', share })
      return true
    },
  })
  send({ kind: 'end', planned })
}
