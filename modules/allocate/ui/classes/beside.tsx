import { Chart, COLOURS, useWords } from '@kit/ui-kit'
import type { BalanceRow } from '@loop/allocate/schema'
import { useMemo } from 'react'
import { useRowLabel } from './balance-table.tsx'

/** Every line's largest difference between classes, beside what chance gives under the same rules (its median is 100). */
export function Beside({ rows }: { rows: readonly BalanceRow[] }) {
  const w = useWords('allocate')
  const label = useRowLabel()
  const lines = rows.flatMap(r =>
    r.gap === null || !r.chance || r.chance[1] === 0 ? [] : [lineOf(r, label(r))],
  )
  // Lines and words are new objects on every render; their text says whether they differ.
  const shown = JSON.stringify([lines, { band: w('classes.band'), own: w('classes.own') }])
  const option = useMemo(() => optionOf(...(JSON.parse(shown) as Parameters<typeof optionOf>)), [shown])
  return <Chart option={option} height={64 + lines.length * 26} label={w('classes.besideLabel')} />
}

interface Line {
  readonly name: string
  readonly low: number
  readonly high: number
  readonly own: number
}

function lineOf({ gap, chance }: BalanceRow, name: string): Line {
  const [low, median, high] = chance as [number, number, number]
  const share = (x: number) => Math.round((1000 * x) / median) / 10
  return { name, low: share(low), high: share(high), own: share(gap ?? 0) }
}

function optionOf(lines: readonly Line[], words: { readonly band: string; readonly own: string }) {
  const bar = { type: 'bar' as const, stack: 'band', barWidth: 12, silent: true }
  return {
    grid: { left: 8, right: 28, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, data: [words.band, words.own] },
    xAxis: { type: 'value' as const, min: 0, axisLabel: { formatter: '{value}%', hideOverlap: true } },
    yAxis: { type: 'category' as const, inverse: true, data: lines.map(l => l.name) },
    series: [
      { ...bar, name: '', itemStyle: { color: 'transparent' }, data: lines.map(l => l.low) },
      { ...bar, name: words.band, itemStyle: { color: '#c9cfd4' }, data: lines.map(l => l.high - l.low) },
      {
        type: 'scatter' as const,
        name: words.own,
        symbolSize: 11,
        itemStyle: { color: COLOURS.pass },
        data: lines.map((l, i) => [l.own, i]),
      },
    ],
  }
}
