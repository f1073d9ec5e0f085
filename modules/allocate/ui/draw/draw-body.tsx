import { Answer, Chart, type ChartOption, Section, useAnswer, useWords } from '@kit/ui-kit'
import { type DrawBody, type DrawPlan, type DrawState, DrawStateSchema } from '@loop/allocate/schema'
import { useMemo } from 'react'
import { Chances } from './chances.tsx'
import css from './draw.module.css'
import { DrawNow } from './draw-now.tsx'
import { Drawn } from './drawn.tsx'
import { WaitingCalls } from './waiting.tsx'

/** The locked list with its commitment, the chances, the draw, the waiting list. */
export function DrawBodyView({ plan, at }: { plan: DrawPlan; at: string }) {
  const w = useWords('allocate')
  const state = useAnswer(DrawStateSchema, `${at}/state`)
  const { body } = plan
  const seats = body.pools.reduce((n, p) => n + p.seats, 0)
  return (
    <>
      {body.rehearsal && <p className={css.rehearsal}>{w('draw.rehearsalNote')}</p>}
      <Section title={body.title} aside={w('draw.noEffect')}>
        <p>{w('draw.lockedText', { units: body.units, children: body.children, seats })}</p>
        <dl className={css.digests}>
          <dt>{w('draw.commitment')}</dt>
          <dd>{body.commitment}</dd>
          <dt>{w('draw.sm3')}</dt>
          <dd>{body.sm3}</dd>
        </dl>
      </Section>
      <Answer of={state}>
        {shown => (
          <>
            <PoolChart body={body} drawn={shown.drawn} />
            {shown.drawn ? (
              <Drawn at={at} plan={plan} drawn={shown.drawn} />
            ) : (
              <DrawNow at={at} plan={plan} hindrance={shown.hindrance} />
            )}
            {shown.drawn && <WaitingCalls at={at} body={body} calls={shown.calls} />}
          </>
        )}
      </Answer>
      <Chances body={body} />
    </>
  )
}

const ROW = 44

/** Seats, first wishes and, after the draw, who was admitted, school by school. */
function PoolChart({ body, drawn }: { body: DrawBody; drawn: DrawState['drawn'] }) {
  const w = useWords('allocate')
  const option = useMemo((): ChartOption => {
    const taken = new Map(drawn?.pools.map(p => [p.id, p.taken]))
    const bar = (name: string, data: readonly number[]) => ({ type: 'bar', name, data, barMaxWidth: 14 })
    return {
      aria: { enabled: true },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0 },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: body.pools.map(p => p.name) },
      series: [
        bar(
          w('draw.chartSeats'),
          body.pools.map(p => p.seats),
        ),
        drawn
          ? bar(
              w('draw.chartTaken'),
              body.pools.map(p => taken.get(p.id) ?? 0),
            )
          : bar(
              w('draw.chartFirst'),
              body.pools.map(p => p.firstWishes),
            ),
      ],
    }
  }, [body, drawn, w])
  const title = w(drawn ? 'draw.chartDrawn' : 'draw.chart')
  const height = Math.min(60 + body.pools.length * ROW, 900)
  return (
    <Section title={title}>
      <Chart option={option} height={height} label={title} />
    </Section>
  )
}
