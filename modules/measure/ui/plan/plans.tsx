import { Answer, Empty, Page, Section, useSay, useWords } from '@kit/ui-kit'
import type { PackAdoption } from '@loop/measure/adoption/schema'
import { Link } from '@tanstack/react-router'
import { Adopt } from './adopt.tsx'
import css from './plan.module.css'
import { useAdoptions } from './use-adoptions.ts'

/** Plans, opinions and programmes of local governments: those that hold here, and those one can try. */
export function Component() {
  const w = useWords('measure')
  const adoptions = useAdoptions()
  return (
    <Page title={w('plan.plans')} lead={w('plan.plansLead')}>
      <Answer of={adoptions}>
        {list => {
          const plans = list.filter(one => one.kind === 'plan')
          if (plans.length === 0) return <Empty title={w('plan.none')}>{w('plan.noneText')}</Empty>
          return (
            <>
              <Part of={plans.filter(p => p.adoption === 'adopted')} part="adopted" />
              <Part of={plans.filter(p => p.adoption === 'trial')} part="library" />
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function Part({ of, part }: { of: readonly PackAdoption[]; part: 'adopted' | 'library' }) {
  const w = useWords('measure')
  return (
    <Section title={w(`plan.${part}`, { n: of.length })} aside={w(`plan.${part}Aside`)}>
      {of.length === 0 ? (
        <p className="jh-soft">{w(`plan.${part}None`)}</p>
      ) : (
        <ul className={css.cards}>
          {of.map(plan => (
            <li key={plan.pack} className="jh-card">
              <PlanCard plan={plan} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function PlanCard({ plan }: { plan: PackAdoption }) {
  const w = useWords('measure')
  const say = useSay()
  const holds = plan.adoption === 'adopted'
  return (
    <>
      <h3>
        <Link to="/plans/$plan" params={{ plan: plan.pack.replaceAll('/', '~') }} search={true}>
          {say(plan.title)}
        </Link>
      </h3>
      <p className="jh-soft">
        {w('plan.card', { clauses: plan.clauses, targets: plan.targets, duties: plan.duties })}
      </p>
      {holds && plan.from && <p>{w('plan.adoptedFrom', { day: plan.from })}</p>}
      {!holds && plan.from && <p>{w('plan.holdsFrom', { day: plan.from })}</p>}
      {plan.territory === 'outside' && (
        <p className={css.flag}>
          {w('plan.outside')} {holds && plan.note && w('plan.outsideBecause', { reason: plan.note })}
        </p>
      )}
      <p className={css.deeds}>
        {!holds && (
          <Link to="/plans/$plan" params={{ plan: plan.pack.replaceAll('/', '~') }} search={true}>
            {w('plan.try')}
          </Link>
        )}
        <Adopt plan={plan} />
      </p>
    </>
  )
}
