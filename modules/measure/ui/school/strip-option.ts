import type { Text } from '@kit/base'
import { type ChartOption, COLOURS } from '@kit/ui-kit'
import type { Cell, IndicatorStage, SchoolStage } from '@loop/measure/schema'
import { isRankable } from '../assessment/rankable.ts'
import { indicatorOf, type Result } from '../assessment/reading.ts'

export interface StripRow {
  readonly title: Text
  /** Per cent of the threshold: of the school, the county, and every other school. */
  readonly self: number | null
  readonly mean: number | null
  readonly others: readonly number[]
}

/** Indicators with a threshold, as per cent of it, so that square metres and teachers stand on one scale. */
export function stripRows(result: Result, school: SchoolStage): readonly StripRow[] {
  const peers = result.schools.filter(s => s.stage === school.stage && s.unit !== school.unit)
  return result.order.flatMap((id, i) => {
    const x = indicatorOf(result, id, school.stage)
    // Side by side on one scale is an order.
    if (!x?.threshold || !isRankable(x)) return []
    const share = (cell: Cell | undefined) => percent(cell?.value ?? null, x)
    return [
      {
        title: x.title,
        self: share(school.cells[i]),
        mean: percent(x.mean, x),
        others: peers.flatMap(p => share(p.cells[i]) ?? []),
      },
    ]
  })
}

function percent(value: number | null, x: IndicatorStage): number | null {
  if (value === null || !x.threshold || value <= 0) return null
  return (x.better === 'higher' ? value / x.threshold : x.threshold / value) * 100
}

interface StripWords {
  readonly say: (text: Text) => string
  readonly threshold: string
  readonly others: string
  readonly self: string
  readonly mean: string
}

/** Beyond this a school is far above; drawn at the edge so that the rest keeps its room. */
const EDGE = 300

export function stripOption(rows: readonly StripRow[], words: StripWords): ChartOption {
  const shown = [...rows].reverse()
  const dots = (pick: (row: StripRow) => readonly (number | null)[]) =>
    shown.flatMap((row, y) => pick(row).flatMap(x => (x === null ? [] : [[Math.min(EDGE, x), y]])))
  const point = { type: 'scatter', silent: true }
  return {
    grid: { left: 8, right: 24, top: 30, bottom: 4, containLabel: true },
    legend: { top: 0, right: 0, itemHeight: 10, textStyle: { color: COLOURS.inkSoft } },
    xAxis: { type: 'value', min: 0, max: EDGE, axisLabel: { formatter: (x: number) => `${x}%` } },
    yAxis: {
      type: 'category',
      data: shown.map(row => words.say(row.title)),
      axisLabel: { color: COLOURS.ink, width: 230, overflow: 'truncate' },
    },
    series: [
      {
        ...point,
        name: words.others,
        symbolSize: 6,
        itemStyle: { color: '#8c98a3', opacity: 0.35 },
        data: dots(r => r.others),
      },
      {
        ...point,
        name: words.mean,
        symbol: 'rect',
        symbolSize: [2, 18],
        itemStyle: { color: COLOURS.inkSoft },
        data: dots(r => [r.mean]),
      },
      {
        ...point,
        name: words.self,
        symbol: 'circle',
        symbolSize: 14,
        itemStyle: { color: COLOURS.accent, borderColor: '#fff', borderWidth: 1.5 },
        data: dots(r => [r.self]),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: COLOURS.ink, type: 'solid', width: 1.5 },
          label: { show: false },
          data: [{ xAxis: 100 }],
        },
      },
    ],
  }
}
