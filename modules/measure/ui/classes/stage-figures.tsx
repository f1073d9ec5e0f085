import { forTheEye, StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { ClassSizeStage } from '@loop/measure/monitor/schema'
import css from './classes.module.css'

export function StageFigures({ stage }: { stage: ClassSizeStage }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const count = (n: number | null) => (n === null ? '—' : w('classes.n', { n }))
  const figures: readonly (readonly [string, string, boolean])[] = [
    ['total', count(stage.classes), false],
    ['oversized', count(stage.oversizedClasses), stage.oversizedClasses > 0],
    ['share', stage.oversizedShare === null ? '—' : `${forTheEye(stage.oversizedShare, 2)}%`, false],
    ['veryOversized', count(stage.veryOversizedClasses), stage.veryOversizedClasses > 0],
    ['inherited', count(stage.inherited), false],
    ['created', count(stage.created), (stage.created ?? 0) > 0],
    ['dissolved', count(stage.dissolved), false],
    ['left', count(stage.left), false],
  ]
  return (
    <div>
      <h2>{kit(`stage.${stage.stage}`)}</h2>
      <dl className={css.figures}>
        {figures.map(([key, value, isAlarm]) => (
          <div key={key} className={isAlarm ? css.alarm : ''}>
            <dt>{w(`classes.${key}`, { oversized: stage.oversized, veryOversized: stage.veryOversized })}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="jh-soft jh-small">
        {w('classes.limits', {
          standard: stage.standard,
          size: stage.schoolSize,
          source: say(stage.source.title),
        })}
        <StatusMark status={stage.source.status} />
      </p>
      {stage.missing > 0 && <p className={css.missing}>{w('classes.missing', { n: stage.missing })}</p>}
    </div>
  )
}
