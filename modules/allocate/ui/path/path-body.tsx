import { address, forTheEye, money, Section, useLang, useWords } from '@kit/ui-kit'
import type { PathPlan } from '@loop/allocate/schema'
import { Link } from '@tanstack/react-router'
import { useListed } from '../listed.ts'
import { ProjectTable } from './project-table.tsx'

/** How sure the cost is, the years, every project. */
export function PathBodyView({ plan, at }: { plan: PathPlan; at: string }) {
  const w = useWords('allocate')
  const listed = useListed()
  const { cost, bound, leftOut } = plan.body
  const gap = cost === 0 ? 0 : (100 * (cost - bound)) / cost
  return (
    <>
      <p className="jh-soft">
        {w('path.gap', { gap: forTheEye(gap, 2) })}
        {leftOut.length > 0 && `　${w('path.leftOutNote', { names: listed(leftOut.map(x => x.name)) })}`}
      </p>
      {plan.body.years.length > 0 && <Years plan={plan} />}
      <Projects plan={plan} at={at} />
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
          {plan.body.years.map(y => (
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

function Projects({ plan, at }: { plan: PathPlan; at: string }) {
  const w = useWords('allocate')
  const lang = useLang()
  if (plan.body.projects.length === 0) return <p>{w('path.nothing')}</p>
  return (
    <Section
      title={w('path.projects', { n: plan.body.projects.length })}
      aside={
        <span className="jh-noprint">
          <a href={address(`${at}/projects.xlsx`, { lang })}>{w('plan.download')}</a>
          {plan.overlay && (
            <>
              {' · '}
              <Link to="/what-if" search={{ plan: plan.overlay }}>
                {w('plan.openOverlay')}
              </Link>
            </>
          )}
        </span>
      }
    >
      <ProjectTable projects={plan.body.projects} />
    </Section>
  )
}
