import type { Stage, Text } from '@kit/base'
import type { AssessmentResult } from '@loop/measure/schema'
import type { ChartOption } from './chart.ts'
import type { Say } from './words.ts'

const WITHIN = '#2F7D5B'
const BEYOND = '#C2452D'
const INK = '#1F2933'
const LIMIT: Text = { zh: '限值', en: 'limit' }
const LABEL = { fontSize: 13, color: INK }

/** Spread between schools, one bar an indicator, the limit as a line. Null where no indicator has a spread. */
export function spreadChart(result: AssessmentResult, stage: Stage, say: Say): ChartOption | null {
  const rows = result.indicators.filter(i => i.stage === stage && i.cv !== null).reverse()
  if (rows.length === 0) return null
  const limits = [...new Set(rows.flatMap(i => (i.cvLimit === null ? [] : [i.cvLimit])))]
  const longest = Math.max(...limits, ...rows.map(i => i.cv ?? 0))
  return {
    grid: { left: 8, right: 48, top: 28, bottom: 4 },
    xAxis: {
      type: 'value',
      min: 0,
      max: Math.ceil(longest * 11) / 10,
      axisLabel: LABEL,
      splitLine: { lineStyle: { color: '#E5E8EC' } },
    },
    yAxis: {
      type: 'category',
      data: rows.map(i => say(i.title)),
      axisTick: { show: false },
      axisLabel: { ...LABEL, width: 230, overflow: 'break', lineHeight: 15 },
    },
    series: [
      {
        type: 'bar',
        barWidth: 14,
        data: rows.map(i => ({
          value: i.cv ?? 0,
          itemStyle: { color: i.cvLimit !== null && (i.cv ?? 0) > i.cvLimit ? BEYOND : WITHIN },
        })),
        label: {
          ...LABEL,
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => (rows[dataIndex]?.cv ?? 0).toFixed(3),
        },
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: INK, type: 'dashed', width: 1.2 },
          label: {
            ...LABEL,
            position: 'end',
            formatter: ({ value }: { value: number }) => `${say(LIMIT)} ${value}`,
          },
          data: limits.map(xAxis => ({ xAxis })),
        },
      },
    ],
  }
}
