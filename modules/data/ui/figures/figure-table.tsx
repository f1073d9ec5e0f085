import { type Query, useWords } from '@kit/ui-kit'
import type { Figure, FigurePage } from '@loop/data/schema'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef } from 'react'
import { useMetrics, useNames } from '../words/vocabulary.ts'
import { FigureRow } from './figure-row.tsx'
import css from './figures.module.css'
import { useRows } from './pages.ts'

interface FigureTableProps {
  readonly first: FigurePage
  readonly query: Query
  readonly open: (figure: Figure) => void
}

const ROW_HEIGHT = 42
const COLUMNS = ['unit', 'metric', 'stage', 'value', 'standing', 'where'] as const

/** A real table that holds only the rows in sight; the arrow keys walk, Enter opens. */
export function FigureTable({ first, query, open }: FigureTableProps) {
  const w = useWords('data')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: first.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  })
  const metrics = useMetrics()
  const { unitName } = useNames()
  const items = virtual.getVirtualItems()
  const rowAt = useRows(
    first,
    query,
    items.map(item => item.index),
  )
  const onKeyDown = useWalk(scroller, first.total, virtual.scrollToIndex)
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div ref={scroller} className={css.scroller}>
      <table className={css.table} aria-rowcount={first.total + 1} aria-label={w('figures.title')}>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col" className={css[column]}>
                {w(`figures.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          <Space height={above} />
          {items.map(item => {
            const figure = rowAt(item.index)
            const metric = metrics.get(figure?.metric ?? '')
            return <FigureRow key={item.key} index={item.index} {...{ figure, metric, unitName, open }} />
          })}
          <Space height={below} />
        </tbody>
      </table>
    </div>
  )
}

function Space({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: empty space in place of the rows out of sight
    <tr aria-hidden="true">
      <td colSpan={COLUMNS.length} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

function useWalk(
  scroller: { readonly current: HTMLElement | null },
  total: number,
  reveal: (row: number) => void,
) {
  return (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    const from = event.target instanceof HTMLElement ? event.target.dataset.row : undefined
    if (step === undefined || from === undefined) return
    event.preventDefault()
    const to = Math.max(0, Math.min(total - 1, Number(from) + step))
    reveal(to)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus())
  }
}
