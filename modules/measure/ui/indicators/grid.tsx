import { Empty, useWords } from '@kit/ui-kit'
import type { SchoolStage } from '@loop/measure/schema'
import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Result } from '../assessment/reading.ts'
import { indicatorOf } from '../assessment/reading.ts'
import type { Filters } from './filters.ts'
import css from './grid.module.css'
import { GridFoot } from './grid-foot.tsx'
import { GridHead } from './grid-head.tsx'
import { moveBy, type Place } from './grid-keys.ts'
import { FIXED_COLUMNS, GridRow } from './grid-row.tsx'

interface GridProps {
  readonly result: Result
  readonly rows: readonly SchoolStage[]
  readonly filters: Filters
  readonly open: (unit: string, indicator: string) => void
  readonly put: (patch: Readonly<Record<string, string | null>>) => void
}

const ROW_HEIGHT = 40

/** A real table whose body holds only the rows in sight; arrow keys walk, Enter opens. */
export function Grid({ result, rows, filters, open, put }: GridProps) {
  const w = useWords('measure')
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<Place>({ row: 0, column: 0 })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const indicators = result.order.map(id => indicatorOf(result, id, filters.stage))
  const columns = FIXED_COLUMNS + indicators.length
  const onKeyDown = useGridKeys({
    rows,
    order: result.order,
    active,
    setActive,
    open,
    scroller,
    reveal: virtual.scrollToIndex,
  })
  if (rows.length === 0) return <Empty title={w('indicators.noneTitle')}>{w('indicators.noneText')}</Empty>
  const items = virtual.getVirtualItems()
  const above = items[0]?.start ?? 0
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div ref={scroller} className={css.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one walks through cell by cell
        role="grid"
        className={css.grid}
        aria-label={w('indicators.title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns}
        style={{ minWidth: 400 + indicators.length * 108 }}
        onKeyDown={onKeyDown}
      >
        <GridHead indicators={indicators} order={result.order} filters={filters} result={result} put={put} />
        <tbody>
          <Spacer height={above} columns={columns} />
          {items.map(item => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <GridRow
                key={`${row.unit} ${row.stage}`}
                row={row}
                index={item.index}
                indicators={indicators}
                activeColumn={active.row === item.index ? active.column : null}
                open={open}
                setActive={setActive}
              />
            )
          })}
          <Spacer height={below} columns={columns} />
        </tbody>
        <GridFoot indicators={indicators} />
      </table>
    </div>
  )
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: empty space in place of the rows out of sight
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

interface Keys {
  readonly rows: readonly SchoolStage[]
  readonly order: readonly string[]
  readonly active: Place
  readonly setActive: (place: Place) => void
  readonly open: (unit: string, indicator: string) => void
  readonly scroller: { readonly current: HTMLElement | null }
  readonly reveal: (index: number) => void
}

function useGridKeys({ rows, order, active, setActive, open, scroller, reveal }: Keys) {
  const navigate = useNavigate()
  return (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.cell === undefined) return
    const row = rows[active.row]
    if (event.key === 'Enter' && row) {
      event.preventDefault()
      const indicator = order[active.column - FIXED_COLUMNS]
      if (indicator) open(row.unit, indicator)
      else void navigate({ to: '/schools/$unit', params: { unit: row.unit }, search: true })
      return
    }
    const to = moveBy(
      event.key,
      event.ctrlKey || event.metaKey,
      active,
      rows.length,
      FIXED_COLUMNS + order.length,
    )
    if (!to) return
    event.preventDefault()
    setActive(to)
    reveal(to.row)
    // At once where the cell is in sight: a focus that comes late would undo the keys pressed meanwhile.
    const focus = () => {
      const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${to.row}.${to.column}"]`)
      cell?.focus()
      return cell !== null && cell !== undefined
    }
    if (!focus()) requestAnimationFrame(focus)
  }
}
