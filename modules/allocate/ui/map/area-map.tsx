import { ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { useWords } from '@kit/ui-kit'
import { Button } from 'antd'
import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo, useRef } from 'react'
import css from './map.module.css'
import { barOf, type Frame, type Land, moved, type Projection, WHOLE, WIDTH, zoomed } from './projection.ts'
import { type Tone, Tones } from './tones.tsx'

/** A block of homes: its area, or a dot where only its middle is known. */
export interface MapCell {
  readonly id: string
  readonly area: Land | null
  readonly lon: number
  readonly lat: number
  readonly pupils: number
  readonly tone: Tone
}

export interface MapDot {
  readonly id: string
  readonly lon: number
  readonly lat: number
  readonly text: string
  readonly shape: 'circle' | 'diamond' | 'square' | 'star' | 'plot'
}

interface AreaMapProps {
  readonly projection: Projection
  readonly ground: readonly Land[]
  readonly cells: readonly MapCell[]
  readonly outlines: readonly Land[]
  readonly dots: readonly MapDot[]
  readonly label: string
  readonly frame: Frame
  readonly onFrame: (frame: Frame) => void
  /** Cells drawn with a bold edge. */
  readonly focus: ReadonlySet<string>
  readonly onFocus: (id: string | null) => void
}

/** A map without tiles: land, blocks, zones, schools. Mouse, finger and keyboard tell a block; print and grey keep zones apart. */
export function AreaMap(props: AreaMapProps) {
  const { projection, cells, frame, onFrame, focus, onFocus, label } = props
  const w = useWords('allocate')
  const drag = useRef<{ x: number; y: number; frame: Frame } | null>(null)
  const { height } = projection
  const view = `${frame.x} ${frame.y} ${frame.width} ${(frame.width * height) / WIDTH}`
  const unit = frame.width / WIDTH
  const onMove = (e: PointerEvent<SVGSVGElement>) => {
    const from = drag.current
    if (from === null) return onFocus(cellAt(e))
    const size = e.currentTarget.getBoundingClientRect().width / frame.width
    onFrame(moved(from.frame, (from.x - e.clientX) / size, (from.y - e.clientY) / size, height))
  }
  const onKey = (e: KeyboardEvent) => {
    const turn = { '+': 1.6, '=': 1.6, '-': 1 / 1.6 }[e.key]
    const step = STEPS[e.key]
    if (turn !== undefined) onFrame(zoomed(frame, turn, height))
    else if (step) onFocus(nextCell(cells, focus, step))
    else if (e.key === 'Escape') onFocus(null)
    else return
    e.preventDefault()
  }
  return (
    <div className={css.map}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk over the blocks, the line below tells each */}
      <div role="application" aria-label={label} tabIndex={0} onKeyDown={onKey} className={css.sheet}>
        <svg
          viewBox={view}
          aria-hidden="true"
          onPointerMove={onMove}
          onPointerLeave={() => {
            drag.current = null
          }}
          onPointerDown={e => {
            onFocus(cellAt(e))
            if (frame.width < WIDTH) drag.current = { x: e.clientX, y: e.clientY, frame }
          }}
          onPointerUp={() => {
            drag.current = null
          }}
        >
          <Layers {...props} unit={unit} />
          <Focused {...props} unit={unit} />
          <ScaleBar frame={frame} projection={projection} />
        </svg>
      </div>
      <div className={`${css.zoom} jh-noprint`}>
        <Button
          size="small"
          icon={<PlusOutlined />}
          aria-label={w('map.nearer')}
          onClick={() => onFrame(zoomed(frame, 1.6, height))}
        />
        <Button
          size="small"
          icon={<MinusOutlined />}
          aria-label={w('map.farther')}
          onClick={() => onFrame(zoomed(frame, 1 / 1.6, height))}
        />
        <Button
          size="small"
          icon={<ExpandOutlined />}
          aria-label={w('map.whole')}
          onClick={() => onFrame(WHOLE)}
        />
      </div>
    </div>
  )
}

type LayersProps = Pick<AreaMapProps, 'projection' | 'ground' | 'cells' | 'outlines' | 'dots'> & {
  readonly unit: number
}

const Layers = memo(
  ({ projection, ground, cells, outlines, dots, unit }: LayersProps) => {
    const prefix = useId()
    const most = cells.reduce((n, c) => Math.max(n, c.pupils), 1)
    const paths = useMemo(
      () => cells.map(c => (c.area ? projection.path(c.area) : null)),
      [cells, projection],
    )
    return (
      <>
        <Tones prefix={prefix} />
        {ground.map((area, i) => (
          <path key={i} d={projection.path(area)} className={css.ground} strokeWidth={1.5 * unit} />
        ))}
        {cells.map((c, i) => {
          const fill = `url(#${prefix}-${c.tone})`
          const d = paths[i]
          if (d)
            return (
              <path
                key={c.id}
                data-cell={c.id}
                d={d}
                fill={fill}
                className={css.cell}
                strokeWidth={0.6 * unit}
              />
            )
          const [x, y] = projection.point(c.lon, c.lat)
          const r = (3 + 6 * Math.sqrt(c.pupils / most)) * Math.sqrt(unit)
          return (
            <circle
              key={c.id}
              data-cell={c.id}
              cx={x}
              cy={y}
              r={r}
              fill={fill}
              className={css.point}
              strokeWidth={unit}
            />
          )
        })}
        {outlines.map((area, i) => (
          <path key={i} d={projection.path(area)} className={css.zone} strokeWidth={2.2 * unit} />
        ))}
        {dots.map(dot => (
          <Dot key={dot.id} dot={dot} projection={projection} unit={unit} />
        ))}
      </>
    )
  },
  (a, b) =>
    a.cells === b.cells &&
    a.outlines === b.outlines &&
    a.dots === b.dots &&
    a.ground === b.ground &&
    a.unit === b.unit,
)

const SHAPES = {
  star: 'M-16 13L0 -19L16 13Z',
  plot: 'M-7 6L0 -9L7 6Z',
  circle: 'M-13 0A13 13 0 1 1 13 0A13 13 0 1 1 -13 0Z',
  diamond: 'M0 -18L18 0L0 18L-18 0Z',
  square: 'M-12 -12H12V12H-12Z',
}

function Dot({ dot, projection, unit }: { dot: MapDot; projection: Projection; unit: number }) {
  const [x, y] = projection.point(dot.lon, dot.lat)
  return (
    <g transform={`translate(${x} ${y}) scale(${unit})`} className={css[dot.shape]} pointerEvents="none">
      <path d={SHAPES[dot.shape]} />
      <text y="5.5" textAnchor="middle">
        {dot.text}
      </text>
    </g>
  )
}

function Focused({ cells, focus, projection, unit }: LayersProps & Pick<AreaMapProps, 'focus'>) {
  return (
    <g pointerEvents="none" className={css.focused} strokeWidth={3 * unit}>
      {cells
        .filter(c => focus.has(c.id))
        .map(c => {
          if (c.area) return <path key={c.id} d={projection.path(c.area)} />
          const [x, y] = projection.point(c.lon, c.lat)
          return <circle key={c.id} cx={x} cy={y} r={11 * unit} />
        })}
    </g>
  )
}

function ScaleBar({ frame, projection }: { frame: Frame; projection: Projection }) {
  const metres = barOf(frame, projection.metres)
  const unit = frame.width / WIDTH
  const bottom = frame.y + (frame.width * projection.height) / WIDTH
  return (
    <g
      transform={`translate(${frame.x + 14 * unit} ${bottom - 12 * unit}) scale(${unit})`}
      className={css.bar}
      pointerEvents="none"
    >
      <path d={`M0 -5V0H${metres / projection.metres / unit}V-5`} />
      <text x={metres / projection.metres / unit + 6}>
        {metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}
      </text>
    </g>
  )
}

function cellAt(e: PointerEvent): string | null {
  return e.target instanceof Element ? e.target.getAttribute('data-cell') : null
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The nearest cell in a direction; the first one where none is in focus. */
function nextCell(
  cells: readonly MapCell[],
  focus: ReadonlySet<string>,
  [dx, dy]: readonly [number, number],
): string | null {
  const from = cells.find(c => focus.has(c.id))
  if (!from) return cells[0]?.id ?? null
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const c of cells) {
    const [x, y] = [c.lon - from.lon, c.lat - from.lat]
    const ahead = x * dx + y * dy
    const aside = Math.abs(x * dy) + Math.abs(y * dx)
    if (ahead <= 0 || aside > 2 * ahead || ahead + 2 * aside >= least) continue
    least = ahead + 2 * aside
    best = c.id
  }
  return best ?? from.id
}
