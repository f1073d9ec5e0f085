import { assert } from '@kit/base'
import loadHighs from 'highs'
import { boundOf } from './bound.ts'
import { checkPlan } from './check-plan.ts'
import { highsSolver } from './highs-solver.ts'
import type { InvestmentInstance } from './instance.ts'
import { type InvestmentPlan, type Outcome, planPath } from './plan-path.ts'

export interface InvestmentEffort {
  /** Share of the work that is done, 0 to 1; `false` ends it as out of time. */
  readonly onProgress?: (share: number) => boolean
  /** Exchanges tried and rounds of the bound: counts, no clock, so that every machine gives the same plan. */
  readonly exchanges?: number
  readonly rounds?: number
}

export type PlannedInvestment =
  | {
      readonly status: 'solved'
      readonly plan: InvestmentPlan
      readonly bound: number
      readonly proved: readonly string[]
    }
  | Exclude<Outcome, { readonly status: 'solved' }>

const PROVED = ['P1', 'P2', 'P3', 'P4', 'P5', 'P7']

/**
 * A least-cost way to the standard with its proven bound, checked by separate code. All one call; it blocks its thread, so run
 * it in a worker.
 *
 * @requires an instance that `checkInstance` accepted
 * @refuses nothing: no plan is `infeasible`, with the clashing rules
 */
export async function planInvestment(
  instance: InvestmentInstance,
  { onProgress = () => true, exchanges = 400, rounds = 12 }: InvestmentEffort = {},
): Promise<PlannedInvestment> {
  let goesOn = true
  const tell = (share: number) => {
    goesOn &&= onProgress(share)
    return goesOn
  }
  const outcome = planPath(instance, { exchanges, progress: (done, of) => tell((0.5 * done) / of) })
  if (outcome.status !== 'solved') return outcome
  const { plan } = outcome
  const solver = highsSolver(await loadHighs())
  try {
    const { bound } = boundOf(instance, plan, solver, {
      rounds,
      progress: round => tell(0.5 + (0.5 * round) / rounds),
    })
    if (!goesOn) return { status: 'out-of-time' }
    const violations = checkPlan(instance, plan.lumps, { cost: plan.cost, bound, transfers: plan.transfers })
    assert(violations.length === 0, `the plan does not stand: ${JSON.stringify(violations.slice(0, 5))}`)
    return { status: 'solved', plan, bound, proved: PROVED }
  } finally {
    solver.dispose()
  }
}
