import { parentPort, workerData } from 'node:worker_threads'
import { assert } from '@kit/base'
import {
  type Bound,
  boundOf,
  checkPlan,
  highsSolver,
  type InvestmentInstance,
  type InvestmentPlan,
  type Outcome,
  planPath,
} from '@kit/kernels/investment'
import loadHighs from 'highs'

/** What the worker tells: how far it is, then the plan with its bound, or why there is none. */
export type PathMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'solved'; readonly plan: InvestmentPlan; readonly bound: Bound['bound'] }
  | { readonly kind: 'infeasible'; readonly clashes: Extract<Outcome, { status: 'infeasible' }>['clashes'] }

const EXCHANGES = 400
const ROUNDS = 6

async function work(instance: InvestmentInstance): Promise<PathMessage> {
  const tell = (share: number) => parentPort?.postMessage({ kind: 'progress', share } satisfies PathMessage)
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

if (parentPort) parentPort.postMessage(await work(workerData as InvestmentInstance))
