import { Chart, type ChartOption, COLOURS, useWords } from '@kit/ui-kit'
import type { ClassSizeStage } from '@loop/measure/monitor/schema'
import { useMemo } from 'react'

/** Classes by size, this year beside the last; what is above the standard and what is oversized has its own colour and pattern. */
export function BandChart({ stage }: { stage: ClassSizeStage }) {
  const w = useWords('measure')
  const kit = useWords('kit')
  const option = useMemo((): ChartOption => {
    const names = stage.bands.map(b =>
      b.from === null ? `≤${b.to}` : b.to === null ? `≥${b.from}` : `${b.from}–${b.to}`,
    )
    const colour = (from: number | null) =>
      (from ?? 0) >= stage.oversized
        ? COLOURS.fail
        : (from ?? 0) > stage.standard
          ? COLOURS.floor
          : COLOURS.accent
    return {
      grid: { left: 44, right: 8, top: 28, bottom: 28 },
      legend: { top: 0, right: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: names, axisLabel: { interval: 0, fontSize: 11 } },
      yAxis: { type: 'value', minInterval: 1 },
      aria: { decal: { show: true } },
      series: [
        { name: w('classes.before'), type: 'bar', data: stage.bands.map(b => b.before), color: COLOURS.line },
        {
          name: w('classes.now'),
          type: 'bar',
          data: stage.bands.map(b => ({ value: b.classes, itemStyle: { color: colour(b.from) } })),
          label: { show: true, position: 'top', fontSize: 11 },
          color: COLOURS.accent,
        },
      ],
    }
  }, [stage, w])
  return (
    <Chart option={option} height={240} label={w('classes.chart', { stage: kit(`stage.${stage.stage}`) })} />
  )
}
