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

/** One way to draw: echarts as SVG, loaded when first needed, redrawn when its box changes and before printing. */
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

/** Width between the margins of `base.css`, less the padding of a card, in CSS pixels. */
const A4_WIDTH = 640

function follow(box: HTMLElement, chart: ECharts): () => void {
  const fit = () => chart.resize()
  const observer = new ResizeObserver(fit)
  observer.observe(box)
  // The paper is narrower than the screen, and by then it is too late to measure it.
  const fitPaper = () => chart.resize({ width: Math.min(box.clientWidth, A4_WIDTH) })
  window.addEventListener('beforeprint', fitPaper)
  window.addEventListener('afterprint', fit)
  return () => {
    observer.disconnect()
    window.removeEventListener('beforeprint', fitPaper)
    window.removeEventListener('afterprint', fit)
  }
}
