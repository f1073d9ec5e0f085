import {
  Answer,
  address,
  forTheEye,
  money,
  Section,
  useAnswer,
  useLang,
  useMay,
  useSelection,
  useWords,
} from '@kit/ui-kit'
import { type PathPlan, PathViewSchema } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'
import { Decide, Decided } from './decide.tsx'
import { EffectTable } from './effect-table.tsx'
import css from './path.module.css'
import { ProjectTable } from './project-table.tsx'

/** One plan: what it costs, what it turns, every project; and the decision. */
export function PlanView({ id }: { id: string }) {
  const { region } = useSelection()
  const mayDecide = useMay('allocate.decide')
  const path = `/api/allocate/${region}/paths/${id}`
  const view = useAnswer(PathViewSchema, path)
  return (
    <Answer of={view}>
      {({ plan, decision }) => (
        <div className={css.plan}>
          <Figures plan={plan} />
          <EffectTable effect={plan.effect} />
          <Projects plan={plan} path={path} />
          {decision && <Decided decision={decision} />}
          {!decision && mayDecide && <Decide path={path} />}
        </div>
      )}
    </Answer>
  )
}

function Figures({ plan }: { plan: PathPlan }) {
  const w = useWords('allocate')
  const lang = useLang()
  const gap = plan.cost === 0 ? 0 : (100 * (plan.cost - plan.bound)) / plan.cost
  return (
    <>
      <dl className={css.figures}>
        <div>
          <dt>{w('path.cost')}</dt>
          <dd>{money(plan.cost, lang)}</dd>
        </div>
        <div>
          <dt>{w('path.bound')}</dt>
          <dd>{money(plan.bound, lang)}</dd>
          <small>{w('path.gap', { gap: forTheEye(gap, 2) })}</small>
        </div>
        <div>
          <dt>{w('path.schools')}</dt>
          <dd>{w('path.schoolsValue', { n: plan.schools })}</dd>
          {plan.leftOut.length > 0 && (
            <small>{w('path.leftOutNote', { names: plan.leftOut.map(x => x.name).join('、') })}</small>
          )}
        </div>
      </dl>
      {plan.years.length > 0 && <Years plan={plan} />}
    </>
  )
}

function Years({ plan }: { plan: PathPlan }) {
  const w = useWords('allocate')
  const lang = useLang()
  return (
    <Section title={w('path.byYear')}>
      <table className="jh-table">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col" className="jh-right">
              {w('path.ofBudget')}
            </th>
            <th scope="col" className="jh-right">
              {w('path.spent')}
            </th>
            <th scope="col" className="jh-right">
              {w('path.done')}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.years.map(y => (
            <tr key={y.year}>
              <th scope="row">{w('path.year', { year: y.year })}</th>
              <td className="jh-right jh-num">{money(y.budget, lang)}</td>
              <td className="jh-right jh-num">{money(y.spent, lang)}</td>
              <td className="jh-right jh-num">{y.done}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Projects({ plan, path }: { plan: PathPlan; path: string }) {
  const w = useWords('allocate')
  const lang = useLang()
  if (plan.projects.length === 0) return <p>{w('path.nothing')}</p>
  return (
    <Section
      title={w('path.projects', { n: plan.projects.length })}
      aside={
        <span className="jh-noprint">
          <a href={address(`${path}/projects.xlsx`, { lang })}>{w('path.download')}</a>
          {' · '}
          <Link to="/what-if" search={{ plan: plan.overlay }}>
            {w('path.openOverlay')}
          </Link>
        </span>
      }
    >
      <ProjectTable projects={plan.projects} />
    </Section>
  )
}
