import { useLang, useSay, useWords, whenText } from '@kit/ui-kit'
import type { PlanFigure, PlanHead } from '@loop/allocate/schema'
import { Button } from 'antd'
import css from './plan.module.css'
import { useFigure } from './plan-figures.tsx'

interface PlanListProps {
  readonly plans: readonly PlanHead[]
  readonly chosen: string | null
  readonly open: (id: string) => void
}

/** Plans of a kind beside one another, figure by figure; the best of each column is marked. */
export function PlanList({ plans, chosen, open }: PlanListProps) {
  const w = useWords('allocate')
  const say = useSay()
  if (plans.length === 0) return <p className="jh-soft">{w('plan.noPlans')}</p>
  const columns = columnsOf(plans)
  return (
    <div className="jh-scroll">
      <table className="jh-table" style={{ minWidth: 360 + columns.length * 110 }}>
        <thead>
          <tr>
            <th scope="col">{w('plan.plan')}</th>
            {columns.map(c => (
              <th key={c.id} scope="col" className="jh-right">
                {say(c.title)}
              </th>
            ))}
            <th scope="col">{w('plan.state')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map(p => (
            <PlanRow key={p.id} plan={p} columns={columns} plans={plans} chosen={chosen} open={open} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PlanRow({
  plan,
  columns,
  plans,
  chosen,
  open,
}: PlanListProps & { readonly plan: PlanHead; readonly columns: readonly PlanFigure[] }) {
  const w = useWords('allocate')
  const lang = useLang()
  const show = useFigure()
  return (
    <tr
      aria-current={plan.id === chosen ? 'true' : undefined}
      className={plan.id === chosen ? css.chosen : ''}
    >
      <td>
        <Button type="link" style={{ padding: 0 }} onClick={() => open(plan.id)}>
          {plan.name || whenText(plan.madeAt, lang)}
        </Button>{' '}
        <small className="jh-soft">
          {plan.name ? whenText(plan.madeAt, lang) : ''} {plan.madeBy}
        </small>
      </td>
      {columns.map(c => {
        const figure = plan.figures.find(f => f.id === c.id)
        const isBest = figure !== undefined && plans.length > 1 && figure.value === bestOf(plans, c)
        return (
          <td key={c.id} className="jh-right jh-num">
            {figure ? show(figure) : '—'}
            {isBest && (
              <span role="img" className={css.best} title={w('plan.best')} aria-label={w('plan.best')} />
            )}
          </td>
        )
      })}
      <td>
        {w(plan.decision ? `plan.${plan.decision.decision}` : 'plan.undecided')}
        {plan.published.length > 0 && ` · ${w('plan.published')}`}
      </td>
    </tr>
  )
}

/** Every figure that any of them has, in the order of the first that has it. */
function columnsOf(plans: readonly PlanHead[]): PlanFigure[] {
  const columns = new Map<string, PlanFigure>()
  for (const p of plans) for (const f of p.figures) if (!columns.has(f.id)) columns.set(f.id, f)
  return [...columns.values()]
}

/** The best value of a column; null where all are alike or nothing is better. */
function bestOf(plans: readonly PlanHead[], { id, better }: PlanFigure): number | null {
  const values = plans.flatMap(p => p.figures.find(f => f.id === id)?.value ?? [])
  if (better === null || new Set(values).size < 2) return null
  return better === 'lower' ? Math.min(...values) : Math.max(...values)
}
