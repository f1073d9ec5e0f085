import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { BarChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

/** Pictures for documents: ECharts on a canvas without a browser, with the Chinese font the product ships (ADR 0007). */

echarts.use([BarChart, GridComponent, MarkLineComponent, CanvasRenderer])

const require = createRequire(import.meta.url)
const SUBSETS = ['latin', 'chinese-simplified'] as const
/** One family a subset: the drawing library takes the first family that has the character. */
const CHART_FONT = SUBSETS.map(s => `junheng-${s}`).join(', ')

let ready = false
function prepare(): void {
  if (ready) return
  for (const subset of SUBSETS) {
    const file = require.resolve(`@fontsource/noto-sans-sc/files/noto-sans-sc-${subset}-400-normal.woff`)
    GlobalFonts.register(readFileSync(file), `junheng-${subset}`)
  }
  const pen = createCanvas(32, 32).getContext('2d')
  // ECharts types its canvas as the browser's; it uses no more of it than this one has.
  echarts.setPlatformAPI({
    createCanvas: () => createCanvas(32, 32) as unknown as HTMLCanvasElement,
    measureText: (text, font) => {
      pen.font = font ?? ''
      // The measuring table of ECharts begins with the character NUL, which this canvas refuses.
      return pen.measureText(text.replaceAll('\0', ' '))
    },
  })
  ready = true
}

/** Three dots a point: sharp on paper. */
const DENSITY = 3

export type DrawChart = typeof drawChart
export type ChartOption = Parameters<ReturnType<typeof echarts.init>['setOption']>[0]

/** Draws a chart as PNG; `size` is in points of the paper. */
export function drawChart(option: ChartOption, size: { width: number; height: number }): Uint8Array {
  prepare()
  const canvas = createCanvas(size.width * DENSITY, size.height * DENSITY)
  const chart = echarts.init(canvas as unknown as HTMLCanvasElement, null, {
    devicePixelRatio: DENSITY,
    width: size.width,
    height: size.height,
  })
  chart.setOption({
    animation: false,
    backgroundColor: '#fff',
    textStyle: { fontFamily: CHART_FONT },
    ...option,
  })
  const png = canvas.toBuffer('image/png')
  chart.dispose()
  return png
}
