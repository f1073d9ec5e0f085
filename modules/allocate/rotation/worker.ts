import { type Outcome, planYear, type RotationInstance } from '@kit/kernels/rotation'
import { workWith } from '../plan/work.ts'

/** How far the work is when a step begins; looking for clashes has no known end. */
const SHARE = { volunteers: 0, model: 0.1, solve: 0.2, whole: 0.7, clashes: 0.8 } as const

await workWith<RotationInstance, Outcome>((instance, tell) =>
  planYear(instance, {
    onProgress: step => {
      tell(SHARE[step])
      return true
    },
  }),
)
