import { Answer, Empty, Page, useAnswer, useSay, useWords } from '@kit/ui-kit'
import { type PackSummary, PackSummarySchema } from '@loop/measure/schema'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import css from './plan.module.css'

/** Every plan, opinion and programme of a local government that runs here. */
export function Component() {
  const w = useWords('measure')
  const packs = useAnswer(z.array(PackSummarySchema), '/api/measure/packs')
  return (
    <Page title={w('plan.plans')} lead={w('plan.plansLead')}>
      <Answer of={packs}>
        {list => {
          const plans = list.filter(p => p.id.startsWith('plans/'))
          if (plans.length === 0) return <Empty title={w('plan.none')}>{w('plan.noneText')}</Empty>
          return (
            <ul className={css.cards}>
              {plans.map(plan => (
                <li key={plan.id}>
                  <PlanCard plan={plan} />
                </li>
              ))}
            </ul>
          )
        }}
      </Answer>
    </Page>
  )
}

function PlanCard({ plan }: { plan: PackSummary }) {
  const w = useWords('measure')
  const say = useSay()
  return (
    <Link
      to="/plans/$plan"
      params={{ plan: plan.id.replaceAll('/', '~') }}
      search={true}
      className={`jh-card ${css.card}`}
    >
      <h2>{say(plan.title)}</h2>
      <p className="jh-soft">
        {w('plan.card', { clauses: plan.clauses, tests: plan.tests, parameters: plan.parameters })}
      </p>
      <p className="jh-soft">{w('packs.inForce', { from: plan.from, version: plan.version })}</p>
    </Link>
  )
}
