import { attempt, type Result } from '@kit/base'
import { loadWholeSolver } from '@kit/kernels/highs'
import { workWith } from '../plan/work.ts'
import { type Goal, type Phase, type Siting, sited } from '../zones/site-goals.ts'

export interface SitingWork {
  readonly of: Siting
  readonly standing: { readonly fixed: readonly number[]; readonly count: number }
  readonly goal: Goal
  /** Nodes a solve may look at. */
  readonly nodes: number
}

await workWith(
  ({ of, standing, goal, nodes }: SitingWork): Promise<Result<Phase[]>> =>
    attempt(async () => sited(of, standing, goal, await loadWholeSolver({ nodes }))),
)
