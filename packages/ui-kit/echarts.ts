import { BarChart, CustomChart, LineChart, LinesChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components'
import { type ECharts, init, registerMap, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { COLOURS, FONT } from './theme.ts'

use([
  AriaComponent,
  BarChart,
  CustomChart,
  GeoComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  LinesChart,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
])

const axis = {
  axisLine: { lineStyle: { color: COLOURS.line } },
  axisTick: { show: false },
  axisLabel: { color: COLOURS.inkSoft, fontSize: 13 },
  splitLine: { lineStyle: { color: COLOURS.line } },
}
const LOOK = {
  color: [COLOURS.accent, COLOURS.pass, COLOURS.fail, COLOURS.undetermined, COLOURS.floor],
  textStyle: { fontFamily: FONT, color: COLOURS.ink, fontSize: 13 },
  categoryAxis: { ...axis, splitLine: { show: false } },
  valueAxis: axis,
  animationDuration: 200,
}

export function open(box: HTMLElement, shape: object | null): ECharts {
  if (shape) registerMap('region', shape as Parameters<typeof registerMap>[1])
  return init(box, LOOK, { renderer: 'svg' })
}
