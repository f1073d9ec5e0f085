import { type DrawList, type Odds, simulateOdds } from '@kit/kernels/draw'
import { workWith } from '../plan/work.ts'

export interface Simulation {
  readonly list: DrawList
  readonly draws: number
}

/** Chances of every kind of family, before the draw. The seed is fixed: simulating twice shows the same. */
await workWith<Simulation, Odds>(({ list, draws }, tell) =>
  simulateOdds(list, {
    draws,
    seed: 1,
    onProgress: share => {
      tell(share)
      return true
    },
  }),
)
