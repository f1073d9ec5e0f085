import { Num, useWords, VerdictIcon } from '@kit/ui-kit'
import type { IndicatorStage, SchoolStage } from '@loop/measure/schema'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { CellFace, heatOf } from './cell-face.tsx'
import css from './grid.module.css'
import type { Place } from './grid-keys.ts'

/** Name, pupils, verdict stand before the indicators. */
export const FIXED_COLUMNS = 3

interface RowProps {
  readonly row: SchoolStage
  readonly index: number
  readonly indicators: readonly (IndicatorStage | undefined)[]
  /** Column the keyboard is in, when it is in this row. */
  readonly activeColumn: number | null
  readonly open: (unit: string, indicator: string) => void
  readonly setActive: (place: Place) => void
}

export const GridRow = memo(function GridRow({
  row,
  index,
  indicators,
  activeColumn,
  open,
  setActive,
}: RowProps) {
  const kit = useWords('kit')
  const w = useWords('measure')
  const cell = (column: number) => ({
    'data-cell': `${index}.${column}`,
    tabIndex: activeColumn === column ? 0 : -1,
    onFocus: () => setActive({ row: index, column }),
  })
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className={css.name} {...cell(0)}>
        <Link to="/schools/$unit" params={{ unit: row.unit }} search={true} tabIndex={-1}>
          {row.name}
        </Link>
        {row.merged.length > 0 && (
          <small title={w('indicators.mergedWhy')}>{w('indicators.merged', { n: row.merged.length })}</small>
        )}
      </th>
      <td className={css.pupils} {...cell(1)}>
        <Num value={row.pupils} />
      </td>
      <td className={css.verdict} {...cell(2)} title={kit(`verdict.${row.verdict}`)}>
        <VerdictIcon verdict={row.verdict} size={16} />
        <span className="jh-sr">{kit(`verdict.${row.verdict}`)}</span>
        <span className="jh-num">
          {row.reached}/{row.cells.length}
        </span>
      </td>
      {row.cells.map((value, i) => {
        const indicator = indicators[i]
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles Enter for the focused cell
          <td
            key={indicator?.indicator ?? i}
            className={`${css.cell} ${css[value.standing]}`}
            style={heatOf(value, indicator)}
            onClick={() => indicator && open(row.unit, indicator.indicator)}
            {...cell(FIXED_COLUMNS + i)}
          >
            <CellFace cell={value} />
          </td>
        )
      })}
    </tr>
  )
})
