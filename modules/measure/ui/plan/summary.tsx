import { useWords } from '@kit/ui-kit'
import type { PlanStanding } from '@loop/measure/plan-schema'
import css from './plan.module.css'

/** How the plan stands, in a line of figures. */
export function Summary({ standing }: { standing: PlanStanding }) {
  const w = useWords('measure')
  const { targets, duties, conflicts } = standing
  const of = (...status: string[]) => targets.filter(x => status.includes(x.status)).length
  const failed = targets.filter(x => x.status === 'missed' && x.kind === 'binding').length
  const figures: readonly (readonly [string, number, boolean])[] = [
    ['reached', of('reached'), false],
    ['on-track', of('on-track'), false],
    ['off-track', of('off-track', 'missed'), of('off-track', 'missed') > 0],
    ['undetermined', of('undetermined'), false],
    ['binding', failed, failed > 0],
    ['overdue', duties.filter(d => d.due.state === 'overdue').length, false],
    ['conflicts', conflicts.length, false],
  ]
  return (
    <dl className={css.figures}>
      {figures.map(([key, value, isAlarm]) => (
        <div key={key} className={isAlarm ? css.alarm : ''}>
          <dt>{w(`plan.count.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
