import { Answer, Section, useAnswer, useMay, useSay, useSelection, useWords } from '@kit/ui-kit'
import { type Attention, AttentionSchema } from '@loop/measure/asks/schema'
import { Link } from '@tanstack/react-router'
import css from '../asks/asks.module.css'

type Plan = Attention['plans'][number]
const KINDS = [
  ['failures', 'targets'],
  ['behind', 'targets'],
  ['fires', 'triggers'],
  ['overdue', 'duties'],
] as const
const LISTED = 8

/** What the adopted plans say today, each thing with the way to it. */
export function PlansToday() {
  const w = useWords('measure')
  const { region, period } = useSelection()
  const attention = useAnswer(AttentionSchema, period ? `/api/measure/${region}/attention` : null, { period })
  return (
    <Section title={w('asks.attention')}>
      <Ways />
      <Answer of={attention} lines={3}>
        {shown => <Shown of={shown} />}
      </Answer>
    </Section>
  )
}

const WAYS = [
  ['asks', 'asks.title'],
  ['plans', 'plan.plans'],
  ['class-sizes', 'classes.title'],
  ['staffing', 'staffing.title'],
  ['conditions', 'conditions.title'],
  ['statutory', 'statutory.title'],
  ['funding', 'funding.title'],
] as const

/** Where each part of the documents is looked after. */
function Ways() {
  const w = useWords('measure')
  const act = useWords('act')
  return (
    <p className={css.ways}>
      {WAYS.map(([path, title]) => (
        <Link key={path} to={`/${path}`} search={true}>
          {w(title)}
        </Link>
      ))}
      {useMay('act.read') && (
        <Link to="/projects" search={true}>
          {act('title')}
        </Link>
      )}
    </p>
  )
}

function Shown({ of: { plans, newlyOversized } }: { of: Attention }) {
  const w = useWords('measure')
  const say = useSay()
  const sizes = newlyOversized === null ? 'newlyUnknown' : newlyOversized === 0 ? 'noNew' : 'newlyOversized'
  return (
    <>
      <p>
        <Link to="/class-sizes" className={newlyOversized ? (css.bad ?? '') : ''}>
          {w(`asks.${sizes}`, { n: newlyOversized ?? 0 })}
        </Link>
      </p>
      {plans.length === 0 && <p className="jh-soft">{w('asks.calm')}</p>}
      <ul className={css.plans}>
        {plans.map(plan => (
          <li key={plan.pack.id} className="jh-card">
            <Link to="/plans/$plan" params={{ plan: addressOf(plan) }} search={true}>
              <strong>{say(plan.pack.title)}</strong>
            </Link>
            {KINDS.map(([kind, part]) => (
              <Things key={kind} plan={plan} kind={kind} part={part} />
            ))}
            {plan.conflicts.length > 0 && (
              <p>
                <Link to="/plans/$plan" params={{ plan: addressOf(plan) }} search={{ part: 'records' }}>
                  {w('asks.conflicts', { n: plan.conflicts.length })}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const addressOf = (plan: Plan) => plan.pack.id.replaceAll('/', '~')

function Things({ plan, kind, part }: { plan: Plan; kind: (typeof KINDS)[number][0]; part: string }) {
  const w = useWords('measure')
  const say = useSay()
  const list: readonly (Plan['overdue'][number] & { units?: number })[] = plan[kind]
  if (list.length === 0) return null
  const params = { plan: addressOf(plan) }
  return (
    <details>
      <summary className={css.bad}>{w(`asks.${kind}`, { n: list.length })}</summary>
      <ul>
        {list.slice(0, LISTED).map(one => (
          <li key={one.id}>
            <Link
              to="/plans/$plan/clauses/$clause"
              params={{ ...params, clause: one.clause.replaceAll('/', '~') }}
              search={true}
            >
              {say(one.title)}
            </Link>
            {one.units !== undefined && ` · ${w('asks.units', { n: one.units })}`}
          </li>
        ))}
      </ul>
      {list.length > LISTED && (
        <Link to="/plans/$plan" params={params} search={{ part }}>
          {w('asks.more', { n: list.length - LISTED })}
        </Link>
      )}
    </details>
  )
}
