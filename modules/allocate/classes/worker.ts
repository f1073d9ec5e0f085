import { attempt, type Result } from '@kit/base'
import type { ListRows } from '../lists/kind.ts'
import { tableOf } from '../lists/table.ts'
import { workWith } from '../plan/work.ts'
import { changeYear, type Formation, formYear, STEPS } from './formation.ts'
import { readYear } from './instance.ts'
import { balanceBesideChance } from './measure.ts'
import type { ClassPlan } from './plan.ts'
import type { ClassBalance } from './schema.ts'

export interface Question {
  readonly plan: ClassPlan
  readonly rows: ListRows
  readonly task:
    | { readonly kind: 'form'; readonly seed: string }
    | {
        readonly kind: 'change'
        readonly locked: Formation
        readonly moves: readonly { readonly id: string; readonly to: number; readonly reason: string }[]
      }
}
export interface Formed {
  readonly formation: Formation
  readonly balance: ClassBalance
}

/** Forms the classes or moves pupils between them; proved, and measured beside chance. */
await workWith(
  ({ plan, rows, task }: Question, tell: (share: number) => void): Promise<Result<Formed>> =>
    attempt(async () => {
      const year = await readYear(tableOf(plan.title, rows), plan)
      const forming = (share: number) => {
        tell(0.7 * share)
        return true
      }
      const formation =
        task.kind === 'form'
          ? formYear(plan, year, task.seed, STEPS, forming)
          : changeYear(
              plan,
              year,
              task.locked,
              task.moves.map(m => ({ ...m, at: m.id })),
            )
      const balance = balanceBesideChance(plan, year, formation, share => {
        tell(0.7 + 0.3 * share)
        return true
      })
      return { formation, balance }
    }),
)
