import { Chart, type ChartOption, COLOURS, Section, useWords } from '@kit/ui-kit'
import type { StaffingStage } from '@loop/measure/staffing/schema'
import { useMemo } from 'react'
import css from './staffing.module.css'

/** Teachers by age, stage by stage: where the wave stands. */
export function Ages({ stages }: { stages: readonly StaffingStage[] }) {
  const w = useWords('measure')
  return (
    <Section title={w('staffing.ages')}>
      <div className={css.charts}>
        {stages.map(stage => stage.ages && <StageAges key={stage.stage} stage={stage} ages={stage.ages} />)}
      </div>
    </Section>
  )
}

function StageAges({ stage, ages }: { stage: StaffingStage; ages: NonNullable<StaffingStage['ages']> }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const name = kit(`stage.${stage.stage}`)
  const option = useMemo(
    (): ChartOption => ({
      grid: { left: 44, right: 8, top: 24, bottom: 28 },
      xAxis: {
        type: 'category',
        data: ages.map((a, i) =>
          i === 0 ? `≤${a.to}` : i === ages.length - 1 ? `≥${a.from}` : `${a.from}–${a.to}`,
        ),
        axisLabel: { interval: 0, fontSize: 11 },
      },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          type: 'bar',
          data: ages.map(a => a.teachers),
          color: COLOURS.accent,
          label: { show: true, position: 'top', fontSize: 11 },
        },
      ],
    }),
    [ages],
  )
  return (
    <figure className={css.figure}>
      <figcaption>{name}</figcaption>
      <Chart option={option} height={200} label={w('staffing.agesChart', { stage: name })} />
      {stage.agesUnknown > 0 && (
        <p className={css.missing}>{w('staffing.agesUnknown', { n: stage.agesUnknown })}</p>
      )}
    </figure>
  )
}
