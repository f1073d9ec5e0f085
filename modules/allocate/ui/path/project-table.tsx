import { forTheEye, money, useLang, useSay, useWords } from '@kit/ui-kit'
import type { Project } from '@loop/allocate/schema'

export function ProjectTable({ projects }: { projects: readonly Project[] }) {
  const w = useWords('allocate')
  const kit = useWords('kit')
  const say = useSay()
  const lang = useLang()
  const hasYears = projects.some(p => p.year > 0)
  const left = ['school', 'stage', 'project'] as const
  return (
    <div className="jh-scroll">
      <table className="jh-table" style={{ minWidth: 720 }}>
        <thead>
          <tr>
            {hasYears && <th scope="col" />}
            {left.map(key => (
              <th key={key} scope="col">
                {w(`path.${key}`)}
              </th>
            ))}
            <th scope="col" className="jh-right">
              {w('path.amount')}
            </th>
            <th scope="col" className="jh-right">
              {w('path.money')}
            </th>
            <th scope="col">{w('path.purpose')}</th>
          </tr>
        </thead>
        <tbody>
          {projects.map((p, i) => (
            <tr key={i}>
              {hasYears && <td>{w('path.year', { year: p.year })}</td>}
              <td>{p.school}</td>
              <td>{kit(`stage.${p.stage}`)}</td>
              <td>{say(p.project)}</td>
              <td className="jh-right jh-num">
                {forTheEye(p.amount, 0)} {say(p.amountUnit)}
              </td>
              <td className="jh-right jh-num">{money(p.cost, lang)}</td>
              <td>{w(`path.purposes.${p.purpose}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
