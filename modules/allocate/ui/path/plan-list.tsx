import { money, useLang, useWords, whenText } from '@kit/ui-kit'
import type { PathHead } from '@loop/allocate/schema'
import { Button } from 'antd'

export function PlanList({ plans, open }: { plans: readonly PathHead[]; open: (id: string) => void }) {
  const w = useWords('allocate')
  const lang = useLang()
  if (plans.length === 0) return <p className="jh-soft">{w('path.noPlans')}</p>
  return (
    <div className="jh-scroll">
      <table className="jh-table">
        <thead>
          <tr>
            <th scope="col">{w('path.madeBy')}</th>
            <th scope="col" className="jh-right">
              {w('path.cost')}
            </th>
            <th scope="col" className="jh-right">
              {w('path.schools')}
            </th>
            <th scope="col">{w('path.state')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map(p => (
            <tr key={p.id}>
              <td>
                <Button type="link" style={{ padding: 0 }} onClick={() => open(p.id)}>
                  {whenText(p.madeAt, lang)} {p.madeBy}
                </Button>
              </td>
              <td className="jh-right jh-num">{money(p.cost, lang)}</td>
              <td className="jh-right jh-num">{p.schools}</td>
              <td>{w(p.decision ? `path.${p.decision.decision}` : 'path.undecided')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
