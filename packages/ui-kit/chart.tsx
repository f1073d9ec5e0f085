import type { ECharts, EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import css from './chart.module.css'

export type ChartOption = EChartsCoreOption

interface ChartProps {
  readonly option: ChartOption
  readonly height: number
  /** What the picture shows, in a sentence: for those who do not see it. */
  readonly label: string
  /** A shape to draw on (`geo: { map: 'region' }`), registered under the name `region`. */
  readonly shape?: object | null
  readonly onPick?: (name: string, series: string) => void
}

/** One way to draw: echarts as SVG, loaded when first needed, redrawn when its box changes. */
export function Chart({ option, height, label, shape = null, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  useEffect(() => {
    let gone = false
    let stop = () => {}
    void import('./echarts.ts').then(({ open }) => {
      if (gone || !box.current) return
      const opened = open(box.current, shape)
      chart.current = opened
      opened.setOption(latest.current)
      opened.on('click', event => pick.current?.(String(event.name), String(event.seriesName ?? '')))
      stop = follow(box.current, opened)
    })
    return () => {
      gone = true
      stop()
      chart.current?.dispose()
      chart.current = null
    }
  }, [shape])
  const latest = useRef(option)
  latest.current = option
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])
  return <div ref={box} className={css.chart} style={{ height }} role="img" aria-label={label} />
}

/** Keeps the picture as large as its box; with a viewBox it also shrinks to the paper, which no event announces in time. */
function follow(box: HTMLElement, chart: ECharts): () => void {
  const observer = new ResizeObserver(() => chart.resize())
  observer.observe(box)
  chart.on('finished', () => {
    box.querySelector('svg')?.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`)
  })
  return () => observer.disconnect()
}
