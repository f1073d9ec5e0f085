import type { Stage } from '@kit/base'
import type { District } from './generate.ts'

/** Pupils of the made-up district who moved after the last count; heads only, as they would be recorded. */
export interface DemoMove {
  readonly from: string | null
  readonly to: string | null
  readonly stage: Stage
  readonly day: string
  readonly heads: Readonly<Record<string, number>>
  readonly note: string
}

const NONE = { included_pupils: 0, boarders: 0, poor_boarders: 0, poor_day_pupils: 0 }

/** From the village to town, from another county, and away: each kind of move once. */
export function demoMoves({ lessons }: District): DemoMove[] {
  const unit = (id: string) => lessons.find(lesson => lesson.id === id)?.unit ?? null
  const village = unit('small-rural')
  const town = unit('big-new')
  const junior = unit('junior-oversized')
  const move = (from: string | null, to: string | null, more: Omit<DemoMove, 'from' | 'to'>) => ({
    from,
    to,
    ...more,
  })
  return [
    move(village, town, {
      ...{ stage: 'primary', day: '2021-03-01', note: '转学通知（演示）2021-03' },
      heads: { ...NONE, pupils: 2, poor_day_pupils: 1 },
    }),
    move(null, town, {
      ...{ stage: 'primary', day: '2021-02-22', note: '学籍系统转入（演示）' },
      heads: { ...NONE, pupils: 5 },
    }),
    move(junior, null, {
      ...{ stage: 'junior', day: '2021-05-10', note: '学籍系统转出（演示）' },
      heads: { ...NONE, pupils: 1 },
    }),
  ]
}
