import { Chart, type ChartOption, COLOURS, StatusMark, useSay, useWords } from '@kit/ui-kit'
import type { PlanStanding, TargetStanding } from '@loop/measure/plan-schema'
import { Button } from 'antd'
import { Fragment, useMemo, useState } from 'react'
import css from './plan.module.css'
import { Clause, StatusTag, useShown } from './shown.tsx'

/** The table of the document as a live page: first year, today, demanded now, goal, status. */
export function Targets({ standing: { targets } }: { standing: PlanStanding }) {
  const w = useWords('measure')
  const [open, setOpen] = useState<string | null>(null)
  if (targets.length === 0) return <p className="jh-soft">{w('plan.noTargets')}</p>
  return (
    <div className="jh-scroll">
      <table className="jh-table" style={{ minWidth: 880 }}>
        <thead>
          <tr>
            <th scope="col">{w('plan.target')}</th>
            <th scope="col">{w('plan.kind')}</th>
            {(['baseline', 'today', 'expected', 'goal', 'gap'] as const).map(key => (
              <th key={key} scope="col" className="jh-right">
                {w(`plan.${key}`)}
              </th>
            ))}
            <th scope="col">{w('plan.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(target => (
            <Fragment key={target.id}>
              <TargetRow
                target={target}
                isOpen={open === target.id}
                toggle={() => setOpen(open === target.id ? null : target.id)}
              />
              {open === target.id && (
                <tr>
                  <td colSpan={8}>
                    <TargetDetail target={target} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TargetRow({
  target,
  isOpen,
  toggle,
}: {
  target: TargetStanding
  isOpen: boolean
  toggle: () => void
}) {
  const w = useWords('measure')
  const say = useSay()
  const shown = useShown()
  const { unit, baseline, by, kind, origin } = target
  const goal = by.at(-1)
  const withYear = (at: { year: number; value: number } | null | undefined) =>
    at ? w('plan.inYear', { value: shown(at.value, unit), year: at.year }) : '—'
  return (
    <tr>
      <td>
        <Button type="link" className={css.title ?? ''} aria-expanded={isOpen} onClick={toggle}>
          {say(target.title)}
        </Button>
        <StatusMark status={target.sourceStatus} /> <Clause id={target.clause} />
      </td>
      <td>
        {w(`plan.kinds.${kind}`)}
        {origin === 'inferred' && <small className="jh-soft"> {w('plan.inferred')}</small>}
      </td>
      <td className="jh-right jh-num">{withYear(baseline)}</td>
      <td className="jh-right jh-num">
        <strong>{shown(target.value, unit)}</strong>
      </td>
      <td className="jh-right jh-num">{shown(target.expected, unit)}</td>
      <td className="jh-right jh-num">{withYear(goal)}</td>
      <td className="jh-right jh-num">{target.gap === 0 ? '' : shown(target.gap, unit)}</td>
      <td>
        <StatusTag status={target.status} kind={kind} />
      </td>
    </tr>
  )
}

function TargetDetail({ target }: { target: TargetStanding }) {
  const w = useWords('measure')
  const say = useSay()
  const shown = useShown()
  return (
    <div className={css.detail}>
      <div>
        <p>{say(target.says)}</p>
        {target.formula && <p className="jh-soft">{w('plan.formula', { formula: say(target.formula) })}</p>}
        {target.projected !== null && (
          <p className="jh-soft">
            {w('plan.projected', { value: shown(target.projected, target.unit), year: lastYear(target) })}
          </p>
        )}
        {target.flags.length > 0 && (
          <p className={css.flag}>{target.flags.map(f => w(`plan.flags.${f}`)).join(w('plan.comma'))}</p>
        )}
      </div>
      {target.years.some(y => y.value !== null) && <Path target={target} />}
    </div>
  )
}

const lastYear = ({ by, years }: TargetStanding) => by.at(-1)?.year ?? years.at(-1)?.year ?? ''

/** Years on record and the demanded path, in one picture. */
function Path({ target }: { target: TargetStanding }) {
  const w = useWords('measure')
  const say = useSay()
  const option = useMemo((): ChartOption => {
    const path = [...(target.baseline ? [target.baseline] : []), ...target.by]
    const done = target.years.filter(y => y.value !== null)
    return {
      grid: { left: 48, right: 16, top: 28, bottom: 24 },
      legend: { top: 0, right: 0 },
      xAxis: {
        type: 'value',
        min: 'dataMin',
        max: 'dataMax',
        minInterval: 1,
        axisLabel: { formatter: String },
      },
      yAxis: { type: 'value', scale: true },
      series: [
        {
          name: w('plan.onRecord'),
          type: 'line',
          data: done.map(y => [y.year, y.value]),
          color: COLOURS.accent,
        },
        {
          name: w('plan.path'),
          type: 'line',
          data: path.map(y => [y.year, y.value]),
          lineStyle: { type: 'dashed' },
          symbol: 'diamond',
          color: COLOURS.inkSoft,
        },
      ],
    }
  }, [target, w])
  return <Chart option={option} height={180} label={w('plan.pathLabel', { title: say(target.title) })} />
}
