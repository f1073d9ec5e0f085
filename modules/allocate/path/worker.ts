import { assert } from '@kit/base'
import { type InvestmentInstance, planInvestment } from '@kit/kernels/investment'
import { workWith } from '../plan/work.ts'
import type { Found } from './result-of.ts'

await workWith<InvestmentInstance, Found>(async (instance, tell) => {
  const planned = await planInvestment(instance, {
    onProgress: share => {
      tell(share)
      return true
    },
  })
  assert(planned.status !== 'out-of-time', 'nobody told the search to stop')
  return planned.status === 'solved'
    ? { kind: 'solved', plan: planned.plan, bound: planned.bound }
    : { kind: 'infeasible', clashes: planned.clashes }
})
