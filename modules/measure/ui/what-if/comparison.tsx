import { Answer, Refusals, useAnswer, usePutSearch, useSelection, useWords, VerdictTag } from '@kit/ui-kit'
import { type Brief, type Overlay, type OverlayChange, OverlayComparisonSchema } from '@loop/measure/schema'
import { Button } from 'antd'
import type { ReactNode } from 'react'

/** Saved plans beside today: what each would turn. */
export function Comparison({ load }: { load: (changes: readonly OverlayChange[]) => void }) {
  const w = useWords('measure')
  const { region, period, pack } = useSelection()
  const put = usePutSearch()
  const comparison = useAnswer(
    OverlayComparisonSchema,
    period && pack ? `/api/measure/${region}/overlays/compare` : null,
    { period, pack },
  )
  const open = (overlay: Overlay) => {
    load(overlay.changes)
    put({ plan: overlay.id })
    window.scrollTo({ top: 0 })
  }
  return (
    <Answer of={comparison} lines={3}>
      {({ today, plans }) =>
        plans.length === 0 ? (
          <p className="jh-soft">{w('whatIf.noPlans')}</p>
        ) : (
          <div className="jh-scroll">
            <table className="jh-table" style={{ minWidth: 640 }}>
              <thead>
                <tr>
                  <th scope="col">{w('whatIf.plan')}</th>
                  <th scope="col">{w('whatIf.verdict')}</th>
                  <th scope="col" className="jh-right">
                    {w('whatIf.reachings')}
                  </th>
                  <th scope="col" className="jh-right">
                    {w('whatIf.spreadsWithin')}
                  </th>
                </tr>
              </thead>
              <tbody>
                <BriefRow title={<strong>{w('whatIf.today')}</strong>} brief={today} />
                {plans.map(({ overlay, planned, refusals }) => {
                  const title = (
                    <Button type="link" style={{ padding: 0 }} onClick={() => open(overlay)}>
                      {overlay.name}
                    </Button>
                  )
                  if (planned) return <BriefRow key={overlay.id} title={title} brief={planned} />
                  return (
                    <tr key={overlay.id}>
                      <td>{title}</td>
                      <td colSpan={3}>
                        <Refusals refusals={refusals} />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        )
      }
    </Answer>
  )
}

function BriefRow({ title, brief }: { title: ReactNode; brief: Brief }) {
  const reaching = brief.indicators.reduce((sum, x) => sum + x.reaching, 0)
  const cells = brief.indicators.reduce((sum, x) => sum + x.schools, 0)
  const spreads = brief.indicators.filter(x => x.cv !== null)
  return (
    <tr>
      <td>{title}</td>
      <td>
        <VerdictTag verdict={brief.verdict} />
      </td>
      <td className="jh-right jh-num">
        {reaching}／{cells}
      </td>
      <td className="jh-right jh-num">
        {spreads.filter(x => x.verdict === 'pass').length}／{spreads.length}
      </td>
    </tr>
  )
}
