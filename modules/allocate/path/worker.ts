import { assert } from '@kit/base'
import { boundOf, checkPlan, highsSolver, type InvestmentInstance, planPath } from '@kit/kernels/investment'
import loadHighs from 'highs'
import { workWith } from '../plan/work.ts'
import type { Found } from './result-of.ts'

const EXCHANGES = 400
const ROUNDS = 6

async function work(instance: InvestmentInstance, tell: (share: number) => void): Promise<Found> {
  const outcome = planPath(instance, {
    exchanges: EXCHANGES,
    progress: (done, of) => {
      tell((0.5 * done) / of)
      return true
    },
  })
  if (outcome.status === 'infeasible') return { kind: 'infeasible', clashes: outcome.clashes }
  assert(outcome.status === 'solved', 'nobody told the search to stop')
  const solver = highsSolver(await loadHighs())
  const { bound } = boundOf(instance, outcome.plan, solver, {
    rounds: ROUNDS,
    progress: round => {
      tell(0.5 + (0.5 * round) / ROUNDS)
      return true
    },
  })
  solver.dispose()
  const violations = checkPlan(instance, outcome.plan.lumps, { cost: outcome.plan.cost, bound })
  assert(violations.length === 0, `the plan does not stand: ${JSON.stringify(violations.slice(0, 5))}`)
  return { kind: 'solved', plan: outcome.plan, bound }
}

await workWith(work)
