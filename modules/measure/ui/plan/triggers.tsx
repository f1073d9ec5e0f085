import { StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { PlanStanding, TriggerStanding } from '@loop/measure/plan-schema'
import { Link } from '@tanstack/react-router'
import css from './plan.module.css'
import { Clause } from './shown.tsx'

/** Conditions of the document, asked of every unit today: where they hold, what opens. */
export function Triggers({ standing: { triggers, duties } }: { standing: PlanStanding }) {
  const w = useWords('measure')
  const say = useSay()
  if (triggers.length === 0) return <p className="jh-soft">{w('plan.noTriggers')}</p>
  return (
    <ul className={css.cards}>
      {triggers.map(trigger => {
        const duty = duties.find(d => d.id === trigger.opens)
        return (
          <li key={trigger.id} className="jh-card">
            <h3>
              {say(trigger.title)}
              <StatusMark status={trigger.sourceStatus} /> <Clause id={trigger.clause} />
            </h3>
            <p className="jh-soft">{w('plan.when', { when: say(trigger.when) })}</p>
            {trigger.note && <p className="jh-soft">{say(trigger.note)}</p>}
            <p>
              <strong className={trigger.fires.length > 0 ? css.flag : ''}>
                {w('plan.fires', { n: trigger.fires.length, asked: trigger.asked })}
              </strong>
              {duty && ` ${w('plan.opens', { duty: say(duty.title) })}`}
            </p>
            <Units of={trigger.fires} level={trigger.level} />
            {trigger.open.length > 0 && (
              <>
                <p className="jh-soft">{w('plan.cannotTell', { n: trigger.open.length })}</p>
                <Units of={trigger.open} level={trigger.level} />
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Units({ of, level }: { of: TriggerStanding['fires']; level: TriggerStanding['level'] }) {
  if (level === 'county' || of.length === 0) return null
  return (
    <ul className={css.units}>
      {of.map(u => (
        <li key={`${u.unit} ${u.stage}`}>
          <Link to="/schools/$unit" params={{ unit: u.unit }} search={true}>
            {u.name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
