import { performance } from 'node:perf_hooks'
import { assert } from '@kit/base'
import { boundOf, checkInstance, checkPlan, highsSolver, planPath } from '@kit/kernels/investment'
import loadHighs from 'highs'
import { countyOf } from './invest-county.ts'

export const name = 'path to the standard: plan and bound'

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly goal?: string
  readonly met?: boolean
}

/** schools, limit of the spread, and the goal: seconds for plan and bound, gap in percent. */
const CASES = [
  [64, 0.5, 1, 0.8],
  [64, 0.35, 1, 0.8],
  [64, 0.3, 1, 0.8],
  [64, 0.25, 1, 0.8],
  [300, 0.5, 4, 1.3],
  [300, 0.35, 4, 1.3],
  [300, 0.3, 4, 1.3],
  [1000, 0.5, 6, 0.1],
] as const

export async function run(): Promise<Row[]> {
  const highs = await loadHighs()
  return CASES.flatMap(([schools, limit, seconds, percent]) => {
    const instance = countyOf(schools, limit)
    assert(checkInstance(instance).length === 0, 'the made-up county is sound')
    const from = performance.now()
    const outcome = planPath(instance, { exchanges: 200 })
    assert(outcome.status === 'solved', 'without limits of room there is always a plan')
    const planned = performance.now()
    const solver = highsSolver(highs)
    const { bound } = boundOf(instance, outcome.plan, solver, { rounds: 5 })
    solver.dispose()
    const took = (performance.now() - from) / 1000
    assert(checkPlan(instance, outcome.plan.lumps, { cost: outcome.plan.cost, bound }).length === 0, 'proved')
    const gap = (100 * (outcome.plan.cost - bound)) / outcome.plan.cost
    const of = `${schools} schools, limit ${limit.toFixed(2)}`
    return [
      { what: `${of}: plan`, value: planned - from, unit: 'ms' },
      {
        what: `${of}: plan and bound`,
        value: took,
        unit: 's',
        goal: `<= ${seconds} s`,
        met: took <= seconds,
      },
      { what: `${of}: proven gap`, value: gap, unit: '%', goal: `<= ${percent} %`, met: gap <= percent },
    ]
  })
}
