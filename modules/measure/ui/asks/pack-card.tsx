import { forTheEye, money, Section, StatusMark, useLang, useSay, useWords } from '@kit/ui-kit'
import type { AskedDuty, PackAsks } from '@loop/measure/asks/schema'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AdoptionNote } from '../plan/adoption-note.tsx'
import { Clause, StatusTag } from '../plan/shown.tsx'
import css from './asks.module.css'

/** What one document asks of whom somebody chose. */
export function PackCard({ of }: { of: PackAsks }) {
  const w = useWords('measure')
  const say = useSay()
  const pack = of.pack.id
  return (
    <Section
      title={
        <Link to="/plans/$plan" params={{ plan: pack.replaceAll('/', '~') }} search={true}>
          {say(of.pack.title)}
        </Link>
      }
    >
      <AdoptionNote of={of.adoption} />
      <Part title={w('asks.duties')} of={of.duties} show={duty => <Duty duty={duty} pack={pack} />} />
      <Part
        title={w('asks.targets')}
        of={of.targets}
        show={target => (
          <>
            {say(target.says)} <StatusTag status={target.status} kind={target.kind} />{' '}
            <Clause id={target.clause} pack={pack} />
          </>
        )}
      />
      <OfOneSchool of={of} />
      <Part title={w('asks.triggers')} of={of.triggers} show={t => <Trigger of={t} pack={pack} />} />
      <Money of={of} />
      <Part
        title={w('asks.publish')}
        of={of.publish}
        show={d => (
          <>
            {say(d.title)} <span className="jh-soft jh-small">{say(d.when)}</span>{' '}
            <Clause id={d.clause} pack={pack} />
          </>
        )}
      />
      <Part
        title={w('asks.never')}
        of={of.never}
        show={d => (
          <>
            <strong className={css.bad}>{say(d.title)}</strong> <Clause id={d.clause} pack={pack} />
          </>
        )}
      />
    </Section>
  )
}

interface PartProps<T> {
  readonly title: string
  readonly of: readonly T[]
  readonly show: (one: T) => ReactNode
}

function Part<T>({ title, of, show }: PartProps<T>) {
  const w = useWords('measure')
  if (of.length === 0) return null
  const listed = of.length > LISTED ? of.slice(0, LISTED - 2) : of
  const more = of.slice(listed.length)
  return (
    <>
      <h3>{title}</h3>
      <List of={listed} show={show} />
      {more.length > 0 && (
        <details>
          <summary>{w('asks.more', { n: more.length })}</summary>
          <List of={more} show={show} />
        </details>
      )}
    </>
  )
}

/** Longer lists are folded. */
const LISTED = 10

function List<T>({ of, show }: Pick<PartProps<T>, 'of' | 'show'>) {
  return (
    <ul className={css.list}>
      {of.map((one, i) => (
        <li key={i}>{show(one)}</li>
      ))}
    </ul>
  )
}

function Duty({ duty, pack }: { duty: AskedDuty; pack: string }) {
  const w = useWords('measure')
  const say = useSay()
  const { on } = duty.due
  return (
    <>
      <span className={`${css.tag} ${duty.clock === 'overdue' ? css.bad : ''}`}>
        {w(`asks.clock.${duty.clock}`)}
      </span>{' '}
      {say(duty.title)} <StatusMark status={duty.sourceStatus} /> <Clause id={duty.clause} pack={pack} />
      <p className="jh-soft jh-small">
        {on === null ? say(duty.deadline) : w('asks.due', { day: on })}
        {' · '}
        {duty.evidence ? w('asks.evidence', { what: say(duty.evidence) }) : w('asks.noEvidence')}
      </p>
    </>
  )
}

const LOOKS = { pass: css.good, fail: css.bad, undetermined: css.open } as const

function OfOneSchool({ of }: { of: PackAsks }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  return (
    <>
      <Part
        title={w('asks.tests')}
        of={of.tests}
        show={test => (
          <>
            {say(test.title)}
            {test.stage && ` · ${kit(`stage.${test.stage}`)}`}{' '}
            <strong className={LOOKS[test.verdict]}>{w(`asks.verdict.${test.verdict}`)}</strong>{' '}
            <Clause id={test.clause} pack={of.pack.id} />
          </>
        )}
      />
      <Part
        title={w('asks.lacks')}
        of={of.lacks}
        show={lack => (
          <>
            {say(lack.title)} · {kit(`stage.${lack.stage}`)}{' '}
            <strong>
              {lack.gap === null ? w('asks.lackMissing') : `${forTheEye(lack.gap)} ${say(lack.gapUnit)}`}
            </strong>
          </>
        )}
      />
    </>
  )
}

function Trigger({ of, pack }: { of: PackAsks['triggers'][number]; pack: string }) {
  const w = useWords('measure')
  const say = useSay()
  const state = of.fires === null ? 'asks.cannotTell' : of.fires === 0 ? 'asks.quiet' : 'asks.firesFor'
  return (
    <>
      {say(of.title)} <strong className={of.fires ? css.bad : ''}>{w(state, { n: of.fires ?? 0 })}</strong>{' '}
      <Clause id={of.clause} pack={pack} />
      <p className="jh-soft jh-small">
        {w('plan.when', { when: say(of.when) })}
        {of.opens && ` ${w('plan.opens', { duty: say(of.opens) })}`}
      </p>
    </>
  )
}

function Money({ of }: { of: PackAsks }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const say = useSay()
  const lang = useLang()
  return (
    <Part
      title={w('asks.money')}
      of={of.money}
      show={row => (
        <>
          {say(row.title)}
          {row.stage && ` · ${kit(`stage.${row.stage}`)}`}{' '}
          <strong className="jh-num">
            {row.amount === null ? w('asks.cannotTell') : money(row.amount, lang)}
          </strong>{' '}
          <Clause id={row.clause} pack={of.pack.id} />
        </>
      )}
    />
  )
}
