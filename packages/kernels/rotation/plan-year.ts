import loadHighs from 'highs'
import { highsSolver, type SolverSteps } from './highs-solver.ts'
import type { RotationInstance } from './instance.ts'
import { type Outcome, type Progress, planRotation } from './plan-rotation.ts'

/** Far beyond what a county of several hundred schools needs. */
const STEPS: SolverSteps = { iterations: 2_000_000, nodes: 10_000 }

/**
 * A year of rotation, all in one call; it blocks its thread, so run it in a worker (`in-worker.ts` does).
 *
 * @requires an instance that `checkInstance` accepted
 * @refuses nothing: no plan is `infeasible`, with the clashing rules
 */
export async function planYear(
  instance: RotationInstance,
  { onProgress = () => true, steps = STEPS }: { onProgress?: Progress; steps?: SolverSteps } = {},
): Promise<Outcome> {
  return planRotation(instance, highsSolver(await loadHighs(), steps), onProgress)
}
